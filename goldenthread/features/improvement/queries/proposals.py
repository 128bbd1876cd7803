"""Moves that were asked for: which the reader may see, whether one is on its way, and what would follow from it."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import QuerySet

from goldenthread.domain.access import Reach
from goldenthread.domain.deciding import ladders as rules
from goldenthread.features.approvals.models import Approval
from goldenthread.features.delegation.models import Variance
from goldenthread.features.delegation.queries import Answer, answers_in, scheme_on, whole
from goldenthread.features.improvement.ladder_shapes import PhaseShape
from goldenthread.features.improvement.models import Ladder, ProposedMove, WorkItem
from goldenthread.features.improvement.queries.offers import Offer, left_standing, offers_of
from goldenthread.features.improvement.queries.one_school import comes_round
from goldenthread.features.organisations.models import School
from goldenthread.features.organisations.queries import schools_within
from goldenthread.foundation.subjects import Subject

PROPOSED = "phase-move"
State = WorkItem.State


def proposals_within(reach: Reach) -> QuerySet[ProposedMove]:
    """Return the moves asked for at schools whose phase the reader may see."""
    found = ProposedMove.objects.filter(school__in=schools_within(reach, "phase.see"))
    return found.select_related("school__trust", "ladder", "assessment", "post", "by", "move")


def on_its_way(school: School) -> Approval | None:
    """Return the way of the proposal about a school that still waits for an answer."""
    refs = ProposedMove.objects.filter(school=school).values("ref")
    return Approval.objects.filter(subject_kind=PROPOSED, subject_ref__in=refs, state=Approval.State.OPEN).first()


def is_on_its_way(row: ProposedMove) -> bool:
    return Approval.objects.filter(
        subject_kind=PROPOSED, subject_ref=row.ref, state=Approval.State.OPEN
    ).exists()  # fmt: skip


def find_proposals(reach: Reach, refs: Iterable[str]) -> dict[str, Subject]:
    """Return proposals as lines on a page, by reference."""
    found = proposals_within(reach).filter(ref__in=list(refs))
    return {
        row.ref: Subject(PROPOSED, row.ref, str(row), f"/{row.school.trust.slug}/improvement/proposal/{row.ref}/")
        for row in found
    }


@dataclass(frozen=True)
class HeldChange:
    """One freedom as it stands in the phase that a school is in, and in the one that is proposed."""

    what: str
    now: str
    then: str


@dataclass(frozen=True)
class Moved:
    """A decision that a phase moves by itself, and who takes it there; nothing where no scheme is in force."""

    offer: Offer
    answer: Answer | None


@dataclass(frozen=True)
class Follows:
    """What a move would bring to the working list, and to who decides: what it moves, offers and leaves as it was."""

    carried: int
    to_confirm: int
    waits: int
    new: int
    held: list[HeldChange]
    moved: list[Moved]
    offers: list[Offer]
    left: list[tuple[Variance, str]]


def what_follows(school: School, ladder: Ladder, phase: PhaseShape | None, to: PhaseShape, day: dt.date) -> Follows:
    """Work out what a move would bring, before anybody decides on it."""
    rows = list(WorkItem.objects.filter(school=school, ladder=ladder))
    order = ladder.shape.order
    after = [
        (row, rules.after_move(
            rules.Kept(row.phase, row.state, row.confirmed_on is not None and comes_round(ladder, row)), to.key, order
        ))
        for row in rows
    ]  # fmt: skip
    offers = offers_of(school.trust, school, to.key, day)
    kept, at = {row.item for row in rows}, order.index(to.key)
    now = {one.what: one.held for one in phase.autonomy} if phase else {}
    return Follows(
        sum(state == State.OPEN and order.index(row.phase) < at for row, state in after),
        sum(state == State.TO_CONFIRM and row.state != State.TO_CONFIRM for row, state in after),
        sum(state == State.WAITS and row.state != State.WAITS for row, state in after),
        sum(item.key not in kept for item in to.items),
        [HeldChange(one.what, now.get(one.what, ""), one.held) for one in to.autonomy],
        _moved(school, to, [one for one in offers if not one.needs_grant], day),
        [one for one in offers if one.needs_grant],
        left_standing(school.trust, school, to.key, day),
    )  # fmt: skip


def _moved(school: School, to: PhaseShape, offers: list[Offer], day: dt.date) -> list[Moved]:
    """Return what a phase moves with who would decide it at a school, as if it were in that phase."""
    scheme = scheme_on(school.trust, day) if offers else None
    held = whole(scheme) if scheme else None
    known = {line.row.topic for line in held.lines} if held else set()
    topics = [one.topic for one in offers if one.topic in known]
    asked = answers_in(held, school.trust, topics, on=day, school=school, in_phase=to.key) if held else []
    answers = dict(zip(topics, asked, strict=True))
    return [Moved(one, answers.get(one.topic)) for one in offers]
