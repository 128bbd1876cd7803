"""From a recommendation to its closing, which somebody else confirms."""

import datetime as dt

from django.db import transaction

from goldenthread.domain.board import following_up as rules
from goldenthread.features.accounts.models import Person
from goldenthread.features.activity import operations as activity
from goldenthread.features.assurance.models import Finding, Recommendation, Step
from goldenthread.features.assurance.operations.writing import check as checked
from goldenthread.features.assurance.operations.writing import note, require, require_ours
from goldenthread.features.organisations.models import Post
from goldenthread.features.plans import operations as planning
from goldenthread.features.plans.models import Status
from goldenthread.features.plans.operations.work.carrying import carried_out
from goldenthread.foundation import clock
from goldenthread.foundation.tables import claim_revision

ASKED, CONFIRM = "act on finding", "confirm as done"


@transaction.atomic
def recommend(
    *, finding: Finding, says: str, by: Person | None, post: Post | None = None, due_on: dt.date | None = None,
    on: dt.date | None = None,
) -> Recommendation:  # fmt: skip
    """Say what should happen because of a finding; the post that it is asked of finds it on home."""
    on = on or clock.today()
    due_on = due_on or rules.due_by(finding.severity, finding.found_on)
    words = checked(Recommendation, {"says": says, **({"due_on": due_on} if due_on else {})})
    require_ours(post, finding.trust_id, finding.school_id)
    row = Recommendation.objects.create(finding=finding, post=post, made_on=on, **words)
    _step(row, "Recommended", by, on, says=f"Asked of {post.title}." if post else "")
    ask(row)
    note(finding.trust_id, "recommended", row, by, due=due_on)
    return row


@transaction.atomic
def arrange_recommendation(
    *,
    row: Recommendation,
    post: Post | None,
    due_on: dt.date | None,
    by: Person,
    drawn_from: int | None,
    why: str = "",
) -> Recommendation:
    """Say whose a recommendation is and by when. A day that has been set is put off only with a reason."""
    claim_revision(row, drawn_from)
    _require_open(row)
    require_ours(post, row.finding.trust_id, row.finding.school_id)
    is_later = row.due_on is not None and (due_on is None or due_on > row.due_on)
    require(not is_later or why.strip(), "Say why it is put off.", "why")
    if due_on:
        checked(Recommendation, {"due_on": due_on})
    stop_asking(row, by)
    row.post, row.due_on = post, due_on
    row.save()
    says = checked(Step, {"says": why})["says"]
    _step(row, "Put off" if is_later else "Arranged", by, clock.today(), says=says, post=post)
    ask(row)
    note(row.finding.trust_id, "arranged a recommendation", row, by, due=due_on, post=post.title if post else "")
    return row


@transaction.atomic
def finish(
    *, row: Recommendation, says: str, by: Person | None, post: Post | None = None, on: dt.date | None = None
) -> Recommendation:
    """Say that a recommendation has been carried out. It stays open until somebody else has looked."""
    _require_open(row)
    words = checked(Recommendation, {"done_says": says})
    require(words["done_says"], "Say what was done.", "done_says")
    row.done_says, row.done_on, row.done_by, row.done_post = words["done_says"], on or clock.today(), by, post
    row.revision += 1
    row.save()
    _step(row, "Said to be done", by, row.done_on, says=row.done_says, post=post)
    stop_asking(row, by)
    found = row.finding
    # Whoever found it looks whether it is done, unless they did it themselves.
    if found.post is not None and found.post not in (post, row.post):
        activity.open_task(
            trust=found.trust, post=found.post, kind=CONFIRM, subject_kind="recommendation", subject_ref=row.ref,
            title=f"Is it done? {row.told_as}"[:200],
            why=f"{found.place}: {row.open_words(row.done_says)}"[:300],
        )  # fmt: skip
    note(row.finding.trust_id, "said that a recommendation is done", row, by)
    return row


@transaction.atomic
def confirm(
    *, row: Recommendation, says: str, by: Person | None, post: Post | None = None,
    posts: frozenset[int] = frozenset(), on: dt.date | None = None,
) -> Recommendation:  # fmt: skip
    """Close a recommendation, as somebody who did not do it. Raises ValidationError where it is one's own."""
    require(row.done_on is not None and row.confirmed_on is None, "There is nothing to confirm.")
    why_not = rules.why_not_confirm(
        person=by.pk if by else 0, posts=posts, done_by=row.done_by_id, asked=row.post_id,
        done_in_name_of=row.done_post_id,
    )  # fmt: skip
    require(not why_not, why_not)
    words = checked(Step, {"says": says})
    row.confirmed_on, row.confirmed_by, row.confirmed_post = on or clock.today(), by, post
    row.revision += 1
    row.save()
    _step(row, "Confirmed", by, row.confirmed_on, says=words["says"], post=post)
    activity.close_tasks(kind=CONFIRM, subject_kind="recommendation", subject_ref=row.ref, by=by)
    activity.tell(
        trust=row.finding.trust, posts=[row.post], says=f"Confirmed as done: {row.told_as}",
        subject_kind="recommendation", subject_ref=row.ref, by=by,
    )  # fmt: skip
    note(row.finding.trust_id, "confirmed a recommendation", row, by)
    return row


@transaction.atomic
def send_back(
    *, row: Recommendation, says: str, by: Person | None, post: Post | None = None,
    posts: frozenset[int] = frozenset(), on: dt.date | None = None,
) -> Recommendation:  # fmt: skip
    """Say that a recommendation is not done yet, and why; or open again one that was confirmed."""
    require(row.done_on is not None, "It has not been said to be done.")
    was_confirmed = row.confirmed_on is not None
    why_not = rules.why_not_confirm(
        person=by.pk if by else 0, posts=posts, done_by=row.done_by_id, asked=None, done_in_name_of=None
    )
    require(was_confirmed or not why_not, why_not)
    words = checked(Step, {"says": says})
    require(words["says"], "Say why.", "says")
    open_again(row=row, says=words["says"], by=by, post=post, on=on or clock.today())
    # What a plan carried out is to be done there again.
    for action in carried_out("recommendation", row.ref).actions:
        if action.status == Status.DONE:
            planning.reopen_action(action=action, by=by, remark=words["says"])
    return row


def open_again(
    *, row: Recommendation, says: str, by: Person | None, on: dt.date, post: Post | None = None
) -> Recommendation:
    """Let a recommendation be open once more, that was said to be done or was closed."""
    was_confirmed = row.confirmed_on is not None
    row.done_on = row.done_by = row.done_post = None
    row.confirmed_on = row.confirmed_by = row.confirmed_post = None
    row.done_says = ""
    row.revision += 1
    row.save()
    activity.close_tasks(kind=CONFIRM, subject_kind="recommendation", subject_ref=row.ref, by=by)
    _step(row, "Opened again" if was_confirmed else "Sent back", by, on, says=says, post=post)
    ask(row)
    note(row.finding.trust_id, "opened a recommendation again", row, by, reason=says)
    return row


@transaction.atomic
def decline(*, row: Recommendation, says: str, by: Person | None, post: Post | None = None) -> Recommendation:
    """Say that a recommendation will not be followed, and why."""
    _require_open(row)
    words = checked(Step, {"says": says})
    require(words["says"], "Say why.", "says")
    row.declined_on = clock.today()
    row.revision += 1
    row.save()
    _step(row, "Declined", by, row.declined_on, says=words["says"], post=post)
    stop_asking(row, by)
    note(row.finding.trust_id, "declined a recommendation", row, by, reason=words["says"])
    return row


def _require_open(row: Recommendation) -> None:
    require(row.done_on is None and row.declined_on is None, "It is not open any more.")


def ask(row: Recommendation) -> None:
    """Ask the post that it is asked of, unless a plan carries it out: then its actions ask."""
    if row.post is not None and carried_out("recommendation", row.ref).how == rules.NOT_CARRIED:
        activity.open_task(
            trust=row.finding.trust, post=row.post, kind=ASKED, subject_kind="recommendation", subject_ref=row.ref,
            title=row.told_as, why=f"{row.finding.place}: {row.finding.told_as}"[:300], due_on=row.due_on,
        )  # fmt: skip


def stop_asking(row: Recommendation, by: Person | None = None) -> None:
    """Ask nobody any more to act on it."""
    activity.close_tasks(kind=ASKED, subject_kind="recommendation", subject_ref=row.ref, by=by)


def _step(
    row: Recommendation, did: str, by: Person | None, on: dt.date, *, says: str = "", post: Post | None = None
) -> None:
    Step.objects.create(recommendation=row, did=did, says=says, on=on, by=by, post=post)
