"""Telling stories, saying where they stand, and sending them as an issue of the newsletter."""

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.db import transaction

from goldenthread.features.accounts.models import Person
from goldenthread.features.activity import operations as activity
from goldenthread.features.organisations.models import Post, School, Trust
from goldenthread.features.organisations.queries import role_titles
from goldenthread.features.plans.models import Statement
from goldenthread.features.sharing.models import Issue, Story, StoryPlace
from goldenthread.features.trail.operations import record
from goldenthread.foundation import clock
from goldenthread.foundation.tables import claim_revision


@transaction.atomic
def tell_story(
    *, trust: Trust, title: str, text: str, by: Person | None, post: Post | None = None, school: School | None = None,
    on: dt.date | None = None,
) -> Story:  # fmt: skip
    """Write down something good that happened; it goes nowhere until somebody has looked it over."""
    if not title.strip() or not text.strip():
        raise ValidationError({"text": "Say what happened, under a title."})
    row = Story(
        trust=trust, school=school, title=title.strip(), text=text.strip(), by=by, post=post,
        told_on=on or clock.today(),
    )  # fmt: skip
    row.full_clean(exclude=["trust", "school", "by", "post"])
    row.save()
    _note(row, "told a story", by)
    return row


@transaction.atomic
def revise_story(*, story: Story, title: str, text: str, by: Person | None, drawn_from: int | None) -> Story:
    """Tell it otherwise; it is looked over anew. Raises Stale."""
    if not title.strip() or not text.strip():
        raise ValidationError({"text": "Say what happened, under a title."})
    claim_revision(story, drawn_from)
    story.title, story.text, story.ready_on = title.strip(), text.strip(), None
    story.full_clean(exclude=["trust", "school", "by", "post"])
    story.save()
    _note(story, "changed a story", by)
    return story


@transaction.atomic
def let_story_be_told(*, story: Story, by: Person | None, shows: Iterable[Statement] = ()) -> Story:
    """Say that a story may be told outside, and which values of the plan it shows."""
    marks = list(shows)
    if any(one.plan.trust_id != story.trust_id for one in marks):
        raise ValidationError({"shows": "That belongs to another trust."})
    story.ready_on = clock.today()
    story.save()
    story.shows.set(marks)
    _note(story, "let a story be told", by, {"shows": [str(one) for one in marks]} if marks else None)
    return story


@transaction.atomic
def note_place(
    *, story: Story, channel: str, by: Person | None, on: dt.date | None = None, address: str = ""
) -> StoryPlace:  # fmt: skip
    """Note where a story was told, and when."""
    if story.ready_on is None:
        raise ValidationError("Nobody has looked it over yet.")
    if channel not in StoryPlace.Channel.values:
        raise ValidationError({"channel": "Choose where."})
    day = on or clock.today()
    if day > clock.today():
        raise ValidationError({"on": "That day is still to come."})
    if address.strip():
        try:
            URLValidator(schemes=["http", "https"])(address.strip())
        except ValidationError as wrong:
            raise ValidationError({"address": "That is no address of a page."}) from wrong
    row = StoryPlace.objects.create(story=story, channel=channel, on=day, address=address.strip()[:400])
    _note(story, "noted where a story was told", by, {"where": channel, "on": day})
    return row


@transaction.atomic
def make_issue(
    *, trust: Trust, title: str, by: Person | None, greeting: str = "", audience: Sequence[str] = (),
    stories: Iterable[Story] = (), on: dt.date | None = None,
) -> Issue:  # fmt: skip
    """Begin an issue of the newsletter."""
    row = Issue(trust=trust, title=title.strip(), made_on=on or clock.today())
    _put(row, title, greeting, audience, stories)
    record(trust=trust.pk, by=by, did="made an issue", kind="news issue", ref=row.ref, title=row.title)
    return row


@transaction.atomic
def revise_issue(
    *, issue: Issue, title: str, greeting: str, audience: Sequence[str], stories: Iterable[Story], by: Person | None
) -> Issue:  # fmt: skip
    """Change an issue that was not sent yet."""
    _require_unsent(issue)
    _put(issue, title, greeting, audience, stories)
    record(trust=issue.trust_id, by=by, did="changed an issue", kind="news issue", ref=issue.ref, title=issue.title)
    return issue


@transaction.atomic
def send_issue(*, issue: Issue, by: Person | None, on: dt.date | None = None) -> Issue:
    """Send an issue: its words are kept as they were sent, and every post that it is for is told."""
    held = Issue.objects.select_for_update().get(pk=issue.pk)
    _require_unsent(held)
    stories = list(held.stories.select_related("school"))
    if not stories:
        raise ValidationError("Choose at least one story.")
    if any(story.ready_on is None for story in stories):
        raise ValidationError("One of its stories was not looked over yet.")
    held.sent_on = on or clock.today()
    held.sent = {
        "schema": 1, "title": held.title, "greeting": held.greeting,
        "stories": [
            {"title": one.title, "text": one.text, "school": one.school.name if one.school else ""} for one in stories
        ],
    }  # fmt: skip
    posts = Post.objects.filter(trust=held.trust)
    posts = posts.filter(role__in=held.audience) if held.audience else posts
    keys = list(posts.values_list("pk", flat=True))
    held.posts_told = len(keys)
    held.save()
    StoryPlace.objects.bulk_create(
        StoryPlace(story=one, channel=StoryPlace.Channel.NEWSLETTER, on=held.sent_on) for one in stories
    )
    activity.tell(
        trust=held.trust, posts=keys, says=f"New issue: {held.title}", subject_kind="news issue",
        subject_ref=held.ref, by=by,
    )  # fmt: skip
    record(
        trust=held.trust_id, by=by, did="sent an issue", kind="news issue", ref=held.ref, title=held.title,
        after={"posts": held.posts_told, "stories": len(stories)},
    )  # fmt: skip
    return held


@transaction.atomic
def open_issue(*, issue: Issue, by: Person | None, is_open: bool = True, on: dt.date | None = None) -> Issue:
    """Put a sent issue on the trust's open page, where parents read it, or take it off again."""
    if issue.sent_on is None:
        raise ValidationError("Send it first: what is open are the words that were sent.")
    issue.opened_on = (on or clock.today()) if is_open else None
    issue.save()
    did = "opened an issue to anybody" if is_open else "took an issue off the open page"
    record(trust=issue.trust_id, by=by, did=did, kind="news issue", ref=issue.ref, title=issue.title)
    return issue


def _put(issue: Issue, title: str, greeting: str, audience: Sequence[str], stories: Iterable[Story]) -> None:
    if not title.strip():
        raise ValidationError({"title": "Say what it is called."})
    if set(audience) - set(role_titles()):
        raise ValidationError({"audience": "Choose who reads it."})
    issue.title, issue.greeting, issue.audience = title.strip(), greeting.strip(), list(audience)
    issue.full_clean(exclude=["trust"])
    issue.save()
    issue.stories.set(stories)


def _require_unsent(issue: Issue) -> None:
    if issue.sent_on is not None:
        raise ValidationError("It was sent, and stays as it was sent.")


def _note(story: Story, did: str, by: Person | None, after: Any = None) -> None:
    record(trust=story.trust_id, by=by, did=did, kind="story", ref=story.ref, title=story.title, after=after)
