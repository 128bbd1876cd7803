"""Lines over periods: ours solid, others thin, a comparator dashed, the target gold, what may come dotted."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from goldenthread.foundation.charts.drawing import WIDE, Number, Scale, Table, fit, frame, place, shown, text, ticks
from goldenthread.foundation.charts.theme import Theme

HEIGHT = 250.0
TOP, FOOT, LEFT, EDGE = 18.0, 28.0, 12.0, 10.0
LETTER = 6.6  # The width of a letter at twelve pixels, a little over the mean.
LINE_HEIGHT = 14.0
# How much of the width the names at the ends of lines may take.
LABEL_SHARE = 0.3
LOOKS = {
    "us": ("us", "us-dot", "us-label"),
    "other": ("other", "other-dot", "text"),
    "comparator": ("nation", "", "text"),
}


@dataclass(frozen=True)
class Series:
    """One line: a value for every period, None where there is none. `role`: us, other or comparator."""

    name: str
    values: Sequence[Number | None]
    role: str = "us"


@dataclass(frozen=True)
class Ahead:
    """A period after the last: the figure projected for it, and the range around it. Never a fact."""

    period: str
    value: Number
    low: Number
    high: Number


@dataclass(frozen=True)
class LineChart:
    """Series over the same periods, with what is aimed at, and where ours may go on. `title` states the finding.

    `words` name what whole numbers from nought stand for, such as no and yes; then no axis has parts between them.
    """

    title: str
    periods: Sequence[str]
    series: Sequence[Series]
    unit: str = ""
    decimals: int | None = None
    target: Number | None = None
    target_name: str = "target"
    band: tuple[Number, Number] | None = None
    ahead: Sequence[Ahead] = ()
    note: str = ""
    says: str = ""
    words: Sequence[str] = ()

    def svg(self, theme: Theme, width: float = WIDE) -> str:
        return frame(width, HEIGHT, self.says or self.title, theme, _Plot(self, theme, width).shapes())

    def table(self) -> Table:
        """Return a row for every period, and one for the target where there is one."""
        columns = ["Period", *(one.name for one in self.series)]
        rows = [
            [period, *(self.written(one.values[index], self.unit, self.decimals) for one in self.series)]
            for index, period in enumerate(self.periods)
        ]
        rows += [self._ahead_row(each) for each in self.ahead]
        if self.target is not None:
            aim = self.written(self.target, self.unit)
            rows.append([self.target_name.capitalize(), aim, *([""] * (len(self.series) - 1))])
        return Table(columns, rows)

    def written(self, value: Number | None, unit: str = "", decimals: int | None = None) -> str:
        """Return a value as this chart prints it: in its word, where it stands for one."""
        if value is not None and value in range(len(self.words)):
            return self.words[int(value)]
        return shown(value, unit, decimals)

    def _ahead_row(self, each: Ahead) -> list[str]:
        value, low, high = (shown(one, self.unit, self.decimals) for one in (each.value, each.low, each.high))
        return [f"{each.period}, projected", f"{value} ({low} to {high})", *([""] * (len(self.series) - 1))]

    @property
    def names(self) -> list[str]:
        """Return the periods of the axis, those ahead after those that were."""
        return [*self.periods, *(each.period for each in self.ahead)]


class _Plot:
    """One drawing of one chart: its scales, and the shapes on them."""

    def __init__(self, chart: LineChart, theme: Theme, width: float) -> None:
        self.chart, self.theme = chart, theme
        self.steps = ticks(*_extent(chart)) if not chart.words else [float(at) for at in range(len(chart.words))]
        self.step_labels = [
            chart.written(step, chart.unit if step == self.steps[-1] or chart.unit == "£" else "")
            for step in self.steps
        ]
        self.label_room = width * LABEL_SHARE
        self.newest = max((last for one in chart.series if (last := _last(one.values)) is not None), default=None)
        ends = [self._end_label(one) for one in chart.series if _last(one.values) == self.newest]
        left = LEFT + LETTER * max(map(len, self.step_labels))
        right = width - EDGE - LETTER * max(map(len, ends), default=0)
        self.left, self.right = left, right
        # A little air at both sides, so that no point sits upon the axis.
        self.across = Scale(0, max(len(chart.names) - 1, 1), left + 14, right - 8)
        self.up = Scale(self.steps[0], self.steps[-1], HEIGHT - FOOT, TOP)

    def shapes(self) -> Iterator[str]:
        yield from self._band()
        yield from self._ahead()
        yield from self._grid()
        yield from self._periods()
        yield from self._target()
        # Ours is drawn last, so that it lies on top.
        for one in sorted(self.chart.series, key=lambda one: one.role == "us"):
            yield from self._line(one)
        yield from self._end_labels()

    def _band(self) -> Iterator[str]:
        if self.chart.band is None:
            return
        low, high = (min(max(float(edge), self.steps[0]), self.steps[-1]) for edge in self.chart.band)
        yield (
            f'<rect x="{place(self.left)}" y="{place(self.up(high))}" width="{place(self.right - self.left)}" '
            f'height="{place(self.up(low) - self.up(high))}" {self.theme.paint("band")}/>'
        )

    def _ahead(self) -> Iterator[str]:
        """Draw the range of what may come as a band that opens from our last figure, and its middle as dots."""
        start = next((self._last_point(one) for one in self.chart.series if one.role == "us"), None)
        if not self.chart.ahead or start is None:
            return
        first = len(self.chart.periods)
        places = [(self.across(first + at), each) for at, each in enumerate(self.chart.ahead)]
        upper = [start, *((x, self.up(each.high)) for x, each in places)]
        lower = [(x, self.up(each.low)) for x, each in reversed(places)]
        edge = "L".join(f"{place(x)} {place(y)}" for x, y in (*upper, *lower))
        yield f'<path d="M{edge}z" {self.theme.paint("ahead")}/>'
        middle = "L".join(
            f"{place(x)} {place(y)}" for x, y in (start, *((x, self.up(each.value)) for x, each in places))
        )
        yield f'<path d="M{middle}" {self.theme.paint("ahead-line")}/>'

    def _last_point(self, one: Series) -> tuple[float, float] | None:
        last = _last(one.values)
        return None if last is None else (self.across(last), self.up(float(one.values[last] or 0)))

    def _grid(self) -> Iterator[str]:
        for step, label in zip(self.steps, self.step_labels, strict=True):
            y = self.up(step)
            yield self._across_at(y, "grid")
            yield text(self.theme, self.left - 8, y + 4, label, anchor="end")

    def _periods(self) -> Iterator[str]:
        # Counted from the newest, which is always named; one that has no room beside the next is left out.
        free = self.right + EDGE
        names = self.chart.names
        for index in reversed(range(len(names))):
            name = names[index]
            half = len(name) * LETTER / 2
            middle = min(self.across(index), free - half)
            if index == len(names) - 1 or (middle == self.across(index) and middle - half >= 0):
                yield text(self.theme, middle, HEIGHT - 8, name, anchor="middle")
                free = middle - half - 8

    def _target(self) -> Iterator[str]:
        if self.chart.target is None:
            return
        y = self.up(self.chart.target)
        yield self._across_at(y, "target")
        says = f"{self.chart.target_name} {self.chart.written(self.chart.target, self.chart.unit)}"
        # On the side of the line that our own line leaves free.
        first = next((v for one in self.chart.series for v in one.values if v is not None), None)
        is_foot = y + LINE_HEIGHT > HEIGHT - FOOT
        above = is_foot or first is None or float(first) < float(self.chart.target)
        yield text(self.theme, self.left + 4, y - 5 if above else y + 14, says, css="target-label")

    def _line(self, one: Series) -> Iterator[str]:
        css, dot, _ = LOOKS[one.role]
        path, alone = _path(one.values, self.across, self.up)
        if path:
            yield f'<path d="{path}" {self.theme.paint(css)}/>'
        for x, y in alone:
            yield f'<circle cx="{place(x)}" cy="{place(y)}" r="3" {self.theme.paint(dot or "other-dot")}/>'
        last = _last(one.values)
        if dot and last is not None:
            x, y = self.across(last), self.up(float(one.values[last] or 0))
            yield f'<circle cx="{place(x)}" cy="{place(y)}" r="3.5" {self.theme.paint(dot)}/>'

    def _end_labels(self) -> Iterator[str]:
        known = [(last, one) for one in self.chart.series if (last := _last(one.values)) is not None]
        ends = [(self.up(float(one.values[last] or 0)), one) for last, one in known if last == self.newest]
        for y, one in _apart(sorted(ends, key=lambda end: end[0])):
            yield text(self.theme, self.right + 4, y + 4, self._end_label(one), css=LOOKS[one.role][2])
        # A line that ends earlier is named where it ends, so that nobody takes its figure for one of today.
        for last, one in known:
            if last != self.newest:
                yield self._label_within(last, one)

    def _label_within(self, last: int, one: Series) -> str:
        says, y = self._end_label(one), self.up(float(one.values[last] or 0))
        half = len(says) * LETTER / 2
        x = min(max(self.across(last), self.left + half), self.right - half)
        above = y - 8 if y - 8 - LINE_HEIGHT > TOP else y + 16
        return text(self.theme, x, above, says, css=LOOKS[one.role][2], anchor="middle")

    def _end_label(self, one: Series) -> str:
        """Return the newest figure, with the line's name where there are several lines."""
        last = _last(one.values)
        if last is None:
            return ""
        unit = "£" if self.chart.unit == "£" else ""
        figure = self.chart.written(one.values[last], unit, self.chart.decimals)
        if len(self.chart.series) == 1:
            return figure
        return f"{fit(one.name, self.label_room - len(figure) * LETTER, LETTER)} {figure}"

    def _across_at(self, y: float, css: str) -> str:
        return f'<path d="M{place(self.left)} {place(y)}H{place(self.right)}" {self.theme.paint(css)}/>'


def _extent(chart: LineChart) -> tuple[float, float]:
    values = [float(value) for one in chart.series for value in one.values if value is not None]
    values += [float(edge) for each in chart.ahead for edge in (each.low, each.high)]
    values += [float(value) for value in (chart.target, *(chart.band or ())) if value is not None]
    if not values:
        return 0.0, 1.0
    low, high = min(values), max(values)
    # The axis starts at nought wherever that costs little: a slope should look as steep as it is.
    if low > 0 and low < (high - low) * 1.5:
        low = 0.0
    return low, high


def _path(values: Sequence[Number | None], across: Scale, up: Scale) -> tuple[str, list[tuple[float, float]]]:
    """Return the line through neighbours, and the points that have none. A missing value is a gap."""
    path, alone = [], []
    for index, value in enumerate(values):
        if value is None:
            continue
        before = index > 0 and values[index - 1] is not None
        after = index + 1 < len(values) and values[index + 1] is not None
        x, y = across(index), up(value)
        if before or after:
            path.append(f"{'L' if before else 'M'}{place(x)} {place(y)}")
        else:
            alone.append((x, y))
    return "".join(path), alone


def _last(values: Sequence[Number | None]) -> int | None:
    return max((index for index, value in enumerate(values) if value is not None), default=None)


def _apart(ends: list[tuple[float, Series]]) -> Iterator[tuple[float, Series]]:
    """Push labels down until none covers another."""
    floor = TOP - LINE_HEIGHT
    for wanted, one in ends:
        y = max(wanted, floor + LINE_HEIGHT)
        floor = y
        yield y, one
