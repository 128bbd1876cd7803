"""From readings, targets and comparators to how each measure stands in each place. Reads and writes no table."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from goldenthread.domain.measures import collecting, overriding, rollup, running_totals, scope, standing
from goldenthread.domain.measures.goals import Against
from goldenthread.features.measures.models import Measure, Standing, Target
from goldenthread.features.measures.operations.comparing import against
from goldenthread.features.measures.operations.known import TRUST, History, Kept, Known, Place
from goldenthread.features.measures.queries import rule_values
from goldenthread.features.organisations.models import School

LONGEST_WHY = 700
UNVERIFIED = "Not yet checked a second way."
OFFICE = "the trust’s office"


@dataclass(frozen=True)
class TrustFigures:
    """The trust's figure of each period, what each covers, and why the newest period has none."""

    history: History
    coverage: Mapping[str, str] = field(default_factory=dict)
    why_none: str = ""


@dataclass(frozen=True)
class Judged:
    """How a place stands by one target."""

    target: Target | None
    standing: standing.Standing


def standings_of(known: Known) -> list[Standing]:
    """Return one unsaved row a school that the measure applies to, and one for the trust."""
    rows, by_school = [], {}
    whole = _trust_figures(known)
    trust = Place(TRUST, whole.history)
    for school in known.schools:
        place = Place(school, known.readings.get(school.pk, {}))
        judged = [_of_school(known, place, target, trust) for target in _targets_of(known, school)]
        by_school[school] = judged or [Judged(None, _untargeted(known, place, school))]
        rows.append(_row(known, place, by_school[school]))
    judged = _of_trust(known, trust, whole, by_school)
    rows.append(_row(known, trust, judged, _count_of(known, judged, by_school, trust)))
    return rows


def _untargeted(known: Known, place: Place, school: School) -> standing.Standing:
    """Say how a school stands that no target holds for: of what the trust aims at it may not be in scope."""
    scopes = (scope.scope_of(target.grammar) for target in known.targets.get(TRUST, ()))
    says = [
        says for of in scopes
        if (says := of.left_out(phase=school.phase, joined_on=school.joined_on, today=known.today))
    ]  # fmt: skip
    judged = _judge(known, place.newest, None, None)
    return replace(judged, status=standing.Status.NOT_DUE, why=says[0]) if says else judged


def combined_row(known: Known, place: Place, stands: standing.Standing, figure: Kept | None) -> Standing:
    """Return one unsaved row of a measure that stands by others, which say how."""
    return _row(known, place, [Judged(None, stands)], figure)


def _targets_of(known: Known, school: School) -> list[Target]:
    """Return the targets that one school is held to."""
    asked = [target for target in known.targets.get(TRUST, ()) if _is_asked_of(known, school, target)]
    return rule_values.own_before_trusts(known.targets.get(school.pk, ()), asked)


def _is_asked_of(known: Known, school: School, target: Target) -> bool:
    of = scope.scope_of(target.grammar)
    return scope.is_asked_of_a_school(
        of, roll_up=known.measure.roll_up, value=target.value, reference=target.reference
    ) and of.holds_for(phase=school.phase, joined_on=school.joined_on, today=known.today)


def _of_school(known: Known, place: Place, target: Target, trust: Place) -> Judged:
    asked, covers = _asked_for(known, place, target)
    return Judged(target, _judge(known, asked, target, against(known, place, target, trust), covers))


def _asked_for(known: Known, place: Place, target: Target | None) -> tuple[Kept | None, str]:
    """Return the figure that a target is about, and what it covers: the newest, or what the years come to by then."""
    newest = place.newest
    if newest is None or target is None or not target.adds_up_from:
        return newest, ""
    kind = rule_values.period(newest.period, known.calendar).kind
    periods = {key: rule_values.period(key, known.calendar) for key in place.history}
    figures = {period: place.history[key].value for key, period in periods.items() if period.kind == kind}
    total = running_totals.totals(figures, target.adds_up_from).get(periods[newest.period])
    return (newest._replace(value=total.value), total.covers) if total else (newest, "")


def _judge(
    known: Known, kept: Kept | None, target: Target | None, beside: Against | None, coverage: str = ""
) -> standing.Standing:
    return standing.stand(
        rule_values.figure(kept, known.calendar, coverage=coverage) if kept else None,
        rule_values.target_value(target, known.yardstick) if target else None,
        known.yardstick,
        today=known.today,
        against=beside,
    )


def _of_trust(
    known: Known, trust: Place, whole: TrustFigures, by_school: Mapping[School, Sequence[Judged]]
) -> list[Judged]:
    """Judge the trust by each of its own targets."""
    judged, newest = [], trust.newest
    for target in known.targets.get(TRUST, ()) or (None,):
        if target is not None and _is_of_each(known, target):
            judged.append(Judged(target, _by_places(known, target, by_school, trust)))
            continue
        beside = against(known, trust, target, trust) if target else None
        asked, covers = _asked_for(known, trust, target)
        coverage = whole.coverage.get(newest.period, "") if newest else ""
        found = _judge(known, asked, target, beside, "; ".join(filter(None, [coverage, covers])))
        if newest is None and whole.why_none and found.status == standing.Status.NO_DATA:
            found = standing.Standing(standing.Status.CANNOT_TELL, whole.why_none)
        judged.append(Judged(target, found))
    return judged


def _is_of_each(known: Known, target: Target) -> bool:
    return known.measure.counts_places or scope.scope_of(target.grammar).of_each


def _by_places(
    known: Known, target: Target, by_school: Mapping[School, Sequence[Judged]], trust: Place
) -> standing.Standing:
    held = _held(known, target, by_school, trust)
    value = rule_values.target_value(target, known.yardstick)
    of = "places" if known.measure.counts_office else "schools"
    return standing.of_schools(held, value, of=of, today=known.today)


def _held(
    known: Known, target: Target, by_school: Mapping[School, Sequence[Judged]], trust: Place
) -> list[tuple[str, standing.Standing]]:
    """Return how each place stands that is held to a target of the trust: its schools, and its office if counted."""
    held = [
        (school.short_name, _by_target(judged, target, known.today))
        for school, judged in by_school.items()
        if _is_asked_of(known, school, target)
    ]
    if known.measure.counts_office:
        held.append((OFFICE, _judge(known, trust.newest, target, against(known, trust, target, trust))))
    return held


def _by_target(judged: Sequence[Judged], target: Target, today: dt.date) -> standing.Standing:
    """Return how a school stands by the trust's target, or by its own that stands in for it."""
    itself = [each for each in judged if each.target and each.target.pk == target.pk]
    same = itself or [each for each in judged if each.target and each.target.reference == target.reference]
    return _governing(same or judged, today).standing


def _governing(judged: Sequence[Judged], today: dt.date) -> Judged:
    """Return how a place stands by the target that counts there today."""
    pairs = [(each.standing, each.target.due_until if each.target else None) for each in judged]
    return judged[standing.governing(pairs, today=today)]


def _count_of(
    known: Known, judged: Sequence[Judged], by_school: Mapping[School, Sequence[Judged]], trust: Place
) -> Kept | None:
    """Return how many places reach it, as the trust's figure of a measure that is counted."""
    shown = _governing(judged, known.today).target
    if not known.measure.counts_places or not by_school or shown is None:
        return None
    held = _held(known, shown, by_school, trust)
    newest = [kept for school in by_school if (kept := Place(school, known.readings.get(school.pk, {})).newest)]
    if known.measure.counts_office and trust.newest:
        newest.append(trust.newest)
    if not held or not newest:
        return None
    well = sum(stands.status in standing.GOOD for _, stands in held)
    latest = max(newest, key=lambda kept: kept.period_ends_on)
    counts = (Decimal(well), Decimal(len(held)))
    return Kept(
        latest.period, latest.period_ends_on, None, f"{well} of {len(held)}", *counts, "", "", latest.recorded_on,
        all(kept.is_verified for kept in newest),
    )  # fmt: skip


# --- The trust's own figures


def _trust_figures(known: Known) -> TrustFigures:
    own = dict(known.readings.get(TRUST, {}))
    if known.measure.roll_up not in {Measure.RollUp.POOLED, Measure.RollUp.SUM}:
        says = "" if own or known.measure.counts_places or not _any(known) else standing.EACH_FOR_ITSELF
        return TrustFigures(own, {}, says)
    coverage: dict[str, str] = {}
    why: dict[str, str] = {}
    for key in sorted({key for school in known.schools for key in known.readings.get(school.pk, {})}):
        rolled, parts = _rolled(known, key)
        if rolled.value is not None:
            own[key], coverage[key] = _kept(key, rolled, parts), rolled.coverage
        elif key not in own:
            why[key] = rolled.why
    newest = max(why, key=lambda key: _ends_on(known, key)) if why else ""
    return TrustFigures(own, coverage, why.get(newest, ""))


def _any(known: Known) -> bool:
    return any(known.readings.get(school.pk) for school in known.schools)


def _rolled(known: Known, key: str) -> tuple[rollup.Rolled, list[Kept]]:
    parts, kept = [], []
    starts_on = rule_values.period(key, known.calendar).starts_on
    for school in known.schools:
        found = known.readings.get(school.pk, {}).get(key)
        if found is None and not collecting.was_here(school.joined_on, starts_on):
            continue
        if found is None:
            parts.append(rollup.Part(school.short_name))
            continue
        kept.append(found)
        parts.append(rollup.Part(school.short_name, found.value, found.numerator, found.denominator, found.marker))
    if known.measure.roll_up == Measure.RollUp.SUM:
        return rollup.added_up(parts), kept
    return rollup.pooled(parts, scale=known.yardstick.scale), kept


def _kept(key: str, rolled: rollup.Rolled, parts: Sequence[Kept]) -> Kept:
    state = "provisional" if any(part.state == "provisional" for part in parts) else "final"
    recorded_on = max(part.recorded_on for part in parts)
    value = rolled.value.quantize(Decimal("0.000001")) if rolled.value is not None else None
    return Kept(
        key, parts[0].period_ends_on, value, "", rolled.numerator, rolled.denominator, "", state, recorded_on,
        all(part.is_verified for part in parts),
    )  # fmt: skip


def _ends_on(known: Known, key: str) -> dt.date:
    return rule_values.period(key, known.calendar).ends_on


# --- Rows


def _row(known: Known, place: Place, judged: Sequence[Judged], instead: Kept | None = None) -> Standing:
    shown = _governing(judged, known.today)
    kept, before = instead or place.newest, None if instead else _before(known, place)
    judged_so, by_rule = overriding.put_otherwise(
        shown.standing, _said(known, place), period=kept.period if kept else ""
    )
    shown = replace(shown, standing=judged_so)
    is_unverified = _is_unverified(known.measure, kept)
    row = Standing(
        trust_id=known.measure.trust_id, measure=known.measure, school=place.school, target=shown.target,
        status=shown.standing.status.value, by_rule=by_rule or "",
        why=_why(shown, UNVERIFIED if is_unverified else ""),
        is_unverified=is_unverified, stale_on=shown.standing.stale_on,
        previous_value=before.value if before else None, previous_period=before.period if before else "",
    )  # fmt: skip
    row.confidence, row.confidence_says = _confidence(known, place)
    for field_name in _FIGURE_FIELDS:
        setattr(row, field_name, getattr(kept, field_name) if kept else _EMPTY[field_name])
    return row


def _before(known: Known, place: Place) -> Kept | None:
    """Return the figure before the newest, where no break of the definition lies between the two."""
    newest, before = place.newest, place.before
    if newest is None or before is None:
        return None
    return None if known.break_between(before.period_ends_on, newest.period_ends_on) else before


def _confidence(known: Known, place: Place) -> tuple[str, str]:
    """Return how sure the last who said so is, and their words with their name and the day."""
    said = known.sureness.get(place.school.pk if place.school else None)
    if said is None:
        return "", ""
    who = said.by.name if said.by else "Somebody who has left"
    return said.level, f"{said.words} ({who}, {said.said_on.day} {said.said_on:%B %Y})"


def _said(known: Known, place: Place) -> overriding.Said | None:
    said = known.overrides.get(place.school.pk if place.school else None)
    if said is None:
        return None
    who = said.by.name if said.by else "Somebody who has left"
    return overriding.Said(standing.Status(said.status), said.reason, who, said.period)


_FIGURE_FIELDS = (
    "period",
    "period_ends_on",
    "value",
    "value_word",
    "numerator",
    "denominator",
    "marker",
    "recorded_on",
)
_EMPTY = {name: "" if name in {"period", "value_word", "marker"} else None for name in _FIGURE_FIELDS}


def _is_unverified(measure: Measure, kept: Kept | None) -> bool:
    """Say whether a figure stands whose measure asks for a second source, which has not confirmed it."""
    return bool(measure.second_source and kept and not kept.marker) and not (kept and kept.is_verified)


def _why(shown: Judged, more: str) -> str:
    says = f"{shown.standing.why} {more}" if more else shown.standing.why
    return says if len(says) <= LONGEST_WHY else f"{says[: LONGEST_WHY - 1]}…"
