"""Gaps: a group and its peers on one scale with the way between them, and how wide it was before."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from goldenthread.foundation.charts.drawing import WIDE, Number, Scale, Table, frame, place, shown, text, ticks
from goldenthread.foundation.charts.theme import Theme

EDGE, LETTER, ROW, AXIS_ROOM, RADIUS = 24.0, 6.6, 46.0, 26.0, 6.0


@dataclass(frozen=True)
class GapRow:
    """A group and its peers. `says` tells the gap, `said` the one before; `earlier` are both figures then."""

    name: str
    value: Number
    peers: str
    peers_value: Number
    says: str = ""
    said: str = ""
    earlier: tuple[Number, Number] | None = None


@dataclass(frozen=True)
class Gaps:
    """Groups beside their peers. `title` states the finding."""

    title: str
    rows: Sequence[GapRow]
    unit: str = ""
    decimals: int | None = None
    note: str = ""
    says: str = ""

    def svg(self, theme: Theme, width: float = WIDE) -> str:
        plot = _Plot(self, theme, width)
        return frame(width, plot.height, self.says or self.title, theme, plot.shapes())

    def table(self) -> Table:
        columns = ["Group", "Figure", "Peers", "Figure", "Apart", "Before"]
        rows = [
            [row.name, self._shown(row.value), row.peers, self._shown(row.peers_value), row.says, row.said]
            for row in self.rows
        ]
        return Table(columns, rows)

    def _shown(self, value: Number) -> str:
        return shown(value, self.unit, self.decimals)


class _Plot:
    """One drawing: for each group a way from its peers to itself, and the axis below them all."""

    def __init__(self, chart: Gaps, theme: Theme, width: float) -> None:
        self.chart, self.theme, self.width = chart, theme, width
        ends = [each for row in chart.rows for each in (row.value, row.peers_value, *(row.earlier or ()))]
        known = [float(each) for each in ends] or [0.0, 1.0]
        self.steps = ticks(min(known), max(known), about=max(2, int(width / 100)))
        self.across = Scale(self.steps[0], self.steps[-1], EDGE + 8, width - EDGE - 8)
        self.foot = ROW * len(chart.rows) + 8
        self.height = self.foot + AXIS_ROOM

    def shapes(self) -> Iterator[str]:
        for step in self.steps:
            x = place(self.across(step))
            yield f'<path d="M{x} 22V{place(self.foot)}" {self.theme.paint("grid")}/>'
            label = shown(step, self.chart.unit if step == self.steps[-1] or self.chart.unit == "£" else "")
            middle = min(max(self.across(step), len(label) * LETTER / 2), self.width - len(label) * LETTER / 2)
            yield text(self.theme, middle, self.foot + 18, label, anchor="middle")
        for index, row in enumerate(self.chart.rows):
            yield from self._row(row, ROW * index)

    def _row(self, row: GapRow, top: float) -> Iterator[str]:
        says = f"{row.name}: {row.says}" if row.says else row.name
        whole = f"{says} ({row.said} before)" if row.said else says
        says = whole if len(whole) * LETTER < self.width - EDGE else says
        yield text(self.theme, EDGE, top + 14, says, css="text")
        y = top + 30
        if row.earlier:
            one, other = (place(self.across(each)) for each in row.earlier)
            yield f'<path d="M{one} {place(y + 8)}H{other}" {self.theme.paint("nation")}/>'
        ours, theirs = self.across(row.value), self.across(row.peers_value)
        yield f'<path d="M{place(theirs)} {place(y)}H{place(ours)}" {self.theme.paint("us")}/>'
        yield f'<circle cx="{place(theirs)}" cy="{place(y)}" r="{place(RADIUS)}" {self.theme.paint("ring")}/>'
        yield f'<circle cx="{place(ours)}" cy="{place(y)}" r="{place(RADIUS)}" {self.theme.paint("us-dot")}/>'
