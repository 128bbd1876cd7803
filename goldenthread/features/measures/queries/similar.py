"""How schools stand among those like them, and among all of their phase: of places that the reader may see."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Q

from goldenthread.domain.access import Reach
from goldenthread.domain.places_among import Quarters, quarter
from goldenthread.features.measures.models import Measure, SimilarSchools, Spread
from goldenthread.features.measures.queries.cells import Cell, sight
from goldenthread.features.organisations.models import School


@dataclass(frozen=True)
class Among:
    """A school's figure among those of the schools like it, in the same period."""

    spread: Spread
    value: Decimal
    quarter: str


def among_similar(reach: Reach, measure: Measure, places: Iterable[tuple[School, Cell]]) -> dict[int, Among]:
    """Return where each school's newest figure lies among the schools like it, by the school, in one query."""
    shown = {school.pk: cell for school, cell in places if _may_show(reach, cell)}
    rows = Spread.objects.filter(measure=measure, trust=reach.trust, school__in=shown)
    return {
        row.school_id: _among(measure, row, shown[row.school_id])
        for row in rows if row.school_id and shown[row.school_id].period == row.period
    }  # fmt: skip


def quarters_there(reach: Reach, school: School, cells: Mapping[Measure, Cell]) -> dict[int, Among]:
    """Return where each measure of one school lies among the schools like it, by the measure, in one query."""
    shown = {measure.pk: (measure, cell) for measure, cell in cells.items() if _may_show(reach, cell)}
    rows = Spread.objects.filter(trust=reach.trust, school=school)
    return {
        row.measure_id: _among(*_paired(row, shown))
        for row in rows if row.measure_id in shown and shown[row.measure_id][1].period == row.period
    }  # fmt: skip


def similar_schools(reach: Reach, school: School) -> SimilarSchools | None:
    """Return the schools like one that the reader has found."""
    return SimilarSchools.objects.filter(school=school, school__trust=reach.trust).first()


def spreads_of(reach: Reach, measure: Measure, school: School | None, phase: str) -> list[Spread]:
    """Return how a measure spreads over the years among the schools like one, or else of a phase in England."""
    whom = Q(school=school) if school else Q(school=None, phase=phase)
    return list(Spread.objects.filter(whom, measure=measure, trust=reach.trust))


def _may_show(reach: Reach, cell: Cell) -> bool:
    return cell.value is not None and not cell.is_hidden and sight(reach).covers(cell.school)


def _paired(row: Spread, shown: Mapping[int, tuple[Measure, Cell]]) -> tuple[Measure, Spread, Cell]:
    measure, cell = shown[row.measure_id]
    return measure, row, cell


def _among(measure: Measure, row: Spread, cell: Cell) -> Among:
    assert cell.value is not None
    return Among(row, cell.value, quarter(cell.value, parted(row), measure.good_is))


def parted(row: Spread) -> Quarters:
    return Quarters(row.lower, row.middle, row.upper, row.schools)
