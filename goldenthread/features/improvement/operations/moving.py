"""A body decides in which phase a school is, and may call off what has not begun."""

import datetime as dt

from django.core.exceptions import ValidationError
from django.db import transaction

from goldenthread.domain.deciding import ladders as rules
from goldenthread.features.accounts.models import Person
from goldenthread.features.improvement.models import Assessment, Ladder, Move
from goldenthread.features.improvement.operations.working import after_move
from goldenthread.features.improvement.queries.standing import phase_of
from goldenthread.features.organisations import operations as organising
from goldenthread.features.organisations.models import Body, School, Trust
from goldenthread.features.trail import operations as trail
from goldenthread.foundation import clock
from goldenthread.foundation.checked_words import check, require


@transaction.atomic
def move_school(
    *,
    school: School,
    ladder: Ladder,
    to: str,
    from_on: dt.date,
    body: Body | None,
    reason: str,
    by: Person | None,
    decided_on: dt.date | None = None,
    assessment: Assessment | None = None,
    next_review_on: dt.date | None = None,
    decided_by: str = "",
) -> Move:
    """Record that a body put a school into a phase from a day on; its working list follows on that day.

    Unfinished items stay and say where they came from; on a move back, what was done is confirmed afresh. Who
    decides what does not change by itself: what the new phase allows is offered, and granted apart. Nobody records
    the decision on an assessment of their own. `decided_by` names who has the decision where that is no body.
    """
    shape = ladder.shape
    phase = shape.phase(to)
    require(phase is not None, "Choose one of the ladder’s phases.", "to")
    assert phase is not None
    require(reason.strip(), "Say why: whoever reads the school’s history reads this.", "reason")
    decided_by = body.name if body else decided_by
    require(decided_by, "Say which body decided.", "body")
    own = {ladder.trust_id, *([body.trust_id] if body else [])}
    require(own == {school.trust_id}, "That belongs to another trust.")
    decided_on = decided_on or from_on
    require(decided_on <= clock.today(), "A decision that is still to come cannot be recorded yet.", "decided_on")
    if assessment is not None:
        require(assessment.school_id == school.pk, "That is another school’s assessment.", "assessment")
        is_own = by is not None and assessment.by_id == by.pk
        require(not is_own, "Whoever made the assessment does not record the decision on it.")
    was = phase_of(school, from_on - dt.timedelta(days=1))
    is_there = was is not None and (was.key, was.ladder) == (to, ladder.key)
    require(not is_there, f"{school.name} is in {phase.name} already.", "to")
    words = check(Move, {"reason": reason})
    if next_review_on is not None and next_review_on <= from_on:
        raise ValidationError({"next_review_on": "The next look comes after the first day."})
    organising.enter_phase(
        school=school, key=to, name=phase.name, from_on=from_on, by=by, ladder=ladder.key, decided_by=decided_by,
        reason=words["reason"][:400],
    )  # fmt: skip
    has_begun = from_on <= clock.today()
    made = Move.objects.create(
        school=school, ladder=ladder, was=was.key if was and was.ladder == ladder.key else "", now=to,
        from_on=from_on, body=body, decided_by=decided_by, decided_on=decided_on, assessment=assessment, by=by,
        ground=rules.ground(assessment.proposed if assessment else None, to), next_review_on=next_review_on,
        has_followed=has_begun, **words,
    )  # fmt: skip
    if has_begun:
        after_move(made)
    trail.record(
        trust=school.trust_id, by=by, did="moved a school to a phase", kind="school", ref=school.ref,
        title=f"{school.name}: {phase.name}", before={"phase": made.was},
        after={"phase": to, "from": from_on, "decided by": decided_by, "reason": made.reason,
               "stands": made.get_ground_display()},
    )  # fmt: skip
    return made


@transaction.atomic
def call_off_move(*, move: Move, because: str, by: Person) -> None:
    """Take back the last move of a school before its first day there: it stays in the phase that it is in.

    What has begun is never taken back; another decision is recorded then.
    """
    require(because.strip(), "Say why it is called off.", "because")
    require(move.from_on > clock.today(), "It has begun. Record another decision, from a day of its own.")
    require(not Move.objects.filter(school=move.school, from_on__gt=move.from_on).exists(),
            "A later move stands upon it. Call that off first.")  # fmt: skip
    organising.leave_out_phase(school=move.school, from_on=move.from_on, by=by)
    trail.record(
        trust=move.school.trust_id, by=by, did="called off a move", kind="school", ref=move.school.ref,
        title=move.school.name, before={"phase": move.now, "from": move.from_on, "reason": move.reason},
        after={"because": because.strip()[:400]},
    )  # fmt: skip
    move.delete()


@transaction.atomic
def follow_moves(*, trust: Trust) -> int:
    """Let the working lists of schools follow moves whose first day has come; return how many."""
    begun = Move.objects.filter(school__trust=trust, has_followed=False, from_on__lte=clock.today())
    moves = list(begun.select_related("school__trust", "ladder").order_by("from_on", "pk"))
    for move in moves:
        after_move(move)
        move.has_followed = True
        move.save(update_fields=["has_followed"])
    return len(moves)
