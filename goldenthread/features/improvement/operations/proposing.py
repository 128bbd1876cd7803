"""Asking whoever decides to move a school, by the order of agreement; and what comes of it."""

import datetime as dt
from collections.abc import Sequence
from hashlib import sha256
from typing import Any

from django.db import transaction

from goldenthread.domain.access import Reach
from goldenthread.features.accounts.models import Person
from goldenthread.features.approvals import operations as approving
from goldenthread.features.approvals.models import Approval
from goldenthread.features.improvement.models import Assessment, Ladder, ProposedMove
from goldenthread.features.improvement.operations.moving import move_school
from goldenthread.features.improvement.queries.proposals import PROPOSED, is_on_its_way, on_its_way
from goldenthread.features.improvement.queries.standing import phase_of
from goldenthread.features.improvement.queries.visible import may_assess
from goldenthread.features.organisations.models import Body, Post, School
from goldenthread.features.organisations.queries import schools_within
from goldenthread.features.trail import operations as trail
from goldenthread.foundation import clock
from goldenthread.foundation.checked_words import check, require
from goldenthread.foundation.subjects import Agreeable, Frozen, Outcome

ROUTE = "move"


@transaction.atomic
def propose_move(
    *,
    school: School,
    ladder: Ladder,
    to: str,
    reason: str,
    by: Person | None,
    post: Post | None = None,
    from_on: dt.date | None = None,
    assessment: Assessment | None = None,
    next_review_on: dt.date | None = None,
) -> Approval:
    """Ask those who decide to move a school into a phase; nothing changes before the last of them says yes.

    One is on its way at a time. Raises ValidationError where nobody could answer.
    """
    phase = ladder.shape.phase(to)
    require(phase is not None, "Choose one of the ladder’s phases.", "to")
    assert phase is not None
    require(school.trust_id == ladder.trust_id, "That ladder belongs to another trust.")
    require(not _is_in(school, ladder, to), f"{school.name} is in {phase.name} already.", "to")
    require(reason.strip(), "Say why: whoever decides reads this first.", "reason")
    require(on_its_way(school) is None, "A proposal is on its way already. Take it back first, or wait.")
    require(assessment is None or assessment.school_id == school.pk, "That is another school’s assessment.")
    later = from_on or clock.today()
    require(next_review_on is None or next_review_on > later, "The next look comes after the first day.",
            "next_review_on")  # fmt: skip
    made = ProposedMove.objects.create(
        school=school, ladder=ladder, to=to, from_on=from_on, assessment=assessment, next_review_on=next_review_on,
        made_on=clock.today(), post=post, by=by, **check(ProposedMove, {"reason": reason}),
    )  # fmt: skip
    trail.record(
        trust=school.trust_id, by=by, did="proposed a move", kind=PROPOSED, ref=made.ref, title=str(made),
        after={"to": to, "from": from_on, "reason": made.reason},
    )  # fmt: skip
    return approving.ask_for(
        trust=school.trust, subject_kind=PROPOSED, subject_ref=made.ref, title=str(made), route=ROUTE, by=by,
        post=post, school=school, reason=reason,
    )  # fmt: skip


@transaction.atomic
def record_move(*, school: School, by: Person, **facts: Any) -> None:
    """Record what a body decided in a meeting; a proposal that was still on its way ends with it."""
    waiting = on_its_way(school)
    move_school(school=school, by=by, **facts)
    if waiting is not None:
        approving.withdraw(approval=waiting, by=by)


def _is_in(school: School, ladder: Ladder, to: str) -> bool:
    now = phase_of(school, clock.today())
    return now is not None and (now.key, now.ladder) == (to, ladder.key)


# What the engine of approvals asks of a proposed move, and tells it.


def _proposed(ref: str) -> ProposedMove:
    return ProposedMove.objects.select_related("school__trust", "ladder", "assessment").get(ref=ref)


def stands(ref: str) -> str:
    """Return the fingerprint of a proposal, and of the phase that it would move the school out of."""
    row = _proposed(ref)
    now = phase_of(row.school, clock.today())
    said = [row.to, row.from_on, row.reason, row.next_review_on, row.assessment_id, now.key if now else ""]
    return sha256(repr(said).encode()).hexdigest()


def freeze(ref: str, by: Any) -> Frozen:  # noqa: ARG001  a proposal is never changed once it is sent
    return Frozen(ref, str(_proposed(ref)), stands(ref))


def blocks(ref: str, is_last: bool) -> Sequence[str]:  # noqa: FBT001, ARG001  the same at every step
    row = _proposed(ref)
    phase = row.ladder.shape.phase(row.to)
    if phase is None:
        return ["The ladder has no such phase any more."]
    return [f"{row.school.name} is in {phase.name} already."] if _is_in(row.school, row.ladder, row.to) else []


def on_agreed(outcome: Outcome) -> None:
    """Move the school with the last yes."""
    row = _proposed(outcome.ref)
    body = Body.objects.filter(pk=outcome.body).first() if outcome.body else None
    row.move = move_school(
        school=row.school, ladder=row.ladder, to=row.to, from_on=row.from_on or clock.today(), body=body,
        decided_by=outcome.in_name_of, decided_on=clock.today(), reason=row.reason, assessment=row.assessment,
        next_review_on=row.next_review_on, by=outcome.by,
    )  # fmt: skip
    row.save(update_fields=["move"])


def on_returned(outcome: Outcome) -> None:
    """Nothing moves; whoever sent it is asked to mend it, and sends another."""


def may_ask(reach: Reach, ref: str) -> bool:
    row = ProposedMove.objects.filter(ref=ref, move=None).select_related("school").first()
    return row is not None and may_assess(reach, row.school) and is_on_its_way(row)


def read(reach: Reach, ref: str) -> str:
    """Return where a reader reads the proposal; nothing where they may not."""
    row = ProposedMove.objects.filter(ref=ref, school__in=schools_within(reach, "phase.see")).first()
    return f"/{row.school.trust.slug}/improvement/proposal/{row.ref}/" if row else ""


DOORS = Agreeable(
    stands=stands, freeze=freeze, blocks=blocks, on_agreed=on_agreed, on_returned=on_returned, may_ask=may_ask,
    route=lambda ref: ROUTE, place=lambda ref: (_proposed(ref).school, None), read=read,  # noqa: ARG005
    may_consult=may_ask, passages=lambda ref: [],  # noqa: ARG005  spoken of as a whole
)  # fmt: skip
