"""The figures of one measure over time, in every place, with small numbers hidden period by period."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from goldenthread.domain import pupil_groups, rollup, suppression
from goldenthread.domain.calendar import Period, TermCalendar
from goldenthread.domain.suppression import Count
from goldenthread.features.measures.models import Measure
from goldenthread.features.measures.queries import rule_values
from goldenthread.features.measures.queries.cells import HIDDEN_MARKER, counted

Place = tuple[int | None, str]
"""A school's id (None for the trust) and a group ("" for all)."""


class Point(NamedTuple):
    """One figure as it may be shown."""

    value: Decimal | None
    word: str = ""
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    marker: str = ""
    state: str = ""
    coverage: str = ""

    @property
    def number(self) -> Decimal | None:
        """Return the figure where it is said as a number, not in a word."""
        return None if self.word else self.value


HIDDEN = Point(None, marker=HIDDEN_MARKER)
# What no group is named for; never shown, and known to whoever takes the others away.
REST = "what is left"


@dataclass(frozen=True)
class Histories:
    """What may be shown of one measure: periods in order, and the points of each place."""

    periods: Sequence[Period]
    points: Mapping[str, Mapping[Place, Point]]
    hidden: Mapping[str, frozenset[Place]]

    def line(self, school: int | None, group: str = "") -> list[Point | None]:
        """Return a place's points in the order of the periods, None where it has none."""
        return [self.points[period.key].get((school, group)) for period in self.periods]


def histories(
    measure: Measure,
    readings: Iterable[tuple[str, int | None, str, Point]],
    calendar: TermCalendar,
    *,
    asked: Mapping[int, dt.date | None],
    already: Iterable[tuple[str, int | None]] = (),
) -> Histories:
    """Arrange readings (period, school, group, point) by period, with the trust's own figure made of its schools'.

    `asked` are the schools that the measure is kept of, each with the day on which it joined: the trust's figure
    of a period says the same here as where it stands, and is made of no fewer schools. `already` are the periods
    and places that another page hides: what is hidden on one is hidden on all.
    """
    elsewhere = set(already)
    by_period: dict[str, dict[Place, Point]] = defaultdict(dict)
    for key, school, group, point in readings:
        by_period[key][school, group] = point
    hidden, points = {}, {}
    for key, places in by_period.items():
        period = rule_values.period(key, calendar)
        missed = [school for school, joined_on in asked.items() if not joined_on or joined_on <= period.starts_on]
        whole = _with_trust(measure, places, missed)
        gone = {(school, "") for of, school in elsewhere if of == key}
        hidden[key] = _hide(measure, whole, period.kind, gone)
        points[key] = {place: HIDDEN if place in hidden[key] else point for place, point in whole.items()}
    return Histories(sorted(rule_values.period(key, calendar) for key in by_period), points, hidden)


def _with_trust(measure: Measure, places: Mapping[Place, Point], missed: Iterable[int]) -> dict[Place, Point]:
    """Add the trust's figure for every group that schools give, as far as enough of them do.

    `missed` are the schools whose figure of all pupils is missed where they gave none. Of a group it is not: a
    school may have nobody who belongs to it.
    """
    whole = dict(places)
    if measure.roll_up not in {Measure.RollUp.POOLED, Measure.RollUp.SUM}:
        return whole
    for group in {group for _, group in places}:
        parts = [
            rollup.Part(str(school), point.value, point.numerator, point.denominator, point.marker)
            for (school, of), point in places.items()
            if of == group and school is not None
        ]
        if not group:
            parts += [rollup.Part(str(school)) for school in missed if (school, "") not in places]
        rolled = _rolled(measure, parts)
        if rolled.value is not None:
            whole[None, group] = Point(
                rolled.value, "", rolled.numerator, rolled.denominator, "", "", rolled.coverage
            )  # fmt: skip
    return whole


def _rolled(measure: Measure, parts: Sequence[rollup.Part]) -> rollup.Rolled:
    if measure.roll_up == Measure.RollUp.SUM:
        return rollup.added_up(parts)
    return rollup.pooled(parts, scale=rule_values.yardstick(measure).scale)


def _hide(measure: Measure, places: Mapping[Place, Point], kind: str, elsewhere: set[Place]) -> frozenset[Place]:
    """Hide what is small, first among the schools, then among the groups, whose wholes are known by then."""
    base = counted(measure)
    counts_sessions = "session" in base.lower() and any(group for _, group in places)
    if not (counts_sessions or suppression.counts_people(base)):
        return frozenset()
    counts = {
        place: Count(
            point.value if measure.kind == Measure.Kind.COUNT else point.numerator, point.denominator,
            is_total=place[0] is None or not place[1],
        )
        for place, point in places.items() if point.value is not None
    }  # fmt: skip
    if counts_sessions:
        counts, base = {place: suppression.in_pupils(count, kind) for place, count in counts.items()}, "pupils"
    whole = {place: count for place, count in counts.items() if not place[1]}
    adds_up = measure.roll_up in {Measure.RollUp.POOLED, Measure.RollUp.SUM}
    first = suppression.hidden(whole, [list(whole)] if adds_up else [], base=base, already=elsewhere)
    by_group = [[place for place in counts if place[1] == group] for group in {group for _, group in counts if group}]
    lines = [*(by_group if adds_up else []), *_by_school(counts, base)]
    return suppression.hidden(counts, lines, base=base, already=first)


def _by_school(counts: dict[Place, Count], base: str) -> list[list[Place]]:
    """Return the lines of each school's groups; what no group is named for is put beside them as a cell."""
    by_school: dict[int | None, dict[str, Count]] = defaultdict(dict)
    for (school, group), count in counts.items():
        by_school[school][group] = count
    found: list[list[Place]] = []
    for school, own in by_school.items():
        for at, line in enumerate(pupil_groups.lines(own, base=base)):
            cells: list[Place] = [(school, group) for group in line.groups]
            if line.rest is not None:
                rest = (school, f"{REST} {at}")
                counts[rest] = line.rest
                cells.append(rest)
            found.append(cells)
    return found
