"""Small multiples: one little trend a place, all on one scale, so that shapes can be told apart at a glance."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import ceil

from goldenthread.foundation.charts.drawing import WIDE, Number, Scale, Table, fit, frame, mark, place, shown, text
from goldenthread.foundation.charts.theme import Theme

LEAST_WIDE, TALL, HEAD, FOOT, GUTTER, AXIS, LETTER, LINE = 150.0, 64.0, 22.0, 16.0, 18.0, 34.0, 6.6, 15.0


@dataclass(frozen=True)
class Panel:
    """One place's line. `status` is met, risk, off or idle, told by the shape of its last point."""

    name: str
    values: Sequence[Number | None]
    status: str = ""


@dataclass(frozen=True)
class Multiples:
    """A panel for each place over the same periods, the trust's line behind each. `title` states the finding."""

    title: str
    periods: Sequence[str]
    panels: Sequence[Panel]
    behind: Sequence[Number | None] = ()
    behind_name: str = "trust"
    unit: str = ""
    decimals: int | None = None
    target: Number | None = None
    target_name: str = "target"
    note: str = ""
    says: str = ""

    def svg(self, theme: Theme, width: float = WIDE) -> str:
        plot = _Plot(self, theme, width)
        return frame(width, plot.height, self.says or self.title, theme, plot.shapes())

    def table(self) -> Table:
        """Return a row for each place and one for the trust, with a column for each period."""
        lines = [(panel.name, panel.values) for panel in self.panels]
        lines += [(self.behind_name.capitalize(), self.behind)] if self.behind else []
        rows = [[name, *(shown(each, self.unit, self.decimals) for each in values)] for name, values in lines]
        if self.target is not None:
            gap = [""] * (len(self.periods) - 1)
            rows.append([self.target_name.capitalize(), *gap, shown(self.target, self.unit, self.decimals)])
        return Table(["", *self.periods], rows)


class _Plot:
    """One drawing: panels in rows, every panel on the same scale."""

    def __init__(self, chart: Multiples, theme: Theme, width: float) -> None:
        self.chart, self.theme = chart, theme
        # At least two beside each other, however narrow: one alone is no comparison.
        fitting = max(2, int((width - AXIS + GUTTER) / (LEAST_WIDE + GUTTER)))
        self.columns = max(1, min(fitting, len(chart.panels)))
        self.wide = (width - AXIS - GUTTER * (self.columns - 1)) / self.columns
        self.low, self.high = _extent(chart)
        self.rows = ceil(len(chart.panels) / self.columns)
        # The group of a place stands beneath it where both have no room beside the figure.
        figure = max((len(self._figure(panel)) for panel in chart.panels), default=0)
        self.room = self.wide - figure * LETTER - 6
        self.is_double = any(", " in one.name and len(one.name) * LETTER > self.room for one in chart.panels)
        self.head = HEAD + LINE * self.is_double
        self.height = (self.head + TALL + FOOT) * self.rows + 4

    def shapes(self) -> Iterator[str]:
        for index, panel in enumerate(self.chart.panels):
            row, column = divmod(index, self.columns)
            left, top = AXIS + (self.wide + GUTTER) * column, (self.head + TALL + FOOT) * row + self.head
            if column == 0:
                yield from self._axis(top)
            yield from self._panel(panel, left, top, is_last=index + self.columns >= len(self.chart.panels))

    def _axis(self, top: float) -> Iterator[str]:
        for value, y in ((self.high, top), (self.low, top + TALL)):
            says = shown(round(value, 2), decimals=self.chart.decimals)
            yield text(self.theme, AXIS - 6, y + 4, says, anchor="end")

    def _panel(self, panel: Panel, left: float, top: float, *, is_last: bool) -> Iterator[str]:
        last = _last(panel)
        name, _, group = panel.name.rpartition(", ") if self.is_double else (panel.name, "", "")
        first = top - 8 - LINE * self.is_double
        yield text(self.theme, left, first, fit(name or group, self.room, LETTER), css="label")
        if name and group:
            yield text(self.theme, left, top - 8, fit(group, self.wide, LETTER))
        yield text(self.theme, left + self.wide, first, self._figure(panel), anchor="end")
        for y in (top, top + TALL):
            yield f'<path d="M{place(left)} {place(y)}H{place(left + self.wide)}" {self.theme.paint("grid")}/>'
        over = Scale(0, max(len(self.chart.periods) - 1, 1), left + 4, left + self.wide - 6)
        up = Scale(self.low, self.high, top + TALL, top)
        if self.chart.target is not None:
            aim = place(up(self.chart.target))
            yield f'<path d="M{place(left)} {aim}H{place(left + self.wide)}" {self.theme.paint("target")}/>'
        yield self._line(self.chart.behind, over, up, "nation")
        yield self._line(panel.values, over, up, "us")
        if last is not None:
            yield mark(self.theme, over(last), up(panel.values[last] or 0), panel.status, 4)
        if is_last and self.chart.periods:
            yield from self._ends(left, top + TALL + 14)

    def _figure(self, panel: Panel) -> str:
        last = _last(panel)
        return shown(panel.values[last], self.chart.unit, self.chart.decimals) if last is not None else "no figure"

    def _ends(self, left: float, y: float) -> Iterator[str]:
        first, last = self.chart.periods[0], self.chart.periods[-1]
        yield text(self.theme, left + self.wide, y, last, anchor="end")
        if first != last and (len(first) + len(last) + 2) * LETTER < self.wide:
            yield text(self.theme, left, y, first)

    def _line(self, values: Sequence[Number | None], over: Scale, up: Scale, css: str) -> str:
        path, pen_up = [], True
        for at, value in enumerate(values):
            if value is not None:
                path.append(f"{'M' if pen_up else 'L'}{place(over(at))} {place(up(value))}")
            pen_up = value is None
        return f'<path d="{"".join(path)}" {self.theme.paint(css)}/>' if path else ""


def _last(panel: Panel) -> int | None:
    return max((at for at, value in enumerate(panel.values) if value is not None), default=None)


def _extent(chart: Multiples) -> tuple[float, float]:
    lines = [*(panel.values for panel in chart.panels), chart.behind]
    known = [float(value) for line in lines for value in line if value is not None]
    known += [float(chart.target)] if chart.target is not None else []
    low, high = min(known, default=0.0), max(known, default=1.0)
    return (low, high) if high > low else (low - 1, high + 1)
