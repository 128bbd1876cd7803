"""Dots on one scale: every school around the trust's own figure, and where the target lies."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from goldenthread.foundation.charts.drawing import WIDE, Number, Scale, Table, frame, place, shown, text, ticks
from goldenthread.foundation.charts.theme import Theme

EDGE, LETTER, LINE_HEIGHT = 24.0, 6.6, 15.0
AXIS_ROOM, TARGET_ROOM, RADIUS = 26.0, 20.0, 6.0
SHAPES = {"risk": "M{x} {top}L{right} {foot}H{left}z", "off": "M{left} {top}H{right}V{foot}H{left}z"}


@dataclass(frozen=True)
class Dot:
    """One place. `status` is met, risk, off or idle; a place without a value is named below."""

    name: str
    value: Number | None
    status: str = "idle"
    marker: str = ""


@dataclass(frozen=True)
class Dots:
    """Places along one scale, with the trust and the target as upright lines. `title` states the finding."""

    title: str
    dots: Sequence[Dot]
    unit: str = ""
    decimals: int | None = None
    trust: Number | None = None
    trust_name: str = "trust"
    target: Number | None = None
    target_name: str = "target"
    note: str = ""
    says: str = ""

    def svg(self, theme: Theme, width: float = WIDE) -> str:
        plot = _Plot(self, theme, width)
        return frame(width, plot.height, self.says or self.title, theme, plot.shapes())

    def table(self) -> Table:
        rows = [[dot.name, shown(dot.value, self.unit, self.decimals) or dot.marker] for dot in self.dots]
        lines = ((self.trust_name, self.trust), (self.target_name, self.target))
        rows += [
            [name.capitalize(), shown(value, self.unit, self.decimals)] for name, value in lines if value is not None
        ]
        return Table(["", "Figure"], rows)


class _Plot:
    """One drawing: the axis, two upright lines, and the dots with their names above them."""

    def __init__(self, chart: Dots, theme: Theme, width: float) -> None:
        self.chart, self.theme, self.width = chart, theme, width
        values = (*(dot.value for dot in chart.dots), chart.trust, chart.target)
        known = [float(value) for value in values if value is not None] or [0.0, 1.0]
        self.steps = ticks(min(known), max(known), about=max(2, int(width / 100)))
        self.across = Scale(self.steps[0], self.steps[-1], EDGE + 8, width - EDGE - 8)
        self.levels = self._levels()
        names = LINE_HEIGHT * (max(self.levels.values(), default=0) + 1)
        self.height = TARGET_ROOM * 2 + names + 24 + AXIS_ROOM
        self.foot = self.height - AXIS_ROOM

    def shapes(self) -> Iterator[str]:
        yield from self._axis()
        yield from self._upright(self.chart.target, self.chart.target_name, "target", 14)
        yield from self._upright(self.chart.trust, self.chart.trust_name, "us", 14 + TARGET_ROOM)
        for index, dot in enumerate(self.chart.dots):
            if dot.value is not None:
                yield from self._dot(dot, self.levels[index])

    def _axis(self) -> Iterator[str]:
        yield f'<path d="M{place(EDGE)} {place(self.foot)}H{place(self.width - EDGE)}" {self.theme.paint("grid")}/>'
        for step in self.steps:
            label = shown(step, self.chart.unit if step == self.steps[-1] or self.chart.unit == "£" else "")
            yield text(self.theme, self._inside(self.across(step), label), self.foot + 18, label, anchor="middle")

    def _upright(self, value: Number | None, name: str, css: str, y: float) -> Iterator[str]:
        if value is None:
            return
        x = self.across(value)
        yield f'<path d="M{place(x)} {place(y + 4)}V{place(self.foot)}" {self.theme.paint(css)}/>'
        says = f"{name} {shown(value, self.chart.unit, self.chart.decimals)}"
        yield text(self.theme, self._inside(x, says), y, says, css=f"{css}-label", anchor="middle")

    def _dot(self, dot: Dot, level: int) -> Iterator[str]:
        x, y = self.across(dot.value or 0), self.foot - 12
        yield _mark(self.theme, x, y, dot.status)
        above = y - RADIUS - 6 - LINE_HEIGHT * level
        yield text(self.theme, self._inside(x, dot.name), above, dot.name, anchor="middle")

    def _levels(self) -> dict[int, int]:
        """Return the line on which each name stands, so that no two cover each other."""
        ends: list[float] = []
        levels: dict[int, int] = {}
        known = [
            (self.across(dot.value), index) for index, dot in enumerate(self.chart.dots) if dot.value is not None
        ]
        for x, index in sorted(known):
            name = self.chart.dots[index].name
            half = len(name) * LETTER / 2 + 4
            start = self._inside(x, name) - half
            level = next((level for level, end in enumerate(ends) if end <= start), len(ends))
            ends[level : level + 1] = [start + 2 * half]
            levels[index] = level
        return levels

    def _inside(self, x: float, says: str) -> float:
        half = len(says) * LETTER / 2
        return min(max(x, half), self.width - half)


def _mark(theme: Theme, x: float, y: float, status: str) -> str:
    paint = theme.paint(f"dot {status} {status}-dot")
    if status not in SHAPES:
        return f'<circle cx="{place(x)}" cy="{place(y)}" r="{place(RADIUS)}" {paint}/>'
    path = SHAPES[status].format(
        x=place(x), left=place(x - RADIUS), right=place(x + RADIUS), top=place(y - RADIUS), foot=place(y + RADIUS)
    )
    return f'<path d="{path}" {paint}/>'
