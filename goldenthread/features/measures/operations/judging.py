"""Saying that a measure stands otherwise than its figures have it, and that its definition breaks with before."""

import datetime as dt
from dataclasses import dataclass
from typing import ClassVar

from django.core.exceptions import ValidationError
from django.db import transaction

from goldenthread.domain.measures.overriding import MAY_SAY
from goldenthread.domain.measures.standing import Status
from goldenthread.features.accounts.models import Person
from goldenthread.features.measures.models import Break, Measure, Override, Standing
from goldenthread.features.measures.operations.standings import work_out_standings
from goldenthread.features.measures.queries import rule_values
from goldenthread.features.organisations.models import School
from goldenthread.features.trail.operations import record
from goldenthread.foundation import clock

LONGEST_REASON = 240


@dataclass(frozen=True, kw_only=True)
class Otherwise:
    """How somebody says that a measure stands in a place, and why."""

    status: str
    reason: str


@dataclass(frozen=True, kw_only=True)
class Breaking:
    """From which period figures are no longer compared with those before, and why; or that the last break is none."""

    TAKE_BACK: ClassVar[str] = "take back"

    period: str
    says: str = ""


@transaction.atomic
def override_standing(*, measure: Measure, school: School | None, said: Otherwise, by: Person) -> Override:
    """Say by name and with a reason how a measure stands, until another figure comes. Raises ValidationError."""
    stands = Standing.objects.filter(measure=measure, school=school).first()
    if said.status not in {each.value for each in MAY_SAY}:
        raise ValidationError({"status": "Say whether it is met, on track, at risk or off track."})
    if not said.reason.strip():
        raise ValidationError({"reason": "Say why: it is shown beside what the figures say."})
    if len(said.reason.strip()) > LONGEST_REASON:
        raise ValidationError({"reason": f"Say it in {LONGEST_REASON} characters."})
    if stands is None or not stands.period:
        raise ValidationError("There is no figure yet of which anything could be said.")
    if said.status == (stands.by_rule or stands.status):
        raise ValidationError({"status": f"The figures say {said.status} already."})
    _end(measure, school, by)
    kept = Override.objects.create(
        measure=measure, school=school, period=stands.period, status=Status(said.status).value,
        reason=said.reason.strip(), said_on=clock.today(), by=by,
    )  # fmt: skip
    work_out_standings(trust=measure.trust, measures=[measure])
    record(
        trust=measure.trust_id, by=by, did="put a standing otherwise", kind="measure", ref=measure.ref,
        title=measure.name, before={"status": stands.by_rule or stands.status},
        after={"status": kept.status, "reason": kept.reason, "place": str(school or "the trust"),
               "period": kept.period},
    )  # fmt: skip
    return kept


@transaction.atomic
def take_back_override(*, measure: Measure, school: School | None, by: Person) -> None:
    """Let the figures speak again. Raises ValidationError where nobody had said otherwise."""
    if not _end(measure, school, by):
        raise ValidationError("Nobody says otherwise any more.")
    work_out_standings(trust=measure.trust, measures=[measure])
    record(
        trust=measure.trust_id, by=by, did="let the figures speak again", kind="measure", ref=measure.ref,
        title=measure.name, after={"place": str(school or "the trust")},
    )  # fmt: skip


def _end(measure: Measure, school: School | None, by: Person) -> int:
    in_force = Override.objects.filter(measure=measure, school=school, ended_on=None)
    return in_force.update(ended_on=clock.today(), ended_by=by)


@transaction.atomic
def break_definition(*, measure: Measure, period: str, says: str, by: Person | None) -> Break:
    """Keep that from a period on a measure is defined otherwise, so that nothing compares across it.

    Said of the same period again, the new words stand. Raises ValidationError.
    """
    if not says.strip():
        raise ValidationError({"breaks_says": "Say what is counted otherwise."})
    try:
        found = rule_values.period(period, rule_values.calendar_of(measure.trust))
    except ValueError as wrong:
        raise ValidationError({"breaks_from": str(wrong)}) from None
    kept, _ = Break.objects.update_or_create(
        measure=measure, starts_on=found.starts_on,
        defaults={"period": found.key, "says": says.strip()[:240], "kept_on": clock.today(), "by": by},
    )  # fmt: skip
    work_out_standings(trust=measure.trust, measures=[measure])
    _note(measure, by, "changed the definition", found.starts_on, kept.says)
    return kept


@transaction.atomic
def mend_definition(*, measure: Measure, by: Person | None) -> None:
    """Take the last break back: what was recorded before and after it is comparable after all."""
    broken = Break.objects.filter(measure=measure).order_by("starts_on").last()
    if broken is None:
        raise ValidationError({"breaks_from": "There is no break to take back."})
    starts_on, says = broken.starts_on, broken.says
    broken.delete()
    work_out_standings(trust=measure.trust, measures=[measure])
    _note(measure, by, "took a break of the definition back", starts_on, says)


def take_on_break(*, measure: Measure, breaks: Breaking, by: Person | None) -> None:
    """Break a definition or mend it, as was asked when it was revised."""
    if breaks.period == Breaking.TAKE_BACK:
        mend_definition(measure=measure, by=by)
    else:
        break_definition(measure=measure, period=breaks.period, says=breaks.says, by=by)


def _note(measure: Measure, by: Person | None, did: str, starts_on: dt.date, says: str) -> None:
    record(
        trust=measure.trust_id, by=by, did=did, kind="measure", ref=measure.ref, title=measure.name,
        after={"from": starts_on.isoformat(), "what": says},
    )  # fmt: skip
