"""Sending a thing on its way, asking whoever decides next, and taking it back."""

import datetime as dt
from collections.abc import Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from goldenthread.features.accounts.models import Person
from goldenthread.features.activity import operations as activity
from goldenthread.features.activity.models import Task
from goldenthread.features.approvals.deciding import who_may_decide
from goldenthread.features.approvals.models import Approval, Asked, StandIn
from goldenthread.features.approvals.operations.telling import note, open_words, told_as
from goldenthread.features.approvals.queries.courses import turn_route
from goldenthread.features.approvals.routes import Step, route_for
from goldenthread.features.organisations.models import Post, School, Trust, Unit
from goldenthread.foundation import clock
from goldenthread.foundation.tables import claim_revision

DECIDE, MEND = "decide", "mend"
MOST_WORDS = 4_000


@transaction.atomic
def ask_for(
    *,
    trust: Trust,
    subject_kind: str,
    subject_ref: str,
    title: str,
    route: str,
    by: Person | None,
    post: Post | None = None,
    school: School | None = None,
    unit: Unit | None = None,
    reason: str = "",
    is_anew: bool = False,
    **days: Any,
) -> Approval:
    """Send a thing to those who agree to it, by the order that applies today, and ask those of the first step.

    The order is fixed from now on; who may say yes at a step is asked again when its turn comes. Refused while
    the thing is on its way already, or where the scheme names nobody for a step.
    """
    is_out = Approval.objects.filter(subject_kind=subject_kind, subject_ref=subject_ref, state=Approval.State.OPEN)
    if is_out.exists():
        raise ValidationError("It has been sent already, and waits for their answer.")
    chosen = route_for(trust, subject_kind, route)
    asked = {step.key: who_may_decide(trust, step.decision, school, clock.today(), unit) for step in chosen.steps}
    approval = Approval.objects.create(
        trust=trust, school=school, unit=unit, subject_kind=subject_kind, subject_ref=subject_ref, title=title[:200],
        route_key=chosen.key, route=[step.model_dump() | {"reason": asked[step.key].reason} for step in chosen.steps],
        turn=chosen.steps[0].key, is_anew=is_anew, reason=reason.strip()[:MOST_WORDS], sent_by=by, sent_post=post,
        **({"sent_on": clock.today()} | days),
    )  # fmt: skip
    nobody = [step.says for step in chosen.steps if not asked[step.key].posts]
    # What has to be agreed anew is no longer agreed, whether or not anybody is there to answer yet.
    if nobody and not is_anew:
        says = f"Nobody can answer for this step yet: {nobody[0]}. Fill the post, or change the order in Settings."
        raise ValidationError(says)
    activity.post(trust=trust, event=activity.DEED_DONE, payload={"approval": approval.ref})
    Asked.objects.bulk_create(
        Asked(approval=approval, step=key, post_id=post_id)
        for key, deciders in asked.items()
        for post_id in deciders.posts
    )
    earlier = Approval.objects.filter(subject_kind=subject_kind, subject_ref=subject_ref).exclude(pk=approval.pk)
    for ref in earlier.exclude(state=Approval.State.AGREED).values_list("ref", flat=True):
        activity.close_tasks(kind=MEND, subject_kind="approval", subject_ref=ref, by=by)
    ask_whose_turn_it_is(approval)
    note(
        approval, "asked for a new agreement" if is_anew else "sent it to be agreed", by, {"reason": approval.reason}
    )
    return approval


@transaction.atomic
def withdraw(*, approval: Approval, by: Person, drawn_from: int | None = None) -> Approval:
    """Take a thing back before everybody has answered. What was said so far stays to be read."""
    claim_revision(approval, drawn_from)
    if approval.state != Approval.State.OPEN:
        raise ValidationError("It has been answered already.")
    end(approval, Approval.State.WITHDRAWN, by)
    note(approval, "took it back", by)
    return approval


def ask_whose_turn_it_is(approval: Approval) -> None:
    """Ask every post that may answer now, as the scheme says today, and whoever stands in for one that is away."""
    step = next(one for one in turn_route(approval) if one.key == approval.turn)
    posts = _refresh(approval, step)
    where, called = approval.school or approval.unit, told_as(approval)
    wanted = [*posts, *deputies_of(approval.trust, posts)]
    about: dict[str, str] = {"kind": DECIDE, "subject_kind": "approval", "subject_ref": approval.ref}
    idle = Task.objects.filter(**about, closed_at=None).exclude(post__in=wanted).values_list("post", flat=True)
    activity.close_tasks(**about, by=None, posts=list(idle))
    activity.open_tasks(
        Task(
            trust=approval.trust, post_id=post, kind=DECIDE, subject_kind="approval", subject_ref=approval.ref,
            title=f"Agree to {called}{_at(where, called)}"[:200], why=_why(approval, step)[:300],
        )
        for post in wanted
    )  # fmt: skip


@transaction.atomic
def ask_again(*, trust: Trust) -> int:
    """Ask whoever may answer today for what is on its way, for posts come and go and deputies begin and end."""
    waiting = Approval.objects.filter(trust=trust, state=Approval.State.OPEN).select_related(
        "trust", "school", "unit"
    )
    for approval in waiting:
        ask_whose_turn_it_is(approval)
    return len(waiting)


def deputies_of(trust: Trust, posts: Sequence[int]) -> list[int]:
    """Return the posts that stand in today for one of these."""
    today = clock.today()
    rows = StandIn.objects.filter(trust=trust, post__in=posts, from_on__lte=today).values_list("deputy", "until_on")
    return sorted({deputy for deputy, until_on in rows if until_on is None or until_on >= today} - set(posts))


def end(approval: Approval, state: str, by: Person | None, on: dt.date | None = None) -> None:
    """Close a thing's way, and everything that was asked about it."""
    approval.state, approval.turn, approval.ended_on = state, "", on or clock.today()
    approval.save()
    activity.close_tasks(kind=DECIDE, subject_kind="approval", subject_ref=approval.ref, by=by)


def _refresh(approval: Approval, step: Step) -> list[int]:
    """Ask the scheme once more who may answer, for posts come and go; keep whom it named before if nobody."""
    found = who_may_decide(approval.trust, step.decision, approval.school, clock.today(), approval.unit)
    before = set(Asked.objects.filter(approval=approval, step=step.key).values_list("post", flat=True))
    if not found.posts:
        return sorted(before)
    gone = before - set(found.posts)
    Asked.objects.filter(approval=approval, step=step.key, post__in=gone).delete()
    Asked.objects.bulk_create(
        Asked(approval=approval, step=step.key, post_id=post) for post in found.posts if post not in before
    )
    return list(found.posts)


def _at(where: School | Unit | None, title: str) -> str:
    """Return the place behind a title that does not begin with it: with “Haven High: …” it is said."""
    return f", {where}" if where and not str(where).startswith(title.partition(":")[0]) else ""


def _why(approval: Approval, step: Step) -> str:
    asked = open_words(approval, approval.reason) if approval.is_anew else ""
    return f"{asked} Say yes, or send it back and say what is to be changed.".strip() if asked else (
        f"{step.says}: say yes, or send it back and say what is to be changed."
    )  # fmt: skip
