"""What stands about the cells of a sheet of Excel: boxes of text, page headers, comments, and what is hidden."""

import re
from collections.abc import Iterable
from typing import Any

from goldenthread.foundation.documents.cell_formats import SheetFormats
from goldenthread.foundation.documents.laying import Laying
from goldenthread.foundation.documents.packages import Package

_S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_XDR = "{http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing}"
# So many rows does a picture reach over at least that may hold words that matter.
_TALL = 8
_MOST_NAMED = 12
# “&L”, “&C”, “&R” begin the three places of a margin; the other codes set its type, or count pages.
_PLACES = re.compile(r"&[LCR]")
_CODES = re.compile(r'&"[^"]*"|&K[0-9A-Fa-f]{6}|&\d{1,3}|&[A-Za-z]')


def lay_what_stands_around(
    laying: Laying, package: Package | None, title: str, page: int, sheet: SheetFormats
) -> None:
    """Lay the boxes and the margins of a sheet behind its cells, and say what of it is hidden or not read."""
    if package is None or sheet.root is None:
        return
    for kind, path in package.related(sheet.path).values():
        if kind == "drawing":
            _drawing(laying, package, title, page, path)
        elif kind in ("comments", "threadedComment"):
            laying.flaw("The workbook has comments, which are not read.")
    for tag, part in (("oddHeader", "header"), ("oddFooter", "footer")):
        for margin in sheet.root.iterfind(f"{_S}headerFooter/{_S}{tag}"):
            for words in _PLACES.split(margin.text or ""):
                laying.lay(_CODES.sub("", words), "\n\n", part=part, page=page)
    _tell_hidden(laying, title, sheet.root)


def _drawing(laying: Laying, package: Package, title: str, page: int, path: str) -> None:
    root = package.xml(path)
    if root is None:
        return
    for box in root.iter(f"{_XDR}txBody"):
        gap = "\n\n"
        for paragraph in box.iter(f"{_A}p"):
            laying.lay("".join(each.text or "" for each in paragraph.iter(f"{_A}t")), gap, part="box", page=page)
            gap = "\n"
    if next(root.iter("{http://schemas.openxmlformats.org/drawingml/2006/chart}chart"), None) is not None:
        laying.flaw(f"The sheet “{title}” has a chart; it is not read.")
    if any(_is_tall(anchor) for anchor in root if anchor.find(f"{_XDR}pic") is not None):
        laying.flaw(f"The sheet “{title}” has a large picture; words in it are not read.")


def _is_tall(anchor: Any) -> bool:
    rows = [each.text or "" for name in ("from", "to") for each in anchor.iterfind(f"{_XDR}{name}/{_XDR}row")]
    return len(rows) == 2 and all(map(str.isdigit, rows)) and int(rows[1]) - int(rows[0]) >= _TALL


def _tell_hidden(laying: Laying, title: str, root: Any) -> None:
    """Say which rows and columns are hidden: they are read, for a filter hides what belongs to the plan too."""
    rows = [each.get("r") or "" for each in root.iterfind(f"{_S}sheetData/{_S}row") if _is_hidden(each) and len(each)]
    columns = [
        _letters(at) for each in root.iterfind(f"{_S}cols/{_S}col") if _is_hidden(each) for at in _reach(each)
    ]  # fmt: skip
    places = [*(f"row {each}" for each in rows), *(f"column {each}" for each in columns)]
    if places:
        laying.flaw(
            f"Hidden in the sheet “{title}”, and read as well: {_named(places)}. "
            "Take out what does not belong to the plan."
        )


def _is_hidden(each: Any) -> bool:
    return each.get("hidden") in ("1", "true")


def _reach(column: Any) -> Iterable[int]:
    """Return the columns that a hidden stretch covers; one to the sheet’s far end hides nothing that is written."""
    first, last = int(column.get("min") or 0), int(column.get("max") or 0)
    return range(first, last + 1) if last - first < _MOST_NAMED else ()


def _letters(column: int) -> str:
    letters = ""
    while column > 0:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def _named(places: list[str]) -> str:
    more = f" and {len(places) - _MOST_NAMED} more" if len(places) > _MOST_NAMED else ""
    return ", ".join(places[:_MOST_NAMED]) + more
