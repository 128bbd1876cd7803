"""One trend for a report: a measure in a place, over time, with England and what is aimed at."""

from decimal import Decimal
from typing import Any, NamedTuple

from django.db.models import FilteredRelation, Q

from goldenthread.domain.calendar import Period
from goldenthread.features.analytics.queries import Trend, trend
from goldenthread.features.measures.models import Comparator, Measure
from goldenthread.features.measures.queries import Cell, Concern, MeasurePage, schools_asked
from goldenthread.features.measures.queries.histories import COLUMNS, histories, released, version
from goldenthread.features.organisations.models import School
from goldenthread.features.reports.queries.asking import Question
from goldenthread.features.reports.queries.wording import in_words, unit_of

FEWEST_POINTS = 2
PLURALS = {"year": "years", "term": "terms", "half term": "half terms", "month": "months"}


def chart(asked: Question, about: Concern) -> dict[str, Any] | None:
    """Return the trend of a measure in a place as plain values, in three queries at most; None for fewer than two."""
    aim, page = _read(asked, about)
    line = trend(page)
    if sum(value is not None for value in line.values) < FEWEST_POINTS:
        return None
    place = about.school.short_name if about.school else asked.trust.short_name
    elsewhere = [{"name": name, "role": "comparator", "values": _plain(values)} for name, values in line.elsewhere]
    return {
        "title": _finding(about, line),
        "note": about.measure.means,
        "says": f"{_finding(about, line)}. The figures stand in the table beneath.",
        "measure": about.measure.ref,
        "school": about.school.ref if about.school else "",
        "periods": [_short(period) for period in line.periods],
        "series": [{"name": place, "role": "us", "values": _plain(line.values)}, *elsewhere],
        "unit": unit_of(about.measure),
        "decimals": about.measure.decimals,
        "target": _aimed_at(aim),
        "band": _band(about.measure),
    }


class Aim(NamedTuple):
    """As much of a target as is drawn: nothing of it where none is set."""

    op: str | None = None
    value: Decimal | None = None
    reference: str | None = None


def _read(asked: Question, about: Concern) -> tuple[Aim, MeasurePage]:
    """Return what is aimed at, and as much of the measure's page as its trend is drawn from."""
    places = asked.cells.get(about.measure.pk, {})
    # Groups are read too, though none is drawn: what must be hidden is worked out over all of them, as on the page.
    rows = released([about.measure])
    # The one target comes beside every figure, which spares a question of its own.
    rows = rows.annotate(aim=FilteredRelation("measure__targets", condition=Q(measure__targets=about.cell.target)))
    found = list(rows.values_list(*(f"aim__{name}" for name in Aim._fields), *COLUMNS))
    width = len(Aim._fields)
    comparators = Comparator.objects.filter(measure=about.measure).order_by("period_ends_on", "area", "phase")
    page = MeasurePage(
        measure=about.measure, school=about.school, cell=about.cell, schools=(), trust_cell=places.get(None),
        targets=(), comparators=list(comparators), past=(),
        histories=histories(
            about.measure, [version(row[width:]) for row in found], asked.calendar,
            asked=schools_asked(asked.reach, about.measure, seen=asked.schools),
        ),
    )  # fmt: skip
    return (Aim(*found[0][:width]) if found else Aim()), page


def _finding(about: Concern, line: Trend) -> str:
    """Say how it moved and how it stands: “Attendance has risen two terms running, and is still off track”."""
    name = f"{about.measure.name} at {about.school.short_name}" if about.school else about.measure.name
    steps, kind = line.running, line.periods[-1].kind
    stands = f"is {about.cell.status}"
    if steps == 0:
        return f"{name} {stands}"
    verb = "risen" if steps > 0 else "fallen"
    moved = (
        f"has {verb} {in_words(abs(steps))} {PLURALS[kind]} running"
        if abs(steps) > 1
        else f"has {verb} since {_last(line)}"
    )
    return f"{name} {moved}, and {_still(about.measure, about.cell, steps)}"


def _still(measure: Measure, cell: Cell, steps: int) -> str:
    good_way = {Measure.GoodIs.HIGHER: 1, Measure.GoodIs.LOWER: -1}.get(Measure.GoodIs(measure.good_is), 0)
    better = good_way * steps > 0
    return f"is still {cell.status}" if better and cell.status in {"off track", "at risk"} else f"is {cell.status}"


def _last(line: Trend) -> str:
    known = [period for period, value in zip(line.periods, line.values, strict=True) if value is not None]
    return known[-2].label


def _short(period: Period) -> str:
    """Name a period under a chart: 2025/26, Autumn 2025, Autumn 1 2025, Nov 2025."""
    if period.kind == "year":
        return period.key
    if period.kind == "month":
        return f"{period.starts_on:%b %Y}"
    return f"{' '.join(period.key.split()[1:]).capitalize()} {period.starts_on.year}"


def _plain(values: Any) -> list[str | None]:
    """Write figures as digits: a JSON number may come back from a database as another."""
    return [None if value is None else f"{value.normalize():f}" for value in values]


def _aimed_at(aim: Aim) -> str | None:
    if aim.reference or aim.op == "in" or aim.value is None:
        return None
    return f"{aim.value.normalize():f}"


def _band(measure: Measure) -> list[str] | None:
    edges: list[Decimal | None] = [measure.band_from, measure.band_to]
    if measure.good_is != Measure.GoodIs.BAND or None in edges:
        return None
    return [f"{edge.normalize():f}" for edge in edges if edge is not None]


def of_interest(asked: Question, concerns: list[Concern]) -> Concern | None:
    """Return what the one trend is of: the worst exception, or else the first measure that has a figure."""
    with_figure = [each for each in concerns if each.cell.value is not None and each.measure.kind not in _WORDED]
    if with_figure:
        return with_figure[0]
    schools: dict[int, School] = {school.pk: school for school in asked.schools}
    return next(
        (
            Concern(measure, schools.get(place) if place else None, cell)
            for measure in asked.measures
            for place, cell in asked.cells.get(measure.pk, {}).items()
            if cell.value is not None and measure.kind not in _WORDED
        ),
        None,
    )


_WORDED = frozenset({"grade", "milestone", "yes/no", "narrative", "direction"})
