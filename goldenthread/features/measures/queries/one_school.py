"""A school on a page: how every measure stands there, beside the trust and England."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Count

from goldenthread.domain.access import Reach
from goldenthread.features.measures.models import Comparator, Measure, Target
from goldenthread.features.measures.queries.cells import Cell, cells, standings_seen
from goldenthread.features.measures.queries.lists import goal_of, measures_within, schools_seen
from goldenthread.features.measures.queries.similar import Among, quarters_there
from goldenthread.features.organisations.models import School, here_on


@dataclass(frozen=True)
class MeasureThere:
    """One measure in one school."""

    measure: Measure
    cell: Cell
    trust: Cell | None
    goal: str
    england: Comparator | None
    spark: Sequence[float | None]
    among: Among | None = None


@dataclass(frozen=True)
class SchoolPage:
    """A school's measures, in the trust's order."""

    school: School
    measures: Sequence[MeasureThere]

    @property
    def among(self) -> list[MeasureThere]:
        """Return the measures whose figure can be told among schools like this one."""
        return [each for each in self.measures if each.among]

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
    found = cells(reach, every, places={school.pk, None}, with_lines=True)
    aimed_at = {cell.target for places in found.values() if (cell := places.get(school.pk)) and cell.target}
    targets = {target.pk: target for target in Target.objects.filter(pk__in=aimed_at, retired_on=None)}
    england = _england(reach, school)
    own = {each: cell for each in every if (cell := found.get(each.pk, {}).get(school.pk))}
    among = quarters_there(reach, school, own)
    there = []
    for measure in every:
        places = found.get(measure.pk, {})
        cell = places.get(school.pk)
        if cell is not None:
            goal = goal_of(measure, targets.get(cell.target) if cell.target else None)
            beside = england.get((measure.pk, cell.period)) or england.get((measure.pk, ""))
            there.append(
                MeasureThere(measure, cell, places.get(None), goal, beside, cell.line, among.get(measure.pk))
            )
    return SchoolPage(school, there)


def school_counts(reach: Reach) -> dict[int, Mapping[str, int]]:
    """Return for each school within reach how many measures have each status there, in two queries."""
    counts: dict[int, Counter[str]] = {school.pk: Counter() for school in schools_seen(reach)}
    rows = standings_seen(reach).filter(here_on(at="school__"), measure__retired_on=None).exclude(school=None)
    for school, status, is_hidden, number in rows.values_list("school", "status", "is_hidden").annotate(Count("pk")):
        if school in counts:
            counts[school]["cannot tell" if is_hidden else status] += number
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
