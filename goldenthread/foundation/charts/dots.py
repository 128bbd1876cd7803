"""Dots on one scale: every school around the trust's own figure, and where the target lies."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from goldenthread.foundation.charts.drawing import Number, Scale, Table, frame, place, shown, text, ticks
from goldenthread.foundation.charts.theme import Theme

WIDTH, EDGE, LETTER, LINE_HEIGHT = 640.0, 24.0, 6.6, 15.0
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

    def svg(self, theme: Theme) -> str:
        levels = self._levels()
        height = TARGET_ROOM * 2 + LINE_HEIGHT * (max(levels.values(), default=0) + 1) + 24 + AXIS_ROOM
        return frame(WIDTH, height, self.says or self.title, theme, self._shapes(theme, levels, height))

    def table(self) -> Table:
        rows = [[dot.name, shown(dot.value, self.unit, self.decimals) or dot.marker] for dot in self.dots]
        lines = ((self.trust_name, self.trust), (self.target_name, self.target))
        rows += [
            [name.capitalize(), shown(value, self.unit, self.decimals)] for name, value in lines if value is not None
        ]
        return Table(["", "Figure"], rows)

    def _shapes(self, theme: Theme, levels: dict[int, int], height: float) -> Iterator[str]:
        across, foot = self._scale(), height - AXIS_ROOM
        yield f'<path d="M{place(EDGE)} {place(foot)}H{place(WIDTH - EDGE)}" {theme.paint("grid")}/>'
        steps = self._steps()
        for step in steps:
            label = shown(step, self.unit if step == steps[-1] or self.unit == "£" else "")
            yield text(theme, across(step), foot + 18, label, anchor="middle")
        yield from self._upright(theme, across, foot, self.target, self.target_name, "target", 14)
        yield from self._upright(theme, across, foot, self.trust, self.trust_name, "us", 14 + TARGET_ROOM)
        for index, dot in enumerate(self.dots):
            if dot.value is None:
                continue
            x, y = across(dot.value), foot - 12
            yield _mark(theme, x, y, dot.status)
            above = y - RADIUS - 6 - LINE_HEIGHT * levels[index]
            yield text(theme, _inside(x, dot.name), above, dot.name, anchor="middle")

    def _upright(
        self, theme: Theme, across: Scale, foot: float, value: Number | None, name: str, css: str, y: float
    ) -> Iterator[str]:
        if value is None:
            return
        x = across(value)
        yield f'<path d="M{place(x)} {place(y + 4)}V{place(foot)}" {theme.paint(css)}/>'
        says = f"{name} {shown(value, self.unit, self.decimals)}"
        yield text(theme, _inside(x, says), y, says, css=f"{css}-label", anchor="middle")

    def _levels(self) -> dict[int, int]:
        """Return the line on which each name stands, so that no two cover each other."""
        across = self._scale()
        taken: list[float] = []
        levels: dict[int, int] = {}
        known = [(across(dot.value), index) for index, dot in enumerate(self.dots) if dot.value is not None]
        for x, index in sorted(known):
            half = len(self.dots[index].name) * LETTER / 2 + 4
            start = _inside(x, self.dots[index].name) - half
            level = next((level for level, end in enumerate(taken) if end <= start), len(taken))
            taken[level : level + 1] = [start + 2 * half]
            levels[index] = level
        return levels

    def _steps(self) -> list[float]:
        values = [float(v) for v in (*(dot.value for dot in self.dots), self.trust, self.target) if v is not None]
        return ticks(min(values), max(values), about=6) if values else [0.0, 1.0]

    def _scale(self) -> Scale:
        steps = self._steps()
        return Scale(steps[0], steps[-1], EDGE + 8, WIDTH - EDGE - 8)


def _inside(x: float, says: str) -> float:
    half = len(says) * LETTER / 2
    return min(max(x, half), WIDTH - half)


def _mark(theme: Theme, x: float, y: float, status: str) -> str:
    paint = theme.paint(f"dot {status} {status}-dot")
    if status not in SHAPES:
        return f'<circle cx="{place(x)}" cy="{place(y)}" r="{place(RADIUS)}" {paint}/>'
    path = SHAPES[status].format(
        x=place(x), left=place(x - RADIUS), right=place(x + RADIUS), top=place(y - RADIUS), foot=place(y + RADIUS)
    )
    return f'<path d="{path}" {paint}/>'
