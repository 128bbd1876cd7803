"""Tables as a workbook to work with: days that sort, headings that stay, a filter on each, and never a formula."""

import datetime as dt
import io
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import xlsxwriter

DEEP, GOLD, QUIET, HAIRLINE, WASH = "#17324d", "#a8781c", "#566069", "#dcd7ca", "#f6f4ee"
# How wide a column may be, in signs; how high a line is, and a row may be, in points.
WIDEST, LINE, HIGHEST = 48, 15, 409


@dataclass(frozen=True)
class Address:
    """Where something can be opened: a cell that leads there, in its own words."""

    url: str
    says: str = "Open it"


Cell = str | int | dt.date | Address | None


@dataclass(frozen=True)
class Table:
    """One sheet: its name, its headings, its rows, how many columns stay in sight, and up to which they are bold."""

    name: str
    head: Sequence[str]
    rows: Sequence[Sequence[Cell]]
    stays: int = 1
    bold: int = 0


def book_of(tables: Sequence[Table], **properties: Any) -> bytes:
    """Return tables as one workbook, a sheet each; `properties` say what it is (title, author, created …)."""
    file = io.BytesIO()
    safe = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(file, safe) as book:
        book.set_properties(properties)
        looks = _looks(book)
        for table in tables:
            _sheet(book.add_worksheet(table.name), table, looks)
    return file.getvalue()


def _looks(book: Any) -> dict[str, Any]:
    plain = {"text_wrap": True, "valign": "top", "bottom": 1, "bottom_color": HAIRLINE}
    looks = {
        "body": plain, "bold": plain | {"bold": True, "font_color": DEEP},
        "day": plain | {"num_format": "d mmm yyyy", "align": "left", "indent": 1},
        "head": plain | {"bold": True, "font_color": QUIET, "bg_color": WASH, "bottom": 2, "bottom_color": GOLD},
    }  # fmt: skip
    return {name: book.add_format(look) for name, look in looks.items()}


def _sheet(sheet: Any, table: Table, looks: dict[str, Any]) -> None:
    widths = []
    for column, heading in enumerate(table.head):
        longest = max((_length(row[column]) for row in table.rows), default=0)
        widths.append(min(max(longest, len(heading), 6) + 2, WIDEST))
        sheet.set_column(column, column, widths[column])
        sheet.write_string(0, column, heading, looks["head"])
    for number, row in enumerate(table.rows, 1):
        sheet.set_row(number, min(LINE * max(map(_lines, row, widths), default=1), HIGHEST))
        for column, value in enumerate(row):
            _write(sheet, (number, column), value, looks["bold" if column < table.bold else "body"], looks["day"])
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
        sheet.write_string(*at, value, body)


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
