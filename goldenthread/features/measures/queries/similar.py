"""How schools stand among those like them, and among all of their phase: of places that the reader may see."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from django.db.models import Q

from goldenthread.domain.access import Reach
from goldenthread.domain.results.places_among import Quarters, quarter
from goldenthread.features.measures.models import Measure, SimilarSchools, Spread
from goldenthread.features.measures.queries.cells import Cell, sight
from goldenthread.features.organisations.models import School


@dataclass(frozen=True)
class Among:
    """A school's figure among those of the schools like it, and how all of its phase spread in that period."""

    spread: Spread
    value: Decimal
    quarter: str
    nation: Spread | None = None


def among_similar(reach: Reach, measure: Measure, places: Iterable[tuple[School, Cell]]) -> dict[int, Among]:
    """Return where each school's figure lies among the schools like it, by the school, in one query."""
    found = {school.pk: (school, cell) for school, cell in places if _may_show(reach, cell)}
    rows = Spread.objects.filter(Q(school__in=found) | Q(school=None), measure=measure, trust=reach.trust)
    kept = list(rows)
    nation = {(row.phase, row.period): row for row in kept if row.school_id is None}
    told: dict[int, Among] = {}
    for row in kept:
        if row.school_id in found:
            school, cell = found[row.school_id]
            if among := _among(measure, row, cell):
                told[school.pk] = replace(among, nation=nation.get((school.phase, row.period)))
    return told


def quarters_there(reach: Reach, school: School, cells: Mapping[Measure, Cell]) -> dict[int, Among]:
    """Return where each measure of one school lies among the schools like it, by the measure, in one query."""
    shown = {measure.pk: (measure, cell) for measure, cell in cells.items() if _may_show(reach, cell)}
    rows = Spread.objects.filter(trust=reach.trust, school=school, measure__in=shown)
    found = ((row.measure_id, _among(shown[row.measure_id][0], row, shown[row.measure_id][1])) for row in rows)
    return {measure: among for measure, among in found if among}


def similar_schools(reach: Reach, school: School) -> SimilarSchools | None:
    """Return the schools like one that the reader has found."""
    return SimilarSchools.objects.filter(school=school, school__trust=reach.trust).first()


def _may_show(reach: Reach, cell: Cell) -> bool:
    return cell.value is not None and not cell.is_hidden and sight(reach).covers(cell.school)


def _among(measure: Measure, row: Spread, cell: Cell) -> Among | None:
    """Return where a cell's figure of the spread's own period lies: its newest, or the one before it."""
    known = {cell.previous_period: cell.previous_value, cell.period: cell.value}
    value = known.get(row.period)
    return None if value is None else Among(row, value, quarter(value, parted(row), measure.good_is))


def parted(row: Spread) -> Quarters:
    return Quarters(row.lower, row.middle, row.upper, row.schools)
