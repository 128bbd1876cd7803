"""Tables as a workbook to work with: days that sort, headings that stay, a filter on each, and never a formula."""

import datetime as dt
import io
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import xlsxwriter

from goldenthread.features.reports.exporting import unharmful

GOLD, QUIET, HAIRLINE, WASH = "#a8781c", "#566069", "#dcd7ca", "#f6f4ee"
# How wide a column may be, in signs, and how high a line is, in points.
WIDEST, LINE = 48, 15


@dataclass(frozen=True)
class Address:
    """Where something can be opened: a cell that leads there, in its own words."""

    url: str
    says: str = "Open it"


Cell = str | int | dt.date | Address | None


@dataclass(frozen=True)
class Table:
    """One sheet: its name, its headings, its rows, and how many columns stay in sight."""

    name: str
    head: Sequence[str]
    rows: Sequence[Sequence[Cell]]
    stays: int = 1


def book_of(tables: Sequence[Table], *, title: str = "") -> bytes:
    """Return tables as one workbook, a sheet each."""
    file = io.BytesIO()
    safe = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(file, safe) as book:
        book.set_properties({"title": title})
        for table in tables:
            _sheet(book, table)
    return file.getvalue()


def _sheet(book: Any, table: Table) -> None:
    sheet = book.add_worksheet(table.name)
    plain = {"text_wrap": True, "valign": "top", "bottom": 1, "bottom_color": HAIRLINE}
    body = book.add_format(plain)
    day = book.add_format(plain | {"num_format": "d mmm yyyy", "align": "left", "indent": 1})
    over = book.add_format(
        plain | {"bold": True, "font_color": QUIET, "bg_color": WASH, "bottom": 2, "bottom_color": GOLD}
    )
    widths = []
    for column, heading in enumerate(table.head):
        longest = max((_length(row[column]) for row in table.rows), default=0)
        widths.append(min(max(longest, len(heading), 6) + 2, WIDEST))
        sheet.set_column(column, column, widths[column])
        sheet.write_string(0, column, heading, over)
    for number, row in enumerate(table.rows, 1):
        sheet.set_row(number, LINE * max(map(_lines, row, widths), default=1))
        for column, value in enumerate(row):
            _write(sheet, (number, column), value, body, day)
    sheet.freeze_panes(1, table.stays)
    if table.rows:
        sheet.autofilter(0, 0, len(table.rows), len(table.head) - 1)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)


def _write(sheet: Any, at: tuple[int, int], value: Cell, body: Any, day: Any) -> None:
    if value is None or value == "":
        sheet.write_blank(*at, None, body)
    elif isinstance(value, Address):
        sheet.write_url(*at, value.url, string=value.says)
    elif isinstance(value, dt.date):
        sheet.write_datetime(*at, dt.datetime.combine(value, dt.time()), day)
    elif isinstance(value, int):
        sheet.write_number(*at, value, body)
    else:
        sheet.write_string(*at, unharmful(value), body)


def _length(value: Cell) -> int:
    """Return how wide a cell wants to be: its longest line."""
    if isinstance(value, Address):
        return len(value.says)
    if isinstance(value, dt.date):
        return len("31 Dec 2026")
    return max((len(line) for line in str(value or "").splitlines()), default=0)


def _lines(value: Cell, width: int) -> int:
    """Return on how many lines a cell stands: not every program that opens a workbook works that out by itself."""
    if not isinstance(value, str):
        return 1
    return sum(1 + len(line) // (width - 1) for line in value.splitlines()) or 1
