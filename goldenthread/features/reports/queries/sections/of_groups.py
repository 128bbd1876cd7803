"""The section of groups of pupils and staff: how each stands beside all, in every school and in the trust."""

from collections.abc import Sequence
from itertools import islice

from goldenthread.domain.measures import figures
from goldenthread.features.measures.models import Measure
from goldenthread.features.measures.queries import Explored, Question, explored, groups_by_measure, rule_values
from goldenthread.features.measures.queries.histories import Point
from goldenthread.features.reports.queries import charting
from goldenthread.features.reports.queries.sections import blocks
from goldenthread.features.reports.queries.sections.blocks import Block
from goldenthread.features.reports.queries.sections.drawing import Drawing
from goldenthread.features.reports.queries.wording import HIDDEN

# As many columns as a page bears, and as many figures as a reader takes in.
MOST_GROUPS, MOST_FIGURES, MOST_DRAWN = 6, 6, 3
NOTE = "s hidden: too few, or needed to keep such a figure hidden · – no figure of that group"


def groups(asked: Drawing) -> list[Block]:
    """Each figure that is kept of groups, in its newest period: all, and each group beside them."""
    kept = groups_by_measure(asked.reach, asked.measures)
    measures = [measure for measure in asked.measures if measure.pk in kept][:MOST_FIGURES]
    named = _commonest([group for measure in measures for group in kept[measure.pk]])
    if not named:
        return [blocks.nothing("No figure is kept of groups.")]
    schools = [asked.school] if asked.school else list(asked.schools)
    question = Question(measures, schools, trust=True, groups=["", *named])
    rows = [row for one in explored(asked.reach, asked.trust, question) for row in _rows(asked, one, named)]
    if not rows:
        return [blocks.nothing("No figure of a group falls in the period.")]
    heads = [asked.words["school"].capitalize(), "All", *named]
    return [*_widest(asked, measures), blocks.table(heads, rows, note=NOTE)]


def _widest(asked: Drawing, measures: Sequence[Measure]) -> list[Block]:
    """Draw the gaps of the first figure that has any to draw."""
    drawn = (charting.gaps(asked, measure) for measure in measures[:MOST_DRAWN])
    return [blocks.chart(each) for each in islice((each for each in drawn if each), 1)]


def _commonest(found: Sequence[str]) -> list[str]:
    return sorted(dict.fromkeys(found), key=lambda group: (-found.count(group), group.casefold()))[:MOST_GROUPS]


def _rows(asked: Drawing, found: Explored, named: Sequence[str]) -> list[dict[str, object]]:
    """Return a row for each place that keeps the figure of a group, in the last period that had come by the day."""
    every = range(len(found.periods))
    come = [at for at in every if found.periods[at].ends_on <= asked.today] or ([] if asked.is_past else list(every))
    if not come:
        return []
    at = come[-1]
    told = {line.name: line.points[at] for line in found.lines}
    heading = f"{found.measure.name}, {found.periods[at].label}"
    places = [school.short_name for school in ([asked.school] if asked.school else asked.schools)]
    rows: list[dict[str, object]] = []
    for place in [*places, "The trust"]:
        points = [told.get(f"{place}, {group}" if group else place) for group in ("", *named)]
        if any(points[1:]):
            cells = [blocks.cell(place), *(blocks.cell(_said(found.measure, point)) for point in points)]
            rows.append(blocks.row(cells, heading=heading if not rows else ""))
    return rows


def _said(measure: Measure, point: Point | None) -> str:
    if point is None:
        return "–"
    if point.marker or (point.value is None and not point.word):
        return HIDDEN
    return figures.written(point.value, rule_values.yardstick(measure), point.word, exact=True)
