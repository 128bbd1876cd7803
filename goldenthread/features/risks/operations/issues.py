"""Issues: what has happened, who acts on it by when, and that the board knows."""

import datetime as dt
from dataclasses import dataclass

from django.db import transaction

from goldenthread.features.accounts.models import Person
from goldenthread.features.activity import operations as activity
from goldenthread.features.organisations.models import Post
from goldenthread.features.risks.models import Issue, Risk
from goldenthread.features.risks.operations.raising import Whose, require_ours
from goldenthread.features.trail import operations as trail
from goldenthread.foundation import clock
from goldenthread.foundation.checked_words import check, require
from goldenthread.foundation.tables import claim_revision

ACT_ON, ACKNOWLEDGE = "act on issue", "acknowledge issue"


@dataclass(frozen=True)
class IssueWords:
    """What a person says of an issue."""

    title: str
    said: str
    owner: Post | None = None
    act_by: dt.date | None = None
    is_significant: bool = False
    is_confidential: bool = False
    risk: Risk | None = None


@transaction.atomic
def raise_issue(
    *, whose: Whose, words: IssueWords, by: Person | None, board: list[Post], on: dt.date | None = None
) -> Issue:  # fmt: skip
    """Say what has happened. A significant one needs an owner and a day, and goes to the board at once."""
    require(words.title.strip(), "Say what has happened.", "title")
    require(words.said.strip(), "Say what is known so far.", "said")
    require_ours(words.owner, whose.trust, whose.school)
    if words.is_significant:
        require(words.owner, "A significant issue needs somebody who acts on it.", "owner")
        require(words.act_by, "Say by when it is acted on.", "act_by")
    texts = check(Issue, {"title": words.title, "said": words.said})
    made = Issue.objects.create(
        trust=whose.trust, school=whose.school, unit=whose.unit, owner=words.owner, act_by=words.act_by,
        is_significant=words.is_significant, is_confidential=words.is_confidential, risk=words.risk, by=by,
        raised_on=on or clock.today(), **texts,
    )  # fmt: skip
    if words.owner is not None:
        _ask(made, words.owner, ACT_ON, "Act on it and say what was done", words.act_by)
    for post in board if words.is_significant else []:
        _ask(made, post, ACKNOWLEDGE, "A significant issue: the board is told", words.act_by)
    _note(made, "raised an issue", by, texts)
    return made


@transaction.atomic
def act_on_issue(
    *, issue: Issue, said: str, by: Person | None, drawn_from: int | None = None, on: dt.date | None = None
) -> Issue:  # fmt: skip
    """Say what was done about an issue."""
    require(said.strip(), "Say what was done.", "said")
    require(issue.closed_on is None, "This issue is closed.")
    words = check(Issue, {"acted_said": said})
    claim_revision(issue, drawn_from)
    issue.acted_on, issue.acted_said = issue.acted_on or on or clock.today(), words["acted_said"]
    issue.save()
    activity.close_tasks(kind=ACT_ON, subject_kind="issue", subject_ref=issue.ref, by=by)
    _note(issue, "acted on an issue", by, words)
    return issue


@transaction.atomic
def acknowledge_issue(
    *, issue: Issue, post: Post | None, by: Person | None, on: dt.date | None = None
) -> Issue:  # fmt: skip
    """Say for the board that it knows of a significant issue."""
    require(issue.is_significant, "Only a significant issue goes to the board.")
    require(issue.acknowledged_on is None, "The board has said so already.")
    claim_revision(issue, None)
    issue.acknowledged_on, issue.acknowledged_post = on or clock.today(), post
    issue.save()
    activity.close_tasks(kind=ACKNOWLEDGE, subject_kind="issue", subject_ref=issue.ref, by=by)
    _note(issue, "acknowledged an issue for the board", by, {"post": post and post.title})
    return issue


@transaction.atomic
def close_issue(*, issue: Issue, by: Person | None, drawn_from: int | None = None) -> Issue:
    """Close an issue that was acted on."""
    require(issue.acted_on is not None, "Say first what was done about it.")
    require(issue.closed_on is None, "This issue is closed already.")
    claim_revision(issue, drawn_from)
    issue.closed_on = clock.today()
    issue.save()
    for kind in (ACT_ON, ACKNOWLEDGE):
        activity.close_tasks(kind=kind, subject_kind="issue", subject_ref=issue.ref, by=by)
    _note(issue, "closed an issue", by, {})
    return issue


def _ask(issue: Issue, post: Post, kind: str, why: str, due_on: dt.date | None) -> None:
    title = "An issue" if issue.is_confidential else issue.title
    activity.open_task(
        trust=issue.trust, post=post, kind=kind, subject_kind="issue", subject_ref=issue.ref, title=title, why=why,
        due_on=due_on,
    )  # fmt: skip


def _note(issue: Issue, did: str, by: Person | None, after: dict[str, object]) -> None:
    title = "A confidential issue" if issue.is_confidential else issue.title
    trail.record(
        trust=issue.trust_id, by=by, did=did, kind="issue", ref=issue.ref, title=title,
        after=None if issue.is_confidential else after,
    )  # fmt: skip
