"""Places ranked on one scale: each a mark, among the middle half of others, beside the target and the trust's own.

A place that nothing is known to stand among has no band, and is ranked all the same.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from goldenthread.foundation.charts.drawing import (
    WIDE,
    Number,
    Scale,
    Table,
    frame,
    mark,
    place,
    shown,
    text,
    ticks,
)
from goldenthread.foundation.charts.theme import Theme

EDGE, LETTER, ROW, STRIP, AXIS_ROOM, LINE_ROOM, RADIUS, WORDS = 24.0, 6.6, 46.0, 14.0, 26.0, 18.0, 6.0, 20.0


@dataclass(frozen=True)
class QuarterRow:
    """One place and the three figures that part the others into quarters. `says` names the place's own quarter.

    `status` is met, risk, off or idle, told by the mark's shape too; empty for a plain mark.
    """

    name: str
    value: Number
    lower: Number | None = None
    middle: Number | None = None
    upper: Number | None = None
    says: str = ""
    others: int = 0
    status: str = ""


@dataclass(frozen=True)
class QuarterRows:
    """Places on one scale, each among others of its own. `title` states the finding."""

    title: str
    rows: Sequence[QuarterRow]
    unit: str = ""
    decimals: int | None = None
    target: Number | None = None
    target_name: str = "target"
    trust: Number | None = None
    trust_name: str = "trust"
    note: str = ""
    says: str = ""

    def svg(self, theme: Theme, width: float = WIDE) -> str:
        plot = _Plot(self, theme, width)
        return frame(width, plot.height, self.says or self.title, theme, plot.shapes())

    def table(self) -> Table:
        """Return a row for each place, with its quarters where any has them, and one for each upright line."""
        if any(row.middle is not None for row in self.rows):
            columns = ["", "Figure", "Lower quarter up to", "Middle", "Upper quarter from", "Schools", "Lies in the"]
        else:
            columns = ["", "Figure"]
        rows = [[row.name, *self._figures(row), str(row.others or ""), row.says] for row in self.rows]
        rows += [[name.capitalize(), self.at(name, value), "", "", "", "", ""] for name, value in self.uprights]
        return Table(columns, [row[: len(columns)] for row in rows])

    @property
    def uprights(self) -> list[tuple[str, Number]]:
        lines = ((self.trust_name, self.trust), (self.target_name, self.target))
        return [(name, value) for name, value in lines if value is not None]

    def at(self, name: str, value: Number) -> str:
        """Write the figure of an upright line: what is aimed at as it was set, what was read as it is read."""
        return shown(value, self.unit, None if name == self.target_name else self.decimals)

    def _figures(self, row: QuarterRow) -> list[str]:
        return [shown(each, self.unit, self.decimals) for each in (row.value, row.lower, row.middle, row.upper)]


class _Plot:
    """One drawing: a strip for each place, the upright lines through them all, and the axis below."""

    def __init__(self, chart: QuarterRows, theme: Theme, width: float) -> None:
        self.chart, self.theme, self.width = chart, theme, width
        edges = [each for row in chart.rows for each in (row.value, row.lower, row.upper)]
        values = (*edges, *(value for _, value in chart.uprights))
        known = [float(each) for each in values if each is not None] or [0.0, 1.0]
        self.steps = ticks(min(known), max(known), about=max(2, int(width / 100)))
        self.across = Scale(self.steps[0], self.steps[-1], EDGE + 8, width - EDGE - 8)
        self.head = LINE_ROOM * len(chart.uprights)
        self.foot = self.head + ROW * len(chart.rows) + 8
        self.height = self.foot + AXIS_ROOM

    def shapes(self) -> Iterator[str]:
        for step in self.steps:
            x = place(self.across(step))
            yield f'<path d="M{x} {place(self.head + 4)}V{place(self.foot)}" {self.theme.paint("grid")}/>'
            label = shown(step, self.chart.unit if step == self.steps[-1] or self.chart.unit == "£" else "")
            yield text(self.theme, self._inside(self.across(step), label), self.foot + 18, label, anchor="middle")
        for index, row in enumerate(self.chart.rows):
            yield from self._band(row, self.head + ROW * index + 22)
        for index, (name, value) in enumerate(self.chart.uprights):
            yield from self._upright(name, value, LINE_ROOM * (index + 1) - 4)
        for index, row in enumerate(self.chart.rows):
            yield from self._row(row, self.head + ROW * index)

    def _upright(self, name: str, value: Number, y: float) -> Iterator[str]:
        css = "target" if name == self.chart.target_name else "us"
        x = self.across(value)
        # Where a row's words reach as far, the line passes beneath them.
        path = [f"M{place(x)} {place(y + 4)}V{place(self.head)}"]
        for index, row in enumerate(self.chart.rows):
            top = self.head + ROW * index
            under = WORDS if EDGE + len(self._says(row)) * LETTER > x else 0
            path.append(f"M{place(x)} {place(top + under)}V{place(top + ROW)}")
        yield f'<path d="{"".join(path)}" {self.theme.paint(css)}/>'
        says = f"{name} {self.chart.at(name, value)}"
        yield text(self.theme, self._inside(x, says), y, says, css=f"{css}-label", anchor="middle")

    def _band(self, row: QuarterRow, y: float) -> Iterator[str]:
        if row.lower is None or row.upper is None:
            return
        low, high = self.across(row.lower), self.across(row.upper)
        yield (
            f'<rect x="{place(low)}" y="{place(y)}" width="{place(high - low)}" height="{place(STRIP)}" '
            f"{self.theme.paint('half')}/>"
        )
        if row.middle is not None:
            middle = place(self.across(row.middle))
            yield f'<path d="M{middle} {place(y - 2)}V{place(y + STRIP + 2)}" {self.theme.paint("middle")}/>'

    def _row(self, row: QuarterRow, top: float) -> Iterator[str]:
        yield text(self.theme, EDGE, top + 14, self._says(row), css="text")
        yield mark(self.theme, self.across(row.value), top + 22 + STRIP / 2, row.status, RADIUS)

    def _says(self, row: QuarterRow) -> str:
        figure = shown(row.value, self.chart.unit, self.chart.decimals)
        return f"{row.name} {figure}, {row.says}" if row.says else f"{row.name} {figure}"

    def _inside(self, x: float, says: str) -> float:
        half = len(says) * LETTER / 2
        return min(max(x, half), self.width - half)
