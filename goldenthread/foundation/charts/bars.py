"""Bars, one under the other, so that names have room: ours, others, and where the target lies."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from goldenthread.foundation.charts.drawing import Number, Scale, Table, frame, place, shown, text, ticks
from goldenthread.foundation.charts.theme import Theme

WIDTH, ROW, TOP, FOOT, LETTER = 640.0, 28.0, 8.0, 26.0, 6.6
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

    def svg(self, theme: Theme) -> str:
        height = TOP + ROW * len(self.bars) + FOOT
        return frame(WIDTH, height, self.says or self.title, theme, self._shapes(theme))

    def table(self) -> Table:
        rows = [[bar.name, shown(bar.value, self.unit, self.decimals) or bar.marker] for bar in self.bars]
        if self.target is not None:
            rows.append([self.target_name.capitalize(), shown(self.target, self.unit)])
        return Table(["", "Figure"], rows)

    def _shapes(self, theme: Theme) -> Iterator[str]:
        across = self._scale()
        for index, bar in enumerate(self.bars):
            yield from self._bar(theme, bar, TOP + ROW * index, across)
        if self.target is not None:
            x, foot = across(self.target), TOP + ROW * len(self.bars)
            yield f'<path d="M{place(x)} {place(TOP)}V{place(foot)}" {theme.paint("target")}/>'
            says = f"{self.target_name} {shown(self.target, self.unit)}"
            half = len(says) * LETTER / 2
            x = min(max(x, half), WIDTH - half)
            yield text(theme, x, foot + 16, says, css="target-label", anchor="middle")

    def _bar(self, theme: Theme, bar: Bar, y: float, across: Scale) -> Iterator[str]:
        middle = y + ROW / 2 + 4
        yield text(
            theme, across(0) - 8 if across.low >= 0 else across.start - 8, middle, bar.name, css="label", anchor="end"
        )
        if bar.value is None:
            yield text(theme, across(0) + 6, middle, bar.marker or "no figure")
            return
        nought, end = across(0), across(bar.value)
        css = f"bar {bar.status or 'plain'} {bar.status or 'plain'}-bar"
        yield (
            f'<rect x="{place(min(nought, end))}" y="{place(y + (ROW - THICK) / 2)}" width="{place(abs(end - nought))}" '
            f'height="{place(THICK)}" rx="2" {theme.paint(css)}/>'
        )
        right = max(nought, end) + 6
        yield text(theme, right, middle, shown(bar.value, self.unit, self.decimals))

    def _scale(self) -> Scale:
        values = [float(bar.value) for bar in self.bars if bar.value is not None] + [0.0]
        values += [float(self.target)] if self.target is not None else []
        steps = ticks(min(values), max(values))
        names = min(max((len(bar.name) for bar in self.bars), default=0) * LETTER + 14, WIDTH * 0.4)
        figures = max((len(shown(bar.value, self.unit, self.decimals)) for bar in self.bars), default=0) * LETTER + 8
        return Scale(steps[0], steps[-1], names, WIDTH - figures)
