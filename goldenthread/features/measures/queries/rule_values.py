"""Rows as the values that the rules of the domain work on."""

import datetime as dt
from collections.abc import Iterable
from decimal import Decimal
from functools import lru_cache
from typing import Any

from django.utils import timezone

from goldenthread.domain.calendar import Period, TermCalendar, academic_year_of
from goldenthread.domain.measures import figures, goals, standing
from goldenthread.domain.measures.figures import Yardstick
from goldenthread.features.measures.models import Measure, Reading, Target
from goldenthread.features.organisations.models import School, Trust


def calendar_of(trust: Trust) -> TermCalendar:
    """Return the trust's own terms."""
    return TermCalendar.from_json(trust.calendar)


@lru_cache(maxsize=4096)
def period(key: str, calendar: TermCalendar) -> Period:
    """Return a period by its key; ValueError, in plain words, when it is none."""
    return Period.parse(key, calendar)


def yardstick(measure: Measure) -> Yardstick:
    return Yardstick(
        kind=measure.kind,
        unit=measure.unit,
        decimals=measure.decimals,
        good_is=measure.good_is,
        band=_band(measure),
        grades=tuple(measure.grades),
        stale_after_days=measure.stale_after_days,
        counted_here=bool(measure.counted_from),
    )


def _band(measure: Measure) -> tuple[Decimal, Decimal] | None:
    if measure.band_from is None or measure.band_to is None:
        return None
    return measure.band_from, measure.band_to


def target_value(target: Target, measured: Yardstick) -> goals.Target:
    """Return what a target asks for, as the rule takes it."""
    says_margin = target.value is None and bool(target.value_word) and measured.kind not in {"direction", "narrative"}
    return goals.Target(
        op=target.op,
        value=target.value,
        value_to=target.value_to,
        word="" if says_margin else target.value_word,
        undefined=target.value_word if says_margin else "",
        reference=target.reference,
        tolerance=target.tolerance,
        due=target.due_until,
        due_words=target.due_words,
        steps=steps_of(target.steps, measured),
        tier=target.tier,
        signed_off_on=timezone.localdate(target.signed_off_at) if target.signed_off_at else None,
    )


def steps_of(steps: dict[str, Any], measured: Yardstick) -> dict[str, Decimal]:
    """Return the steps that name an academic year and a figure; others stand in the words alone."""
    read: dict[str, Decimal] = {}
    for year, step in steps.items():
        try:
            value, _ = figures.read(step, measured)
        except ValueError:
            continue
        if value is not None:
            read[year] = value
    return read


def figure(reading: Any, calendar: TermCalendar, *, coverage: str = "") -> standing.Figure:
    """Return a reading, or what was rolled up in its shape, as the rule takes it."""
    of = period(reading.period, calendar)
    return standing.Figure(
        value=reading.value,
        word=reading.value_word,
        marker=reading.marker,
        period=of.label,
        year=academic_year_of(of.starts_on),
        ends_on=of.ends_on,
        recorded_on=reading.recorded_on,
        is_provisional=reading.state == Reading.State.PROVISIONAL,
        coverage=coverage,
    )


def applies_to(measure: Measure, school: int, phase: str) -> bool:
    """Say whether a measure is kept of a school of this phase. All-through schools answer to every phase."""
    if measure.only_school_id is not None:
        return measure.only_school_id == school
    return not measure.of_trust_only and (
        not measure.phases
        or phase in measure.phases
        or (phase == "all-through" and bool({"primary", "secondary"} & set(measure.phases)))
    )


def asked_of(measure: Measure, schools: Iterable[School]) -> dict[int, dt.date | None]:
    """Return the schools that a measure is kept of, each with the day on which it joined."""
    return {school.pk: school.joined_on for school in schools if applies_to(measure, school.pk, school.phase)}


def own_before_trusts(own: Iterable[Target], trusts: Iterable[Target]) -> list[Target]:
    """Return the targets of one school: its own, and the trust's that none of its own stands in for."""
    mine = list(own)
    replaced = {target.reference for target in mine}
    return mine + [target for target in trusts if target.reference not in replaced]
