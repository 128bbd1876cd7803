"""Places that go up and down a ladder over time: a line of steps for each, one under the other."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from goldenthread.foundation.charts.drawing import WIDE, Scale, Table, frame, place, text
from goldenthread.foundation.charts.theme import Theme

LETTER, EDGE, STEP, HEAD, FOOT = 6.6, 6.0, 11.0, 22.0, 26.0
DOT = 3.5


@dataclass(frozen=True)
class Stay:
    """How long a place was on one level, counted from nought at the foot. No last day: it is there still."""

    level: int
    from_on: dt.date
    until_on: dt.date | None = None
    says: str = ""


@dataclass(frozen=True)
class StepRow:
    """One place and its stays, the first first."""

    name: str
    stays: Sequence[Stay]


@dataclass(frozen=True)
class Steps:
    """Places on the levels of one ladder, from a first day to today. `title` states the finding."""

    title: str
    levels: Sequence[str]
    rows: Sequence[StepRow]
    first: dt.date
    today: dt.date
    note: str = ""
    says: str = ""

    def svg(self, theme: Theme, width: float = WIDE) -> str:
        plot = _Plot(self, theme, width)
        return frame(width, plot.height, self.says or self.title, theme, plot.shapes())

    def table(self) -> Table:
        return Table(["", "Where", "From", "Until", "Why"], [
            [row.name, self.levels[stay.level], _day(stay.from_on), _day(stay.until_on) if stay.until_on else "today",
             stay.says]
            for row in self.rows for stay in row.stays
        ])  # fmt: skip


class _Plot:
    """One drawing: for each place its name, a faint line a level, and its steps; the years below."""

    def __init__(self, chart: Steps, theme: Theme, width: float) -> None:
        self.chart, self.theme, self.width = chart, theme, width
        names = max((len(name) for name in chart.levels), default=0) * LETTER + 10
        self.right = width - min(names, width * 0.3)
        self.row = HEAD + STEP * max(len(chart.levels) - 1, 1) + 12
        self.foot = self.row * len(chart.rows)
        self.height = self.foot + FOOT
        self.across = Scale(chart.first.toordinal(), max(chart.today, chart.first).toordinal(), EDGE, self.right)

    def shapes(self) -> Iterator[str]:
        yield from self._years()
        for index, row in enumerate(self.chart.rows):
            top = self.row * index
            yield text(self.theme, 0, top + 13, row.name, css="label")
            for level in range(len(self.chart.levels)):
                y = self._y(top, level)
                yield f'<path d="M{place(EDGE)} {place(y)}H{place(self.right)}" {self.theme.paint("grid")}/>'
            yield from self._steps(row, top)

    def _steps(self, row: StepRow, top: float) -> Iterator[str]:
        stays = [stay for stay in row.stays if stay.until_on is None or stay.until_on >= self.chart.first]
        if not stays:
            return
        path = ""
        for stay in stays:
            x, y = self._x(stay.from_on), self._y(top, stay.level)
            path += f"{'L' if path else 'M'}{place(x)} {place(y)}H{place(self._x(stay.until_on))}"
        last = self._y(top, stays[-1].level)
        yield f'<path d="{path}" {self.theme.paint("us")}/>'
        end = self._x(stays[-1].until_on)
        yield f'<circle cx="{place(end)}" cy="{place(last)}" r="{place(DOT)}" {self.theme.paint("us-dot")}/>'
        yield text(self.theme, self.right + 8, last + 4, self.chart.levels[stays[-1].level], css="us-label")

    def _years(self) -> Iterator[str]:
        last_label = -1e9
        for year in range(self.chart.first.year, self.chart.today.year + 1):
            day = dt.date(year, 1, 1)
            if day < self.chart.first:
                continue
            x = self._x(day)
            yield f'<path d="M{place(x)} {place(HEAD)}V{place(self.foot)}" {self.theme.paint("grid")}/>'
            if x - last_label > LETTER * 6 and x < self.right - LETTER * 6:
                yield text(self.theme, x, self.height - 8, str(year), anchor="middle")
                last_label = x
        yield text(self.theme, self.right, self.height - 8, "today", css="target-label", anchor="middle")

    def _x(self, day: dt.date | None) -> float:
        shown = self.chart.today if day is None else min(max(day, self.chart.first), self.chart.today)
        return self.across(shown.toordinal())

    def _y(self, top: float, level: int) -> float:
        return top + HEAD + STEP * (len(self.chart.levels) - 1 - level)


def _day(day: dt.date) -> str:
    return f"{day.day} {day:%b %Y}"
