"""The rows of a file of pupils, by what their columns are called here."""

import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from goldenthread.features.intake.pupils.sums import NOT_GIVEN, Sums, year_group
from goldenthread.features.intake.pupils.task import Task
from goldenthread.foundation import delimited
from goldenthread.foundation.delimited import Table, UnreadableFile

MOST_ROWS = 12_000_000
_DAY = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})|(\d{4})-(\d{2})-(\d{2})", re.ASCII)


@dataclass(frozen=True)
class Rows:
    """A table, and where each column that is known stands."""

    table: Table
    places: Mapping[str, int]
    task: Task

    @classmethod
    def opened(cls, content: bytes, task: Task) -> "Rows":
        """Open a file's table. Raises UnreadableFile where its headings are not those that it was told by."""
        table = delimited.read(content, is_heading=lambda row: _fits(row, task), most_rows=MOST_ROWS)
        places = _places(table.headings, task)
        if missing := [heading for heading in task.headings if heading not in places]:
            raise UnreadableFile(f"The file has no column {' and no '.join(missing)}.")
        return cls(table, places, task)

    def __iter__(self) -> Iterator[list[str]]:
        return iter(self.table.rows)

    def has(self, column: str) -> bool:
        return column in self.places

    def cell(self, row: Sequence[str], column: str) -> str:
        place = self.places.get(column)
        return row[place].strip() if place is not None else ""

    def groups(self, row: Sequence[str]) -> dict[str, str]:
        """Return the group of a row's pupil in each way of parting that the file has a column for."""
        found = {}
        for way, values in self.task.groups.items():
            if way in self.places:
                found[way] = values.get(self.cell(row, way).casefold(), NOT_GIVEN)
        if "year" in self.places:
            found["year"] = year_group(self.cell(row, "year"))
        return found

    def finish(self, sums: Sums) -> None:
        """Note how the table was read; no note tells of a row."""
        notes = self.table.notes
        sums.rows = notes.rows
        sums.notes.append(f"Read as {self.table.encoding}.")
        if notes.padded:
            sums.notes.append(f"Short rows, filled up with nothing: {notes.padded:,}.")


class SchoolsOfRows:
    """Which school a row is of; empty where the file does not say and a person is to."""

    def __init__(self, rows: Rows, sums: Sums) -> None:
        self.place = rows.places.get("school")
        self.known, self.sums = rows.task.schools, sums
        self.asked: dict[str, str | None] = {}

    def of(self, row: Sequence[str]) -> str | None:
        """Return the school's reference; None, counted, for one that is not the trust's."""
        if self.place is None:
            return ""
        text = row[self.place]
        if text not in self.asked:
            self.asked[text] = school_of(text, self.known)
        if self.asked[text] is None:
            self.sums.skipped["rows of schools that are not the trust’s"] += 1
        return self.asked[text]


def school_of(text: str, known: Mapping[str, str]) -> str | None:
    """Find a school by its number of any kind or its name, with the leading zeros that a spreadsheet took."""
    tidy = text.strip().removesuffix(".0").replace("/", "")
    for each in (tidy, tidy.zfill(7) if tidy.isdigit() else tidy.casefold()):
        if each in known:
            return known[each]
    return None


def day_of(text: str) -> dt.date | None:
    """Read a day as registers write it: 03/09/2025, 2025-09-03, with or without a time behind it."""
    match = _DAY.match(text.strip())
    if match is None:
        return None
    day, month, year, first, second, third = match.groups()
    try:
        return dt.date(int(year or first), int(month or second), int(day or third))
    except ValueError:
        return None


def _plain(heading: str) -> str:
    return " ".join(heading.split()).casefold()


def _places(headings: Sequence[str], task: Task) -> dict[str, int]:
    own: dict[str, int] = {}
    for place, heading in enumerate(headings):
        own.setdefault(_plain(heading), place)
    found = {}
    for name in {*task.headings, *task.aliases}:
        for each in (name, *task.aliases.get(name, ())):
            if _plain(each) in own:
                found[name] = own[_plain(each)]
                break
    return found


def _fits(row: Sequence[str], task: Task) -> bool:
    places = _places(row, task)
    return all(heading in places for heading in task.headings)
