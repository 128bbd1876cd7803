"""From readings, targets and comparators to how each measure stands in each place. Reads and writes no table."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import NamedTuple

from goldenthread.domain import rollup, scope, standing
from goldenthread.domain.calendar import TermCalendar
from goldenthread.domain.figures import Yardstick
from goldenthread.features.measures.models import Comparator, Measure, Standing, Target
from goldenthread.features.measures.queries import rule_values
from goldenthread.features.organisations.models import School

TRUST = None
LONGEST_WHY = 400


class Kept(NamedTuple):
    """One period's figure: a reading, or what was rolled up of many."""

    period: str
    period_ends_on: dt.date
    value: Decimal | None
    value_word: str
    numerator: Decimal | None
    denominator: Decimal | None
    marker: str
    state: str
    recorded_on: dt.date


History = dict[str, Kept]


@dataclass
class Known:
    """Everything that is known of one measure."""

    measure: Measure
    schools: Sequence[School]
    calendar: TermCalendar
    today: dt.date
    readings: Mapping[int | None, History]
    targets: Mapping[int | None, Sequence[Target]]
    comparators: Sequence[Comparator]
    yardstick: Yardstick = field(init=False)

    def __post_init__(self) -> None:
        self.yardstick = rule_values.yardstick(self.measure)


@dataclass(frozen=True)
class Judged:
    """How a place stands by one target."""

    target: Target | None
    standing: standing.Standing


def standings_of(known: Known) -> list[Standing]:
    """Return one unsaved row a school that the measure applies to, and one for the trust."""
    rows, by_school = [], {}
    trust_history, coverage, why_none = _trust_history(known)
    for school in known.schools:
        history = known.readings.get(school.pk, {})
        judged = [_of_school(known, school, history, target, trust_history) for target in _targets_of(known, school)]
        by_school[school] = judged or [Judged(None, _judge(known, _newest(history), None, None))]
        rows.append(_row(known, school, history, _newest(history), by_school[school]))
    newest = _newest(trust_history)
    judged = _of_trust(known, trust_history, newest, coverage, why_none, by_school)
    rows.append(_row(known, TRUST, trust_history, newest, judged, _count_of(known, judged, by_school)))
    return rows


def _targets_of(known: Known, school: School) -> list[Target]:
    """Return the targets that one school is held to."""
    asked = [target for target in known.targets.get(TRUST, ()) if _is_asked_of(known, school, target)]
    return rule_values.own_before_trusts(known.targets.get(school.pk, ()), asked)


def _is_asked_of(known: Known, school: School, target: Target) -> bool:
    of = scope.scope_of(target.grammar)
    return scope.is_asked_of_a_school(
        of, roll_up=known.measure.roll_up, value=target.value, reference=target.reference
    ) and of.holds_for(phase=school.phase, joined_on=school.joined_on, today=known.today)


def _of_school(known: Known, school: School, history: History, target: Target, trust_history: History) -> Judged:
    newest = _newest(history)
    against = _against(known, school, history, newest, target, trust_history)
    return Judged(target, _judge(known, newest, target, against))


def _judge(
    known: Known, kept: Kept | None, target: Target | None, against: standing.Against | None, coverage: str = ""
) -> standing.Standing:
    return standing.stand(
        rule_values.figure(kept, known.calendar, coverage=coverage) if kept else None,
        rule_values.target_value(target, known.yardstick) if target else None,
        known.yardstick,
        today=known.today,
        against=against,
    )


def _of_trust(
    known: Known,
    history: History,
    newest: Kept | None,
    coverage: Mapping[str, str],
    why_none: str,
    by_school: Mapping[School, Sequence[Judged]],
) -> list[Judged]:
    """Judge the trust by each of its own targets."""
    judged = []
    for target in known.targets.get(TRUST, ()) or (None,):
        if target is not None and _is_of_each(known, target):
            judged.append(Judged(target, _by_schools(known, target, by_school)))
            continue
        against = _against(known, TRUST, history, newest, target, history) if target else None
        found = _judge(known, newest, target, against, coverage.get(newest.period, "") if newest else "")
        if newest is None and why_none and found.status == standing.Status.NO_DATA:
            found = standing.Standing(standing.Status.CANNOT_TELL, why_none)
        judged.append(Judged(target, found))
    return judged


def _is_of_each(known: Known, target: Target) -> bool:
    return known.measure.roll_up == Measure.RollUp.COUNT or scope.scope_of(target.grammar).of_each


def _by_schools(known: Known, target: Target, by_school: Mapping[School, Sequence[Judged]]) -> standing.Standing:
    held = [
        (school.short_name, _by_target(judged, target))
        for school, judged in by_school.items()
        if _is_asked_of(known, school, target)
    ]
    value = rule_values.target_value(target, known.yardstick)
    return standing.of_schools(held, value, of="schools", today=known.today)


def _by_target(judged: Sequence[Judged], target: Target) -> standing.Standing:
    """Return how a school stands by the trust's target, or by its own that stands in for it."""
    same = [each.standing for each in judged if each.target and each.target.reference == target.reference]
    same = same or [each.standing for each in judged]
    return same[standing.soberest(same)]


def _count_of(known: Known, judged: Sequence[Judged], by_school: Mapping[School, Sequence[Judged]]) -> Kept | None:
    """Return how many schools reach it, as the trust's figure of a measure that is counted."""
    if known.measure.roll_up != Measure.RollUp.COUNT or not by_school or not known.targets.get(TRUST):
        return None
    shown = judged[standing.soberest([each.standing for each in judged])].target
    held = [each for school, each in by_school.items() if shown is None or _is_asked_of(known, school, shown)]
    newest = [kept for school in by_school if (kept := _newest(known.readings.get(school.pk, {})))]
    if not held or not newest:
        return None
    well = sum(_by_target(each, shown).status in standing.GOOD for each in held if shown)
    latest = max(newest, key=lambda kept: kept.period_ends_on)
    counts = (Decimal(well), Decimal(len(held)))
    return Kept(
        latest.period, latest.period_ends_on, None, f"{well} of {len(held)}", *counts, "", "", latest.recorded_on
    )


# --- The trust's own figures


def _trust_history(known: Known) -> tuple[History, dict[str, str], str]:
    """Return the trust's figure of each period, what each covers, and why the newest has none."""
    own = dict(known.readings.get(TRUST, {}))
    if known.measure.roll_up not in {Measure.RollUp.POOLED, Measure.RollUp.SUM}:
        says = "" if own or known.measure.roll_up == Measure.RollUp.COUNT or not _any(known) else _EACH_FOR_ITSELF
        return own, {}, says
    coverage: dict[str, str] = {}
    why: dict[str, str] = {}
    for key in sorted({key for school in known.schools for key in known.readings.get(school.pk, {})}):
        rolled, parts = _rolled(known, key)
        if rolled.value is not None:
            own[key], coverage[key] = _kept(key, rolled, parts), rolled.coverage
        elif key not in own:
            why[key] = rolled.why
    newest = max(why, key=lambda key: _ends_on(known, key)) if why else ""
    return own, coverage, why.get(newest, "")


_EACH_FOR_ITSELF = "No trust figure is made of this measure; each school stands for itself."


def _any(known: Known) -> bool:
    return any(known.readings.get(school.pk) for school in known.schools)


def _rolled(known: Known, key: str) -> tuple[rollup.Rolled, list[Kept]]:
    parts, kept = [], []
    starts_on = rule_values.period(key, known.calendar).starts_on
    for school in known.schools:
        found = known.readings.get(school.pk, {}).get(key)
        # A school that joined later has no figure to give, and is not missed.
        if found is None and school.joined_on and school.joined_on > starts_on:
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
        key, parts[0].period_ends_on, value, "", rolled.numerator, rolled.denominator, "", state, recorded_on
    )  # fmt: skip


def _ends_on(known: Known, key: str) -> dt.date:
    return rule_values.period(key, known.calendar).ends_on


def _newest(history: History) -> Kept | None:
    return max(history.values(), key=lambda kept: (kept.period_ends_on, kept.recorded_on), default=None)


def _before(history: History, kept: Kept) -> Kept | None:
    earlier = [each for each in history.values() if each.period_ends_on < kept.period_ends_on]
    return max(earlier, key=lambda each: each.period_ends_on, default=None)


# --- What a target compares with


def _against(
    known: Known, school: School | None, history: History, newest: Kept | None, target: Target, trust_history: History
) -> standing.Against | None:
    """Return the benchmark's figure for the period of the newest figure, where the target names one."""
    reference = standing.reference_of(rule_values.target_value(target, known.yardstick), known.yardstick)
    if not reference or newest is None:
        return None
    named = reference.casefold()
    if named in {"last year", "baseline(previous year)", "previous year"}:
        return _last_year(known, history, newest)
    if named.startswith("baseline"):
        return _baseline(history, newest, reference)
    if named in {"trust", "group(trust)", "trust average"}:
        kept = trust_history.get(newest.period)
        return standing.Against("the trust", kept.value if kept else None)
    area = _AREAS.get(named, named)
    return _comparator(known, school, newest, area, reference)


_AREAS = {"national": "england", "england": "england", "la": "authority", "local authority": "authority"}


def _last_year(known: Known, history: History, newest: Kept) -> standing.Against:
    before = rule_values.period(newest.period, known.calendar).same_last_year()
    kept = history.get(before.key)
    return standing.Against(before.label, kept.value if kept else None)


def _baseline(history: History, newest: Kept, reference: str) -> standing.Against:
    """Return the figure of the period in brackets, as in baseline(2024/25), or the first there is."""
    key = reference.partition("(")[2].rstrip(") ")
    if key:
        kept = history.get(key)
        return standing.Against(f"the baseline, {key}", kept.value if kept else None)
    first = min(history.values(), key=lambda each: each.period_ends_on)
    is_before = first.period != newest.period
    return standing.Against("the baseline", first.value if is_before else None)


def _comparator(known: Known, school: School | None, newest: Kept, area: str, reference: str) -> standing.Against:
    same = [
        each for each in known.comparators
        if each.period == newest.period and not each.group and each.area.casefold() == area
    ]  # fmt: skip
    for phase in _phases_to_ask(known, school):
        found = [each for each in same if each.phase == phase]
        if school is not None and school.authority and area == "authority":
            found = [each for each in found if each.name == school.authority] or (found if len(found) == 1 else [])
        if len({each.name for each in found}) == 1:
            return standing.Against(found[0].name, found[0].value)
    return standing.Against(reference)


def _phases_to_ask(known: Known, school: School | None) -> Iterable[str]:
    """Give the phases whose benchmark fits, best first."""
    own = school.phase if school else (known.measure.phases[0] if len(known.measure.phases) == 1 else "")
    return ([own] if own else []) + ["all", ""]


# --- Rows


def _row(
    known: Known,
    school: School | None,
    history: History,
    newest: Kept | None,
    judged: Sequence[Judged],
    instead: Kept | None = None,
) -> Standing:
    shown = judged[standing.soberest([each.standing for each in judged])]
    kept = instead or newest
    before = _before(history, newest) if newest else None
    row = Standing(
        trust_id=known.measure.trust_id, measure=known.measure, school=school, target=shown.target,
        status=shown.standing.status.value, why=_why(shown, judged), stale_on=shown.standing.stale_on,
        previous_value=before.value if before else None, previous_period=before.period if before else "",
    )  # fmt: skip
    for field_name in _FIGURE_FIELDS:
        setattr(row, field_name, getattr(kept, field_name) if kept else _EMPTY[field_name])
    return row


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


def _why(shown: Judged, judged: Sequence[Judged]) -> str:
    differ = len({each.standing.status for each in judged}) > 1
    lead = f"Of {len(judged)} targets, by the one that it is furthest from: " if differ else ""
    says = shown.standing.why if not lead else f"{shown.standing.why[:1].lower()}{shown.standing.why[1:]}"
    whole = lead + says
    return whole if len(whole) <= LONGEST_WHY else f"{whole[: LONGEST_WHY - 1]}…"
