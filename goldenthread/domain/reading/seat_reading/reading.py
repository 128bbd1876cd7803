"""A table of seats, row by row."""

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from goldenthread.domain.reading.register_reading.table import Table
from goldenthread.domain.reading.seat_reading import words
from goldenthread.domain.reading.seat_reading.headings import find_headings, meaning, says_again

_DULL_NAMES = re.compile(r"^(?:sheet|table)\s*\d*$", re.IGNORECASE)


@dataclass(frozen=True)
class ReadSeat:
    """One seat as it was written. `body` is in the file's words; `from_on` is None where it could not be read."""

    row: int
    name: str
    body: str = ""
    category: str = ""
    office: str = ""
    appointed_by: str = ""
    from_on: dt.date | None = None
    until_on: dt.date | None = None
    ended_on: dt.date | None = None
    links: tuple[str, ...] = ()
    attends: bool = False


@dataclass
class ReadSeats:
    """What was read, which columns were not taken, and what was left out and why."""

    seats: list[ReadSeat] = field(default_factory=list)
    not_taken: list[str] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)

    @property
    def bodies(self) -> list[str]:
        """Return the words by which bodies are named, each once."""
        return list(dict.fromkeys(seat.body for seat in self.seats))


def read_seats(tables: Iterable[Table], today: dt.date) -> ReadSeats:
    """Read every table that says who sits on something; the others are told of."""
    found = ReadSeats()
    for table in tables:
        at = find_headings(table.rows)
        if at is not None:
            _read_table(table, at, today, found)
        elif any(_filled(row) for row in table.rows):
            found.left_out.append(f"{table.name or 'The table'}: no headings such as Name and Appointed stand in it.")
    return found


def _read_table(table: Table, at: int, today: dt.date, found: ReadSeats) -> None:
    body = "" if _DULL_NAMES.match(table.name) else table.name
    above = [only for row in table.rows[:at] if (only := _only(row))]
    body = above[-1] if above else body
    columns = _columns(table.rows[at], found)
    for number, row in enumerate(table.rows[at + 1 :], start=at + 2):
        only = _only(row)
        if says_again(row, table.rows[at]):
            columns = _columns(row, found)
        elif only:
            # A line by itself names the body of what follows it.
            body = only
        elif _filled(row):
            _read_row(_Row(row, columns, number, body), today, found)


@dataclass(frozen=True)
class _Row:
    cells: Sequence[str]
    columns: dict[str, list[int]]
    number: int
    body: str

    def said(self, means: str, between: str = ", ") -> str:
        """Return what stands in the columns that hold this."""
        cells = (self.cells[n] for n in self.columns.get(means, ()) if n < len(self.cells))
        return between.join(cell.strip() for cell in cells if cell.strip())

    @property
    def name(self) -> str:
        parts = (self.said("title"), self.said("forename"), self.said("surname"))
        return " ".join((self.said("name") or " ".join(parts)).split())


def _columns(headings: Sequence[str], found: ReadSeats) -> dict[str, list[int]]:
    columns: dict[str, list[int]] = {}
    for n, heading in enumerate(headings):
        means = meaning(heading)
        if means:
            columns.setdefault(means, []).append(n)
        elif heading.strip() and heading.strip() not in found.not_taken:
            found.not_taken.append(heading.strip())
    return columns


def _read_row(row: _Row, today: dt.date, found: ReadSeats) -> None:
    if words.is_nobody(row.name):
        found.left_out.append(f"Row {row.number}: nobody is named for {row.said('category') or 'a seat'}.")
        return
    name, behind = words.name_of(row.name)
    office, category = words.office_of(" · ".join(filter(None, (behind, row.said("office"), row.said("category")))))
    first, last = words.term_of(row.said("from"), row.said("until"), row.said("term"), today)
    seat = ReadSeat(
        row.number, name[:120], category=category[:60], office=office, appointed_by=row.said("appointed_by")[:120],
        from_on=first, until_on=last, ended_on=words.day_of(row.said("ended"), today, last=True),
        links=words.links_of(row.said("links", "\n")),
        attends=row.said("votes").lower().startswith("n") or office == "clerk",
    )  # fmt: skip
    named = [one.strip() for one in re.split(r"[;\n]", row.said("body", "\n")) if one.strip()]
    found.seats += [replace(seat, body=one[:120]) for one in named or [row.body[:120]]]


def _only(row: Sequence[str]) -> str:
    """Return the words of a row that holds but one thing, however many cells repeat it."""
    filled = set(_filled(row))
    return " ".join(filled.pop().split()) if len(filled) == 1 else ""


def _filled(row: Sequence[str]) -> list[str]:
    return [cell.strip() for cell in row if cell.strip()]
