"""Bars, one under the other, so that names have room: ours, others, and where the target lies."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from goldenthread.foundation.charts.drawing import WIDE, Number, Scale, Table, fit, frame, place, shown, text, ticks
from goldenthread.foundation.charts.theme import Theme

ROW, TOP, FOOT, LETTER = 28.0, 8.0, 26.0, 6.6
THICK = 16.0


@dataclass(frozen=True)
class Bar:
    """One bar. `status` is met, risk, off, idle, or nothing for plain; `marker` says why there is no value."""

    name: str
    value: Number | None
    status: str = ""
    marker: str = ""


@dataclass(frozen=True)
class Bars:
    """Values side by side. `title` states the finding."""

    title: str
    bars: Sequence[Bar]
    unit: str = ""
    decimals: int | None = None
    target: Number | None = None
    target_name: str = "target"
    note: str = ""
    says: str = ""

    def svg(self, theme: Theme, width: float = WIDE) -> str:
        height = TOP + ROW * len(self.bars) + FOOT
        return frame(width, height, self.says or self.title, theme, _Plot(self, theme, width).shapes())

    def table(self) -> Table:
        rows = [[bar.name, shown(bar.value, self.unit, self.decimals) or bar.marker] for bar in self.bars]
        if self.target is not None:
            rows.append([self.target_name.capitalize(), shown(self.target, self.unit)])
        return Table(["", "Figure"], rows)


class _Plot:
    """One drawing: names on the left, bars from nought, figures at their ends."""

    def __init__(self, chart: Bars, theme: Theme, width: float) -> None:
        self.chart, self.theme, self.width = chart, theme, width
        self.figures = [shown(bar.value, chart.unit, chart.decimals) for bar in chart.bars]
        names = max((len(bar.name) for bar in chart.bars), default=0) * LETTER + 14
        figures = max(map(len, self.figures), default=0) * LETTER + 8
        self.left = min(names, width * 0.4)
        steps = ticks(*_extent(chart))
        self.across = Scale(steps[0], steps[-1], self.left, width - figures)

    def shapes(self) -> Iterator[str]:
        for index, bar in enumerate(self.chart.bars):
            top = TOP + ROW * index
            yield text(self.theme, self.left - 8, top + ROW / 2 + 4, self._name(bar), css="label", anchor="end")
            yield from self._bar(bar, self.figures[index], top)
        yield from self._target()

    def _bar(self, bar: Bar, figure: str, top: float) -> Iterator[str]:
        nought, middle = self.across(0), top + ROW / 2 + 4
        if bar.value is None:
            yield text(self.theme, nought + 6, middle, bar.marker or "no figure")
            return
        end, look = self.across(bar.value), bar.status or "plain"
        yield (
            f'<rect x="{place(min(nought, end))}" y="{place(top + (ROW - THICK) / 2)}" '
            f'width="{place(abs(end - nought))}" height="{place(THICK)}" rx="2" '
            f"{self.theme.paint(f'bar {look} {look}-bar')}/>"
        )
        yield text(self.theme, max(nought, end) + 6, middle, figure)

    def _target(self) -> Iterator[str]:
        if self.chart.target is None:
            return
        x, foot = self.across(self.chart.target), TOP + ROW * len(self.chart.bars)
        yield f'<path d="M{place(x)} {place(TOP)}V{place(foot)}" {self.theme.paint("target")}/>'
        says = f"{self.chart.target_name} {shown(self.chart.target, self.chart.unit)}"
        half = len(says) * LETTER / 2
        x = min(max(x, half), self.width - half)
        yield text(self.theme, x, foot + 16, says, css="target-label", anchor="middle")

    def _name(self, bar: Bar) -> str:
        return fit(bar.name, self.left - 8, LETTER)


def _extent(chart: Bars) -> tuple[float, float]:
    values = [float(bar.value) for bar in chart.bars if bar.value is not None]
    values += [float(chart.target)] if chart.target is not None else []
    return min([0.0, *values]), max([0.0, *values])
