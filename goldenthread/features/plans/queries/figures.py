"""The measures of an element: where they stand here and school by school, and how they came there."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Q

from goldenthread.features.measures.models import Measure, Reading
from goldenthread.features.measures.queries import Cell, rule_values
from goldenthread.features.measures.queries.histories import Point, histories
from goldenthread.features.plans.models import Element, ElementMeasure
from goldenthread.features.plans.queries.hanging import SchoolName

# As many points as a line the size of a word can carry.
MOST_POINTS = 12
COLUMNS = ("measure", "period", "school_id", "value", "value_word", "numerator", "denominator", "marker", "state")

Known = Mapping[int, Mapping[int | None, Cell]]
"""Cells by measure and school."""


@dataclass(frozen=True)
class MeasuredBy:
    """One measure of an element: its cell in the plan's own place, its schools' cells, and its line over time.

    `is_own` is false for a measure of something beneath the element.
    """

    measure: Measure
    is_own: bool
    cell: Cell | None
    schools: Sequence[tuple[str, Cell]]
    line: Sequence[Decimal | None]

    @property
    def has_line(self) -> bool:
        """Two points make a line."""
        return sum(value is not None for value in self.line) > 1


def measured_by(
    element: Element, ties: Sequence[ElementMeasure], known: Known, schools: Mapping[int, SchoolName]
) -> list[MeasuredBy]:
    """Return each measure once, the element's own first, with what the reader may see of it: one query."""
    own = {tie.measure_id for tie in ties if tie.element_id == element.pk}
    measures = {tie.measure_id: tie.measure for tie in sorted(ties, key=lambda tie: tie.measure_id not in own)}
    place = element.plan.school_id
    lines = _lines(element, measures, known)
    return [
        MeasuredBy(
            measure=measure,
            is_own=key in own,
            cell=known.get(key, {}).get(place),
            schools=[] if place else _by_school(known.get(key, {}), schools),
            line=lines.get(key, []),
        )
        for key, measure in measures.items()
    ]


def _by_school(where: Mapping[int | None, Cell], schools: Mapping[int, SchoolName]) -> list[tuple[str, Cell]]:
    return [(named.short, where[school]) for school, named in schools.items() if school in where]


def _lines(element: Element, measures: Mapping[int, Measure], known: Known) -> dict[int, list[Decimal | None]]:
    """Return the line of each measure in the plan's own place, small numbers hidden in it as everywhere."""
    if not measures:
        return {}
    rows = Reading.objects.filter(measure__in=measures, superseded_at=None, group="")
    rows = rows.filter(Q(school=None) | Q(school__left_on=None))
    by_measure: dict[int, list[tuple[str, int | None, str, Point]]] = defaultdict(list)
    for measure, period, school, *facts in rows.values_list(*COLUMNS):
        by_measure[measure].append((period, school, "", Point(*facts)))
    calendar = rule_values.calendar_of(element.plan.trust)
    found = {}
    for key, readings in by_measure.items():
        already = [(cell.period, cell.school) for cell in known.get(key, {}).values() if cell.is_hidden]
        line = histories(measures[key], readings, calendar, already=already).line(element.plan.school_id)
        found[key] = [point.value if point else None for point in line][-MOST_POINTS:]
    return found
