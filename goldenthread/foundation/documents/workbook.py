"""Workbooks (.xlsx, .xls, .ods): each sheet that can be seen is a table, its cells as they would be shown."""

import datetime as dt
import io
from dataclasses import dataclass
from typing import Any

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, SheetVisibleEnum

from goldenthread.foundation.documents import around_sheets as around
from goldenthread.foundation.documents import cell_formats, symbols
from goldenthread.foundation.documents.document import Document, Place, UnreadableDocument
from goldenthread.foundation.documents.laying import Laying
from goldenthread.foundation.documents.packages import DAMAGED, Package

MOST_SHEETS = 200
MOST_CELLS = 4_000_000
MOST_COLUMNS = 2_000

_LOCKED = "The workbook is locked with a password. Save it without one, and bring that in."

# What a sheet may be that holds no table.
_BROKEN = (CalamineError, OSError, ValueError, OverflowError)


def read(name: str, content: bytes) -> Document:
    """Read a workbook."""
    laying = Laying(name, "xlsx")
    package = Package(content) if content.startswith(b"PK") else None
    formats = cell_formats.Formats(package)
    try:
        workbook = CalamineWorkbook.from_object(io.BytesIO(content))
        sheets = workbook.sheets_metadata
    except _BROKEN as error:
        raise _unreadable(error) from error
    if len(sheets) > MOST_SHEETS:
        raise UnreadableDocument(f"The workbook has more than {MOST_SHEETS} sheets, and is not read.")
    shown = [sheet.name for sheet in sheets if sheet.visible == SheetVisibleEnum.Visible]
    _tell_hidden(laying, [sheet.name for sheet in sheets if sheet.name not in shown])
    if not formats.are_known:
        laying.flaw("The colours and comments of this form of workbook are not read. Save it as .xlsx to keep them.")
    laying.fact("sheets", ", ".join(shown))
    _facts(laying, content)
    for table, title in enumerate(shown, start=1):
        try:
            sheet = workbook.get_sheet_by_name(title)
            held = _Sheet(title, table, sheet, formats.of(title))
            _lay_sheet(laying, held, is_alone=len(shown) == 1)
            around.lay_what_stands_around(laying, package, title, table, held.formats)
        except _BROKEN as error:
            laying.flaw(f"The sheet “{title}” could not be read: {type(error).__name__}.")
    return laying.document()


@dataclass(frozen=True)
class _Sheet:
    title: str
    table: int
    sheet: CalamineSheet
    formats: cell_formats.SheetFormats


def _facts(laying: Laying, content: bytes) -> None:
    """Note what the workbook says of where it comes from."""
    root = Package(content).xml("docProps/core.xml") if content.startswith(b"PK") else None
    for each in root if root is not None else ():
        if each.tag.rpartition("}")[2] == "category":
            laying.fact("origin", each.text or "")


def _unreadable(error: Exception) -> UnreadableDocument:
    return UnreadableDocument(_LOCKED if "password" in str(error).lower() else DAMAGED)


def _tell_hidden(laying: Laying, hidden: list[str]) -> None:
    if hidden:
        names = ", ".join(f"“{name}”" for name in hidden[:8])
        laying.flaw(f"Hidden sheets are not read: {names}. Unhide those that belong to the plan.")


def _lay_sheet(laying: Laying, sheet: _Sheet, *, is_alone: bool) -> None:
    if sheet.sheet.total_height * sheet.sheet.total_width > MOST_CELLS or sheet.sheet.total_width > MOST_COLUMNS:
        raise UnreadableDocument(f"The sheet “{sheet.title}” spreads over millions of cells, and is not read.")
    rows = sheet.sheet.to_python(skip_empty_area=False)
    if not any(_is_there(cell) for row in rows for cell in row):
        return
    if not (is_alone and sheet.title.lower().startswith("sheet")):
        laying.lay(sheet.title, "\n\n", heading=1, style="sheet name", page=sheet.table)
    columns = _columns(rows)
    spans = _spans(sheet.sheet)
    place, gap = 0, "\n\n"
    for at, row in enumerate(rows):
        if not any(_is_there(cell) for cell in row):
            # White space between tables, or within one: whoever reads it may tell.
            gap = "\n\n"
            continue
        for column, cell in enumerate(row):
            if column in columns:
                laying.fill(sheet.table, place, columns[column], sheet.formats.fill(at, column))
            if not _is_there(cell):
                continue
            down, right = spans.get((at, column), (at, column))
            covered = Place(
                sheet.table, place, columns[column],
                rows=1 + sum(any(_is_there(each) for each in below) for below in rows[at + 1 : down + 1]),
                columns=1 + sum(each in columns for each in range(column + 1, right + 1)),
            )  # fmt: skip
            bold, colour = sheet.formats.is_bold(at, column), sheet.formats.colour(at, column)
            shown = symbols.as_drawn(sheet.formats.font(at, column), _shown(cell, sheet.formats.of(at, column)))
            for line in shown.splitlines():
                laying.lay(line, gap, cell=covered, page=sheet.table, is_bold=bold, colour=colour)
                gap = "\n"
            gap = "\t"
        place, gap = place + 1, "\n"


def _is_there(cell: Any) -> bool:
    return cell is not None and bool(str(cell).strip())


def _columns(rows: list[list[Any]]) -> dict[int, int]:
    """Return where each column that holds anything stands once those that hold nothing are gone."""
    held = sorted({column for row in rows for column, cell in enumerate(row) if _is_there(cell)})
    return {column: place for place, column in enumerate(held)}


def _spans(sheet: CalamineSheet) -> dict[tuple[int, int], tuple[int, int]]:
    """Return the last row and column of each merged cell, by its first."""
    try:
        ranges = sheet.merged_cell_ranges or []
    except _BROKEN:
        return {}
    return {(first[0], first[1]): (last[0], last[1]) for first, last in ranges}


def _shown(cell: Any, code: str) -> str:
    """Return a cell as it would be shown: a share as a percentage where it is formatted so, a date as a date."""
    match cell:
        case bool():
            return "TRUE" if cell else "FALSE"
        case int() | float():
            return cell_formats.figure(float(cell), code)
        case dt.datetime():
            day = f"{cell.day} {cell:%B %Y}"
            return day if (cell.hour, cell.minute, cell.second) == (0, 0, 0) else f"{day} {cell:%H:%M}"
        case dt.date():
            return f"{cell.day} {cell:%B %Y}"
        case dt.time():
            return f"{cell:%H:%M}"
        case _:
            return str(cell)
