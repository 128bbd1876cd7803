"""What figures say once they stand beside one another: trends, groups, and what it would take."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from itertools import pairwise

from goldenthread.domain.calendar import Period
from goldenthread.domain.groups import pupil_groups
from goldenthread.domain.measures import figures, forecast
from goldenthread.domain.measures.baselines import peers_of
from goldenthread.domain.results import trust_tables
from goldenthread.features.measures.models import Comparator, Measure, Target
from goldenthread.features.measures.queries import Broken, Cell, MeasurePage, rule_values
from goldenthread.features.measures.queries.histories import Place, Point

LONGEST_TREND = 18


@dataclass(frozen=True)
class Trend:
    """A place's figures in order, with what the same periods showed elsewhere."""

    periods: Sequence[Period]
    values: Sequence[Decimal | None]
    elsewhere: Sequence[tuple[str, Sequence[Decimal | None]]]

    @property
    def running(self) -> int:
        """Say for how many periods it has risen running, below nought for falls, nought where neither."""
        known = [value for value in self.values if value is not None]
        steps = [after - before for before, after in pairwise(known)][::-1]
        if not steps or steps[0] == 0:
            return 0
        rises = steps[0] > 0
        count = next((n for n, step in enumerate(steps) if step == 0 or (step > 0) != rises), len(steps))
        return count if rises else -count


def trend(page: MeasurePage) -> Trend:
    """Return the line of the place that the page is about, over periods of the kind of its newest figure."""
    newest = page.cell.period if page.cell else ""
    kinds = {period.key: period.kind for period in page.histories.periods}
    kind = kinds.get(newest, page.measure.frequency)
    line = page.histories.line(page.school.pk if page.school else None)
    points = [
        (period, point)
        for period, point in zip(page.histories.periods, line, strict=True)
        if period.kind == kind and point is not None
    ][-LONGEST_TREND:]
    periods = [period for period, _ in points]
    return Trend(periods, [point.value for _, point in points], _elsewhere(page, periods))


def _elsewhere(page: MeasurePage, periods: Sequence[Period]) -> list[tuple[str, list[Decimal | None]]]:
    """Return one line an area, of the phase that fits, where it has a figure for any of the periods."""
    phase = page.school.phase if page.school else (page.measure.phases[0] if len(page.measure.phases) == 1 else "all")
    lines: dict[str, dict[str, Decimal | None]] = {}
    for row in sorted(page.comparators, key=lambda row: row.phase == phase):
        if row.group or row.phase not in {phase, "all", ""}:
            continue
        if row.area == "published" and page.school:
            continue
        if row.area == "authority" and page.school and page.school.authority not in {"", row.name}:
            continue
        lines.setdefault(row.name, {})[row.period] = row.value
    found = [(name, [values.get(period.key) for period in periods]) for name, values in lines.items()]
    return [(name, values) for name, values in found if any(value is not None for value in values)]


def ahead(page: MeasurePage, breaks: Sequence[Broken], *, today: dt.date) -> Sequence[forecast.Step]:
    """Return where the place's line may go on to, up to the day that is aimed at; nothing where that is not known.

    It is the projection that an early warning rests on: of figures that may be compared, and that may be shown.
    """
    target = target_shown(page)
    if page.cell is None or page.cell.is_hidden or target is None or target.adds_up_from:
        return ()
    measured = rule_values.yardstick(page.measure)
    aim = forecast.aim_ahead(rule_values.target_value(target, measured), today=today)
    if aim is None or aim.due is None:
        return ()
    line = page.histories.line(page.school.pk if page.school else None)
    known = [
        (period, point.value)
        for period, point in zip(page.histories.periods, line, strict=True)
        if point and point.value is not None and not (breaks and period.ends_on < breaks[-1].starts_on)
    ]
    alike = [(period, value) for period, value in known if period.kind == known[-1][0].kind]
    found = forecast.project(alike, aim.due, measured, today=today) if alike else None
    return found.steps if found and forecast.outlook(found, aim) else ()


@dataclass(frozen=True)
class Published:
    """What the published table of trusts says, beside what all pupils come to here and what they would come to there.

    `as_there` is empty where the trust has too few schools to be weighed as the table weighs.
    """

    period: Period
    printed: Decimal
    here: Decimal
    as_there: Decimal | None
    left_out: Sequence[str]
    undated: Sequence[str] = ()


def beside_published(page: MeasurePage) -> Published | None:
    """Hold the trust's own figure against its row of a published table; None where either is missing or hidden."""
    if page.school is not None:
        return None
    periods = {period.key: period for period in page.histories.periods}
    printed = [
        row for row in page.comparators
        if row.area == "published" and not row.group and row.value is not None and row.period in periods
    ]  # fmt: skip
    if not printed or printed[-1].value is None:
        return None
    places, period = page.histories.points[printed[-1].period], periods[printed[-1].period]
    whole, seen = places.get((None, "")), {school.pk: school for school, _ in page.schools}
    own = {school: point for (school, group), point in places.items() if school is not None and not group}
    if whole is None or whole.value is None or not own.keys() <= seen.keys():
        return None
    if any(point.numerator is None or not point.denominator for point in own.values()):
        return None
    found = trust_tables.as_published(
        (
            trust_tables.School(
                seen[pk].short_name, point.numerator or Decimal(0), point.denominator or Decimal(0),
                seen[pk].joined_on,
            )
            for pk, point in own.items()
        ),
        period.starts_on.year, scale=rule_values.yardstick(page.measure).scale,
    )  # fmt: skip
    return Published(
        period,
        printed[-1].value,
        whole.value,
        found.value if found else None,
        found.left_out if found else (),
        found.undated if found else (),
    )


@dataclass(frozen=True)
class GroupRow:
    """One group's figure in the newest period, how far it is from the figure of all, and from its like elsewhere.

    `from_others` is how far it is there from those whom it is held against: disadvantaged pupils from all others.
    """

    group: str
    point: Point
    gap: Decimal | None
    there: Decimal | None = None
    apart: Decimal | None = None
    from_others: Decimal | None = None


def by_group(page: MeasurePage) -> list[GroupRow]:
    """Return the groups of the place that the page is about, in the newest period that has any."""
    school = page.school.pk if page.school else None
    for period in reversed(page.histories.periods):
        places = page.histories.points[period.key]
        groups = {group: point for (place, group), point in places.items() if place == school and group}
        if groups:
            whole, there = places.get((school, "")), dict(groups_elsewhere(page, period)[1])
            of_all = whole.value if whole and not page.measure.is_plain_count else None
            decimals = page.measure.decimals
            return [
                GroupRow(
                    each,
                    groups[each],
                    _gap(groups[each], of_all if gives_enough(places, school, each) else None, decimals),
                    there.get(each),
                    _gap(groups[each], there.get(each), decimals),
                    _gap(groups[each], _others(each, there), decimals),
                )
                for each in pupil_groups.in_order(list(groups))
            ]
    return []


def _others(group: str, there: Mapping[str, Decimal]) -> Decimal | None:
    """Return where those whom a group is held against stand there; nothing where only all are known."""
    others = next((there[peers] for peers in peers_of(group) if peers in there), None)
    return None if others == there.get(group) else others


def gives_enough(places: Iterable[Place], school: int | None, group: str, peers: str = "") -> bool:
    """Say whether a group can stand beside its peers: of a trust, where most schools that tell of them tell of it.

    One school's pupils held against those of all the others would show how far the schools are apart.
    """
    if school is not None:
        return True
    told = {place for place, each in places if place is not None and each == peers}
    return not told or 2 * len({place for place, each in places if place in told and each == group}) > len(told)


def groups_elsewhere(page: MeasurePage, period: Period) -> tuple[str, dict[str, Decimal]]:
    """Return where groups have a figure of the period to stand beside, the nearest place first, and those figures.

    Where no place has any by group, each group stands beside all of a place.
    """
    by_group: dict[tuple[int, str], dict[str, Decimal]] = {}
    of_all: dict[tuple[int, str], Decimal] = {}
    for row in _rows_elsewhere(page, period):
        place = _NEAREST.get(row.area.casefold(), 0), row.name
        if row.value is not None and row.group:
            by_group.setdefault(place, {})[row.group] = row.value
        elif row.value is not None:
            of_all[place] = row.value
    if by_group:
        return min(by_group)[1], by_group[min(by_group)]
    if of_all:
        nearest = min(of_all)
        groups = {group for _, group in page.histories.points[period.key] if group}
        return f"{nearest[1]}, all", dict.fromkeys(groups, of_all[nearest])
    return "", {}


def _rows_elsewhere(page: MeasurePage, period: Period) -> Iterator[Comparator]:
    """Yield the figures of elsewhere that fit the place of a page, the one of its own phase last."""
    phase, authority = (page.school.phase, page.school.authority) if page.school else ("", "")
    if not phase and len(page.measure.phases) == 1:
        phase = page.measure.phases[0]
    fitting = [row for row in page.comparators if row.period == period.key and row.phase in {phase, "all", ""}]
    for row in sorted(fitting, key=lambda row: row.phase == phase):
        if row.area != "published" and not (row.area == "authority" and authority not in {"", row.name}):
            yield row


# A place that a person named is nearer than an authority, and that than England.
_NEAREST = {"authority": 1, "england": 2}


def period_of_groups(page: MeasurePage) -> Period | None:
    """Return the newest period in which the place has figures by group."""
    school = page.school.pk if page.school else None
    for period in reversed(page.histories.periods):
        if any(place == school and group for place, group in page.histories.points[period.key]):
            return period
    return None


def _gap(point: Point, there: Decimal | None, decimals: int) -> Decimal | None:
    return None if point.value is None or there is None else figures.apart(point.value, there, decimals)


@dataclass(frozen=True)
class Needed:
    """How many more (or fewer, below nought) would have to be counted for a pooled share to reach its target.

    `most` names the school that has furthest to go, and how many of them are there.
    """

    number: int
    now: int
    of: int
    target: Target
    most: str = ""
    there: int = 0


def what_it_would_take(page: MeasurePage) -> Needed | None:
    """Say what it would take; None where the target is reached, or is no share of countable people.

    Worked out on the numbers that the newest figure stands on, and only where none of them is hidden.
    """
    cell, target = page.cell, target_shown(page)
    if cell is None or target is None or target.value is None or target.reference or target.op == "in":
        return None
    if target.adds_up_from:
        return None
    number = _short_by(page.measure, cell, target)
    if not number or page.measure.base in {"", "sessions"} or cell.denominator is None:
        return None
    now, of = int(cell.numerator or 0), int(cell.denominator)
    if page.school is not None or any(each.is_hidden for _, each in page.schools):
        return Needed(number, now, of, target)
    schools = [(school.short_name, _short_by(page.measure, each, target)) for school, each in page.schools]
    alike = [(name, short) for name, short in schools if short and (short > 0) == (number > 0)]
    most, there = max(alike, key=lambda pair: abs(pair[1]), default=("", 0))
    # What one school would have to gain can be more than the whole lacks, where others are beyond the target.
    return (
        Needed(number, now, of, target, most, there)
        if abs(there) <= abs(number)
        else Needed(number, now, of, target, most)
    )


def target_line(page: MeasurePage) -> Decimal | None:
    """Return what a place's figure is aimed at, where that is a figure that a line can stand for."""
    shown = target_shown(page)
    plain = shown is not None and not shown.reference and shown.op != "in"
    return shown.value if shown is not None and plain else None


def target_shown(page: MeasurePage) -> Target | None:
    """Return the target by which the page's place stands as it does."""
    return next((each for each in page.targets if page.cell and each.pk == page.cell.target), None)


def _short_by(measure: Measure, cell: Cell, target: Target) -> int:
    """Return how many more have to be counted, below nought for fewer, and nought when it is reached."""
    if measure.kind not in {"percentage", "opinion"} or cell.numerator is None or not cell.denominator:
        return 0
    assert target.value is not None
    bound: Decimal = target.value * cell.denominator / 100
    if target.op in {">=", ">"}:
        least = bound.to_integral_value(ROUND_CEILING)
        least += 1 if target.op == ">" and least == bound else 0
        return max(0, int(least - cell.numerator))
    if target.op in {"<=", "<"}:
        most = bound.to_integral_value(ROUND_FLOOR)
        most -= 1 if target.op == "<" and most == bound else 0
        return min(0, int(most - cell.numerator))
    return 0
