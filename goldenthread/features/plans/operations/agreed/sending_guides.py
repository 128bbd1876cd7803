"""Sending a year's pocket guide out to an audience, and hearing that it was read."""

import datetime as dt

from django.core.exceptions import ValidationError
from django.db import transaction

from goldenthread.features.accounts.models import Person
from goldenthread.features.activity import operations as activity
from goldenthread.features.activity.models import Task
from goldenthread.features.organisations.models import Post
from goldenthread.features.plans.models import GuideReader, GuideSending, Plan
from goldenthread.features.plans.operations.writing import note_plan
from goldenthread.features.plans.queries.agreed.sent_guides import posts_of_audience
from goldenthread.foundation import clock
from goldenthread.foundation.checked_words import check, require

READ_GUIDE = "read guide"
DRAFT = "The plan is a draft still, which those whom you tell cannot open: have it agreed, or make it live, first."
# By when whoever is asked to read it is to have done so.
DAYS_TO_READ = dt.timedelta(days=21)


@transaction.atomic
def send_guide(
    *, plan: Plan, year: str, audience: str, on: dt.date, by: Person | None, how: str = "", tells: bool = False,
    asks_to_read: bool = False, post: Post | None = None,
) -> GuideSending:  # fmt: skip
    """Record that a year's guide went to an audience; tell those of it with a post here, and ask them to read it."""
    today = clock.today()
    require(plan.state != Plan.State.DRAFT, DRAFT)
    require(on <= today, "It cannot have gone out on a day that is still to come.", "on")
    require(on > today - dt.timedelta(days=366), "That is more than a year ago.", "on")
    posts = list(posts_of_audience(plan, audience)) if tells or asks_to_read else []
    require(bool(posts) or bool(how.strip()), "Say how it went out.", "how")
    words = check(GuideSending, {"year": year, "audience": audience, "sent_on": on, "how": " ".join(how.split())})
    made = GuideSending.objects.create(plan=plan, told=len(posts), post=post, by=by, **words)
    note_plan(plan, "sent the pocket guide out", by, after=words | {"told": made.told})
    activity.tell(
        trust=plan.trust,
        posts=posts,
        says=f"{made} is out.",
        subject_kind="guide sending",
        subject_ref=made.ref,
        by=by,
    )
    activity.post(trust=plan.trust, event=activity.DEED_DONE, payload={"guide": made.ref})
    if asks_to_read:
        _ask(made, posts, today)
    return made


def _ask(made: GuideSending, posts: list[Post], today: dt.date) -> None:
    GuideReader.objects.bulk_create(GuideReader(sending=made, post=one) for one in posts)
    activity.open_tasks(
        Task(
            trust=made.plan.trust, post=one, kind=READ_GUIDE, subject_kind="guide sending", subject_ref=made.ref,
            title=f"Read: {made}"[:200], why="What we mean to do this year, on one side. Say that you have read it.",
            due_on=today + DAYS_TO_READ,
        ) for one in posts
    )  # fmt: skip


@transaction.atomic
def say_guide_read(*, sending: GuideSending, posts: frozenset[int], by: Person) -> int:
    """Say in the name of posts that a guide was read; return of how many it was asked."""
    asked = sending.readers.filter(post__in=posts, read_on=None).update(read_on=clock.today(), by=by)
    if not asked:
        raise ValidationError("Nobody asks you to read it, or you have said so already.")
    activity.close_tasks(
        kind=READ_GUIDE, subject_kind="guide sending", subject_ref=sending.ref, by=by, posts=posts
    )  # fmt: skip
    note_plan(sending.plan, "read the pocket guide", by, after={"year": sending.year})
    return asked
