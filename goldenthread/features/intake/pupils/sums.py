"""Sums of pupils by school, period and group: what alone leaves the process that saw the rows."""

import re
from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from goldenthread.domain.calendar import Period, TermCalendar, academic_year_of

KINDS = ("half term", "term", "year", "month")
NOT_GIVEN = "not given"

Parts = Mapping[str, tuple[Decimal | int, Decimal | int]]


@dataclass
class Cell:
    """How many pupils a cell is of, and each figure's two parts."""

    pupils: int = 0
    parts: dict[str, list[Decimal]] = field(default_factory=dict)

    def add(self, parts: Parts) -> None:
        self.pupils += 1
        for figure, (top, bottom) in parts.items():
            held = self.parts.setdefault(figure, [Decimal(0), Decimal(0)])
            held[0] += top
            held[1] += bottom


@dataclass
class Sums:
    """All cells of a file, and what was left out, counted and never shown.

    `days` holds the first and the last day that the file speaks of for each school, `questions` what a survey asked:
    each question's words and the scale on which it was answered.
    """

    cells: dict[tuple[str, str, str, str, str], Cell] = field(default_factory=lambda: defaultdict(Cell))
    skipped: Counter[str] = field(default_factory=Counter)
    days: dict[str, list[str]] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    questions: list[dict[str, str]] = field(default_factory=list)
    rows: int = 0

    def add(self, school: str, period: tuple[str, str], groups: Mapping[str, str], parts: Parts) -> None:
        """Count one pupil into the whole school and into each of their groups."""
        kind, key = period
        self.cells[school, kind, key, "", ""].add(parts)
        for way, group in groups.items():
            self.cells[school, kind, key, way, group].add(parts)

    def spans(self, school: str, day: str) -> None:
        known = self.days.setdefault(school, [day, day])
        known[0], known[1] = min(known[0], day), max(known[1], day)

    def told(self) -> dict[str, Any]:
        """Return the sums as plain values."""
        return {
            "rows": self.rows, "skipped": dict(self.skipped), "days": self.days, "notes": self.notes,
            "questions": self.questions,
            "cells": [
                [*place, cell.pupils, {figure: [f"{top:f}", f"{of:f}"] for figure, (top, of) in cell.parts.items()}]
                for place, cell in self.cells.items()
            ],
        }  # fmt: skip


class Periods:
    """The periods of every kind that a day falls in, asked of the calendar once a day."""

    def __init__(self, calendar: TermCalendar) -> None:
        self.calendar = calendar
        self.known: dict[Any, tuple[tuple[str, str], ...]] = {}

    def of(self, day: Any) -> tuple[tuple[str, str], ...]:
        """Return (kind, key) of each period of the day; empty on a day that is in no term."""
        if day not in self.known:
            found = [(kind, Period.containing(day, kind, self.calendar)) for kind in KINDS]
            keys = tuple((kind, period.key) for kind, period in found if period is not None)
            self.known[day] = keys if any(kind == "term" for kind, _ in keys) else ()
        return self.known[day]

    def whole_year(self, day: Any) -> tuple[tuple[str, str], ...]:
        return (("year", academic_year_of(day)),)


_YEAR_GROUP = re.compile(r"(?:year|yr|y|nc)?\s*(\d{1,2})(?!\d)", re.IGNORECASE)


def year_group(text: str) -> str:
    """Return a year group as it is written here: 11A, Year 11 and Y11 are year 11, R is reception."""
    tidy = text.strip()
    if match := _YEAR_GROUP.match(tidy):
        number = int(match[1])
        return f"year {number}" if 1 <= number <= 14 else "reception" if number == 0 else NOT_GIVEN
    return "reception" if tidy.casefold() in {"r", "rec", "reception", "yr r", "year r"} else NOT_GIVEN
