"""A strip a place: the middle half of others as a band, the middle one as a line, and the place itself as a dot."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from goldenthread.foundation.charts.drawing import WIDE, Number, Scale, Table, frame, place, shown, text, ticks
from goldenthread.foundation.charts.theme import Theme

EDGE, LETTER, ROW, STRIP, AXIS_ROOM, RADIUS = 24.0, 6.6, 46.0, 14.0, 26.0, 6.0


@dataclass(frozen=True)
class QuarterRow:
    """One place and the three figures that part the others into quarters. `says` names the place's own quarter."""

    name: str
    value: Number
    lower: Number
    middle: Number
    upper: Number
    says: str = ""
    others: int = 0


@dataclass(frozen=True)
class QuarterRows:
    """Places on one scale, each among others of its own. `title` states the finding."""

    title: str
    rows: Sequence[QuarterRow]
    unit: str = ""
    decimals: int | None = None
    note: str = ""
    says: str = ""

    def svg(self, theme: Theme, width: float = WIDE) -> str:
        plot = _Plot(self, theme, width)
        return frame(width, plot.height, self.says or self.title, theme, plot.shapes())

    def table(self) -> Table:
        columns = ["", "Figure", "Lower quarter up to", "Middle", "Upper quarter from", "Schools", "Lies in the"]
        return Table(columns, [[row.name, *self._figures(row), str(row.others), row.says] for row in self.rows])

    def _figures(self, row: QuarterRow) -> list[str]:
        return [shown(each, self.unit, self.decimals) for each in (row.value, row.lower, row.middle, row.upper)]


class _Plot:
    """One drawing: a strip for each place, and the axis below them."""

    def __init__(self, chart: QuarterRows, theme: Theme, width: float) -> None:
        self.chart, self.theme, self.width = chart, theme, width
        known = [float(each) for row in chart.rows for each in (row.value, row.lower, row.upper)] or [0.0, 1.0]
        self.steps = ticks(min(known), max(known), about=max(2, int(width / 100)))
        self.across = Scale(self.steps[0], self.steps[-1], EDGE + 8, width - EDGE - 8)
        self.foot = ROW * len(chart.rows) + 8
        self.height = self.foot + AXIS_ROOM

    def shapes(self) -> Iterator[str]:
        for step in self.steps:
            x = place(self.across(step))
            yield f'<path d="M{x} 22V{place(self.foot)}" {self.theme.paint("grid")}/>'
            label = shown(step, self.chart.unit if step == self.steps[-1] or self.chart.unit == "£" else "")
            yield text(self.theme, self._inside(self.across(step), label), self.foot + 18, label, anchor="middle")
        for index, row in enumerate(self.chart.rows):
            yield from self._row(row, ROW * index)

    def _row(self, row: QuarterRow, top: float) -> Iterator[str]:
        figure = shown(row.value, self.chart.unit, self.chart.decimals)
        says = f"{row.name} {figure}, {row.says}" if row.says else f"{row.name} {figure}"
        yield text(self.theme, EDGE, top + 14, says, css="text")
        y = top + 22
        low, high = self.across(row.lower), self.across(row.upper)
        yield (
            f'<rect x="{place(low)}" y="{place(y)}" width="{place(high - low)}" height="{place(STRIP)}" '
            f"{self.theme.paint('half')}/>"
        )
        middle = place(self.across(row.middle))
        yield f'<path d="M{middle} {place(y - 2)}V{place(y + STRIP + 2)}" {self.theme.paint("middle")}/>'
        dot = self.theme.paint("us-dot")
        yield f'<circle cx="{place(self.across(row.value))}" cy="{place(y + STRIP / 2)}" r="{place(RADIUS)}" {dot}/>'

    def _inside(self, x: float, says: str) -> float:
        half = len(says) * LETTER / 2
        return min(max(x, half), self.width - half)
