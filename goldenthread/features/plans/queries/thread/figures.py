"""The measures of an element: where they stand here and school by school, and how they came there."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from goldenthread.domain.access import Reach
from goldenthread.domain.plans.plan_status import OUTCOME
from goldenthread.features.measures.models import Measure
from goldenthread.features.measures.queries import Cell, cells
from goldenthread.features.plans.models import Element, ElementMeasure
from goldenthread.features.plans.queries.thread.hanging import SchoolName

# As many schools as are named beside a measure; its own page names them all.
DOZEN = 12

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
    line: Sequence[float | None]

    @property
    def first_schools(self) -> Sequence[tuple[str, Cell]]:
        """All schools where they are few; of many a dozen, those that need attention first."""
        if len(self.schools) <= DOZEN:
            return self.schools
        return sorted(self.schools, key=lambda one: OUTCOME.index(one[1].status))[:DOZEN]

    @property
    def more_schools(self) -> int:
        return len(self.schools) - len(self.first_schools)

    @property
    def has_line(self) -> bool:
        """Two points make a line."""
        return sum(value is not None for value in self.line) > 1


def measures_of(reach: Reach, element: Element) -> list[MeasuredBy]:
    """Return the element's own measures with where each stands in its plan's place, as far as the reader may see."""
    ties = list(ElementMeasure.objects.filter(element=element).select_related("measure").order_by("order", "pk"))
    return measured_by(element, ties, cells(reach, {tie.measure for tie in ties}), {})


def measured_by(
    element: Element,
    ties: Sequence[ElementMeasure],
    known: Known,
    schools: Mapping[int, SchoolName],
) -> list[MeasuredBy]:
    """Return each measure once, the element's own first, with what the reader may see of it: one query."""
    own = {tie.measure_id for tie in ties if tie.element_id == element.pk}
    measures = {tie.measure_id: tie.measure for tie in sorted(ties, key=lambda tie: tie.measure_id not in own)}
    place = element.plan.school_id
    return [
        MeasuredBy(
            measure=measure,
            is_own=key in own,
            cell=known.get(key, {}).get(place),
            schools=[] if place else _by_school(known.get(key, {}), schools),
            line=cell.line if (cell := known.get(key, {}).get(place)) else (),
        )
        for key, measure in measures.items()
    ]


def _by_school(where: Mapping[int | None, Cell], schools: Mapping[int, SchoolName]) -> list[tuple[str, Cell]]:
    return [(named.short, where[school]) for school, named in schools.items() if school in where]
