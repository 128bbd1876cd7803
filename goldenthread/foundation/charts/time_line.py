"""A plan in time: terms as columns, a bar for each span, a diamond for each milestone, and today in gold.

A span whose first day is not known fades in from the left, as one whose last day is not known runs on to
the edge: nothing is drawn that nobody said. Lines lead from what is waited for to who waits.
"""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from goldenthread.foundation.charts.drawing import Scale, Table, fit, frame, place, text
from goldenthread.foundation.charts.theme import Theme

# The drawing fills A4 across: 277 mm between its margins.
ACROSS, NAMES, LETTER = 1040.0, 300.0, 6.1
ROW, HEAD, FOOT = 24.0, 40.0, 24.0
THICK, DIAMOND, INDENT = 9.0, 5.5, 12.0
LEAST_TERM = 34.0


@dataclass(frozen=True)
class Span:
    """One column: a term, with its name and days."""

    name: str
    year: str
    starts_on: dt.date
    ends_on: dt.date


@dataclass(frozen=True)
class TimeRow:
    """One line: a heading, a bar between two days, or a diamond on one. `status` is met, risk, off or idle.

    `waits_for` names the keys of the rows that this one waits for. `says` is the date as it is written.
    """

    key: str
    name: str
    kind: str = "bar"
    depth: int = 0
    starts_on: dt.date | None = None
    ends_on: dt.date | None = None
    status: str = "idle"
    says: str = ""
    stands: str = ""
    waits_for: Sequence[str] = ()


@dataclass(frozen=True)
class TimeLine:
    """A plan by term. `title` states the finding."""

    title: str
    spans: Sequence[Span]
    rows: Sequence[TimeRow]
    today: dt.date
    note: str = ""
    says: str = ""

    def svg(self, theme: Theme, width: float = ACROSS) -> str:
        plot = _Plot(self, theme, max(width, NAMES + LEAST_TERM * len(self.spans)))
        return frame(plot.width, plot.height, self.says or self.title, theme, plot.shapes())

    def table(self) -> Table:
        """Return a row for each line but headings, with its date in the plan's own words."""
        rows = [
            [row.name, row.kind if row.kind != "bar" else "part", row.says or "no date", _span(row), row.stands]
            for row in self.rows
            if row.kind != "heading"
        ]
        return Table(["What", "Kind", "As written", "Understood", "How it stands"], rows)


class _Plot:
    """One drawing."""

    def __init__(self, line: TimeLine, theme: Theme, width: float) -> None:
        self.line, self.theme, self.width = line, theme, width
        self.height = HEAD + ROW * len(line.rows) + FOOT
        first, last = line.spans[0].starts_on, line.spans[-1].ends_on
        self.first, self.last = first, last
        self.across = Scale(first.toordinal(), last.toordinal() + 1, NAMES, width - 4)
        self.at = {row.key: HEAD + ROW * (index + 0.5) for index, row in enumerate(line.rows)}
        self.row = {row.key: row for row in line.rows}

    def shapes(self) -> Iterator[str]:
        yield from self._terms()
        yield from self._today()
        for row in self.line.rows:
            yield from self._ties(row)
        for row in self.line.rows:
            yield from self._row(row)

    def _terms(self) -> Iterator[str]:
        year = ""
        for span in self.line.spans:
            start, end = self._x(span.starts_on), self._x(span.ends_on)
            yield (
                f'<rect x="{place(start)}" y="{place(HEAD - 4)}" width="{place(end - start)}" '
                f'height="{place(self.height - HEAD - 12)}" {self.theme.paint("term")}/>'
            )
            yield text(self.theme, (start + end) / 2, HEAD - 9, fit(span.name, end - start, LETTER), anchor="middle")
            if span.year != year:
                yield text(self.theme, start, 14, span.year, css="label")
                year = span.year

    def _today(self) -> Iterator[str]:
        if self.first <= self.line.today <= self.last:
            x = self._x(self.line.today)
            yield f'<path d="M{place(x)} {place(HEAD - 4)}V{place(self.height - 16)}" {self.theme.paint("target")}/>'
            yield text(self.theme, x, self.height - 3, "today", css="target-label", anchor="middle")

    def _row(self, row: TimeRow) -> Iterator[str]:
        y = self.at[row.key]
        indent = INDENT * row.depth
        css = "label" if row.kind == "heading" else "text"
        yield text(self.theme, indent, y + 4, fit(row.name, NAMES - indent - 14, LETTER), css=css)
        if row.kind == "heading":
            yield f'<path d="M0 {place(y + ROW / 2)}H{place(self.width)}" {self.theme.paint("grid")}/>'
        elif row.kind == "milestone":
            yield from self._diamond(row, y)
        else:
            yield from self._bar(row, y)

    def _diamond(self, row: TimeRow, y: float) -> Iterator[str]:
        if row.ends_on is None:
            return
        x, r = self._x(row.ends_on), DIAMOND
        corners = ((x, y - r), (x + r, y), (x, y + r), (x - r, y))
        path = "M" + "L".join(f"{place(across)} {place(down)}" for across, down in corners) + "z"
        yield f'<path d="{path}" {self._paint(row)}/>'
        yield from self._word(row, x + r + 4, y)

    def _word(self, row: TimeRow, x: float, y: float) -> Iterator[str]:
        """Say in a word what the colour says, where something is wrong and there is room."""
        if row.status in ("risk", "off") and x + LETTER * len(row.stands) < self.width:
            yield text(self.theme, x, y + 4, row.stands, css=f"{row.status}-text")

    def _bar(self, row: TimeRow, y: float) -> Iterator[str]:
        if row.starts_on is None and row.ends_on is None:
            return
        start = self._x(row.starts_on) if row.starts_on else None
        end = self._x(row.ends_on) if row.ends_on else None
        left = start if start is not None else max(NAMES, (end or 0) - LEAST_TERM)
        right = max(end if end is not None else self.width - 4, left + 3)
        yield (
            f'<rect x="{place(left)}" y="{place(y - THICK / 2)}" width="{place(right - left)}" '
            f'height="{place(THICK)}" rx="2" {self._paint(row)}/>'
        )
        yield from self._word(row, right + 5, y)
        # An end that nobody named is an open one: three dots where a bar would stop.
        for known, x, step in ((start, left, -5), (end, right - 8, 5)):
            if known is None:
                for dot in range(1, 4):
                    at = x + step * dot
                    yield f'<circle cx="{place(at)}" cy="{place(y)}" r="1.4" {self._paint(row)}/>'

    def _ties(self, row: TimeRow) -> Iterator[str]:
        for key in row.waits_for:
            other = self.row.get(key)
            if other is None or other.ends_on is None:
                continue
            x = self._x(other.ends_on)
            wanted = row.starts_on or row.ends_on
            end = self._x(wanted) if wanted else x + 12
            y, there = self.at[row.key], self.at[key]
            yield (
                f'<path d="M{place(x)} {place(there)}V{place(y)}H{place(end)}" {self.theme.paint("nation")}/>'
                f'<circle cx="{place(end)}" cy="{place(y)}" r="2" {self.theme.paint("other-dot")}/>'
            )

    def _paint(self, row: TimeRow) -> str:
        return self.theme.paint(f"bar {row.status} {row.status}-bar")

    def _x(self, day: dt.date) -> float:
        return self.across(min(max(day, self.first), self.last).toordinal())


def _span(row: TimeRow) -> str:
    if row.starts_on and row.ends_on and row.starts_on != row.ends_on:
        return f"{_day(row.starts_on)} to {_day(row.ends_on)}"
    if row.ends_on:
        return f"by {_day(row.ends_on)}"
    return f"from {_day(row.starts_on)}" if row.starts_on else ""


def _day(day: dt.date) -> str:
    return f"{day.day} {day:%b %Y}"
