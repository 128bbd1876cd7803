"""A school on a page: how every measure stands there, beside the trust and England."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from goldenthread.domain import suppression
from goldenthread.domain.access import Reach
from goldenthread.domain.suppression import Count
from goldenthread.features.measures.models import Comparator, Measure, Reading, Target
from goldenthread.features.measures.queries.cells import Cell, cells, counted
from goldenthread.features.measures.queries.lists import goal_of, measures_within, schools_seen
from goldenthread.features.organisations.models import School

SPARK_LENGTH = 12


@dataclass(frozen=True)
class MeasureThere:
    """One measure in one school."""

    measure: Measure
    cell: Cell
    trust: Cell | None
    goal: str
    england: Comparator | None
    spark: Sequence[Decimal | None]


@dataclass(frozen=True)
class SchoolPage:
    """A school's measures, in the trust's order."""

    school: School
    measures: Sequence[MeasureThere]

    @property
    def exceptions(self) -> list[MeasureThere]:
        order = ("off track", "at risk")
        found = [each for each in self.measures if each.cell.status in order]
        return sorted(found, key=lambda each: order.index(each.cell.status))

    @property
    def counts(self) -> Mapping[str, int]:
        return Counter(each.cell.status for each in self.measures)


def school_page(reach: Reach, school: School) -> SchoolPage:
    """Return how every measure stands in one school, in five queries. The school is within reach."""
    every = list(measures_within(reach))
    found = cells(reach, every)
    targets = {target.pk: target for target in Target.objects.filter(trust=reach.trust, retired_on=None)}
    england, sparks = _england(reach, school), _sparks(school, every)
    there = []
    for measure in every:
        places = found.get(measure.pk, {})
        cell = places.get(school.pk)
        if cell is not None:
            goal = goal_of(measure, targets.get(cell.target) if cell.target else None)
            beside = england.get((measure.pk, cell.period)) or england.get((measure.pk, ""))
            there.append(MeasureThere(measure, cell, places.get(None), goal, beside, sparks.get(measure.pk, ())))
    return SchoolPage(school, there)


def school_counts(reach: Reach) -> dict[int, Mapping[str, int]]:
    """Return for each school within reach how many measures have each status there, in three queries."""
    found = cells(reach, list(measures_within(reach)))
    counts: dict[int, Counter[str]] = {school.pk: Counter() for school in schools_seen(reach)}
    for places in found.values():
        for school, cell in places.items():
            if school in counts:
                counts[school][cell.status] += 1
    return dict(counts)


def _england(reach: Reach, school: School) -> dict[tuple[int, str], Comparator]:
    """Return England's figures by measure and period, and its newest under no period.

    Of the school's own phase where there is one.
    """
    rows = Comparator.objects.filter(
        trust=reach.trust, area__iexact="England", group="", phase__in=["", "all", school.phase]
    )
    ordered = sorted(rows, key=lambda row: (row.phase == school.phase, row.period_ends_on))
    return {(row.measure_id, period): row for row in ordered for period in (row.period, "")}


def _sparks(school: School, measures: Sequence[Measure]) -> dict[int, list[Decimal | None]]:
    """Return the last figures of each measure in order; one that counts too few people is a gap."""
    known = {measure.pk: measure for measure in measures}
    rows = Reading.objects.filter(school=school, group="", superseded_at=None).order_by("period_ends_on")
    lines: dict[int, list[Decimal | None]] = defaultdict(list)
    for pk, value, numerator, denominator in rows.values_list("measure_id", "value", "numerator", "denominator"):
        if pk in known:
            measure = known[pk]
            top = value if measure.kind == Measure.Kind.COUNT else numerator
            small = suppression.is_small(Count(top, denominator), counted(measure))
            lines[pk].append(None if small else value)
    return {pk: line[-SPARK_LENGTH:] for pk, line in lines.items()}
