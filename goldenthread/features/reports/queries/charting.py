"""Drawings for a report: a measure in a place over time, its schools side by side, and its groups' gaps."""

import datetime as dt
from dataclasses import replace
from decimal import Decimal
from typing import Any, NamedTuple

from django.db.models import FilteredRelation, Q

from goldenthread.features.analytics import pictures
from goldenthread.features.analytics.queries import Trend, trend
from goldenthread.features.measures.models import Comparator, Measure
from goldenthread.features.measures.queries import Cell, Concern, MeasurePage, among_similar, schools_asked
from goldenthread.features.measures.queries.histories import COLUMNS, histories, kin_kept, released, version
from goldenthread.features.organisations.models import School
from goldenthread.features.reports.queries.asking import Question
from goldenthread.features.reports.queries.wording import in_words, unit_of
from goldenthread.foundation import charts, clock

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
        "periods": [period.short_label for period in line.periods],
        "series": [{"name": place, "role": "us", "values": _plain(line.values)}, *elsewhere],
        "unit": unit_of(about.measure),
        "decimals": about.measure.decimals,
        "target": _aimed_at(aim),
        "band": _band(about.measure),
    }


def side_by_side(asked: Question, about: Concern) -> list[dict[str, Any]]:
    """Return a measure’s schools ranked among others, and each over time; nothing of fewer than two."""
    aim, page = _read(asked, about)
    of_trust = replace(page, school=None, cell=page.trust_cell)
    among = among_similar(asked.reach, about.measure, page.schools)
    trust = asked.trust.short_name
    found = (pictures.ranking(of_trust, among, trust), pictures.multiples(of_trust, trust))
    # What one school aims at is no aim of the others.
    target = None if about.school or aim.reference or aim.op == "in" else aim.value
    return [_kept(replace(each, target=target), about.measure) for each in found if each is not None]


def gaps(asked: Question, measure: Measure) -> dict[str, Any] | None:
    """Return how far the groups of the report's place stand from their peers."""
    cell = asked.cells.get(measure.pk, {}).get(asked.school.pk if asked.school else None)
    drawn = pictures.gaps(_read(asked, Concern(measure, asked.school, cell))[1]) if cell else None
    return _kept(drawn, measure, asked.school) if drawn else None


def _kept(drawing: charts.Drawing, measure: Measure, school: School | None = None) -> dict[str, Any]:
    return charts.kept(drawing) | {"measure": measure.ref, "school": school.ref if school else ""}


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
        measure=about.measure, school=about.school, cell=about.cell, trust_cell=places.get(None),
        schools=[(school, places[school.pk]) for school in asked.schools if school.pk in places],
        targets=(), comparators=list(comparators), past=(),
        histories=histories(
            about.measure, [version(row[width:]) for row in found], asked.calendar,
            asked=schools_asked(asked.reach, about.measure, seen=asked.schools),
            kin=kin_kept(asked.trust, about.measure),
        ),
    )  # fmt: skip
    return (Aim(*found[0][:width]) if found else Aim()), _as_at(page, asked.today)


def _as_at(page: MeasurePage, today: dt.date) -> MeasurePage:
    """Leave out periods that had not ended on a day of the past; of today, also those that have only begun stay."""
    if today >= clock.today():
        return page
    come = [period for period in page.histories.periods if period.ends_on <= today]
    return replace(page, histories=replace(page.histories, periods=come))


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
