"""What a tagged PDF says its letters are: the paragraph they stand in, headings, points of lists, cells of tables.

Word, LibreOffice and others write such tags beside the pages, for readers that speak.
"""

import ctypes
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

MOST_ELEMENTS, DEEPEST, MOST_COVERED = 20_000, 60, 100
_HEADING = re.compile(r"H([1-6])?")
# What stands within a line, and what stands about paragraphs; anything else is a block of its own.
_WITHIN = frozenset(("Span", "Link", "Quote", "Code", "Em", "Strong", "Reference", "Annot", "Sub"))
_ABOUT = frozenset((
    "", "Document", "Part", "Art", "Sect", "Div", "NonStruct", "Private", "Figure", "Artifact", "Table", "THead",
    "TBody", "TFoot", "TR", "L",
))  # fmt: skip


class Slot(NamedTuple):
    """Where a cell stands: its table on the page, row and column, and how many of each it covers.

    `within` is the cell of another table in which its own stands.
    """

    table: int
    row: int
    column: int
    rows: int = 1
    columns: int = 1
    within: "Slot | None" = None


@dataclass(frozen=True)
class Tag:
    """What a stretch of letters is: `block` counts the paragraphs, headings, points and cells of its page."""

    block: int = 0
    heading: int = 0
    lists: int = 0
    is_mark: bool = False
    slot: Slot | None = None


def tags_of(page: Any) -> dict[int, Tag]:
    """Return the tags of a page by the number that marks its stretches of letters; empty where it has none."""
    tree = pdfium.FPDF_StructTree_GetForPage(page.raw)
    if not tree:
        return {}
    reading = _Reading()
    for at in range(min(pdfium.FPDF_StructTree_CountChildren(tree), MOST_ELEMENTS)):
        if element := pdfium.FPDF_StructTree_GetChildAtIndex(tree, at):
            reading.take(element, Tag(), 0)
    pdfium.FPDF_StructTree_Close(tree)
    return reading.found


def tag_at(text: Any, at: int, tags: Mapping[int, Tag]) -> Tag | None:
    """Return the tag of one letter of a page."""
    thing = pdfium.FPDFText_GetTextObject(text, at) if tags else None
    return tags.get(pdfium.FPDFPageObj_GetMarkedContentID(thing)) if thing else None


@dataclass
class _Reading:
    """The tags of one page while they are read."""

    found: dict[int, Tag] = field(default_factory=dict)
    blocks: int = 0
    tables: int = 0
    left: int = MOST_ELEMENTS

    def take(self, element: Any, above: Tag, depth: int, *, is_same: bool = False) -> None:
        """Take an element with all below it; `is_same` where it is the block above, as the words of a point are."""
        self.left -= 1
        if self.left < 0 or depth > DEEPEST:
            return
        kind = _said(pdfium.FPDF_StructElement_GetType, element)
        if kind == "Table":
            self._take_table(element, above.slot, depth)
            return
        tag = self._tag(kind, above, is_same=is_same)
        for at in range(max(pdfium.FPDF_StructElement_GetMarkedContentIdCount(element), 0)):
            number = pdfium.FPDF_StructElement_GetMarkedContentIdAtIndex(element, at)
            if number >= 0 and tag.block:
                self.found.setdefault(number, tag)
        is_first = kind in ("LI", "LBody")
        for child in _children(element):
            if child is not None:
                self.take(child, tag, depth + 1, is_same=is_first)
                # A second paragraph of a point is one of its own.
                is_first = is_first and _said(pdfium.FPDF_StructElement_GetType, child) == "Lbl"

    def _tag(self, kind: str, above: Tag, *, is_same: bool) -> Tag:
        if kind in _WITHIN and above.block:
            return above
        if kind in _ABOUT or kind in _WITHIN:
            return Tag(lists=above.lists + (kind == "L"), slot=above.slot)
        named = _HEADING.fullmatch(kind)
        heading = int(named[1] or 1) if named else 0
        if is_same:
            return Tag(above.block, heading, above.lists, kind == "Lbl", above.slot)
        self.blocks += 1
        return Tag(self.blocks, heading, above.lists, slot=above.slot)

    def _take_table(self, table: Any, within: Slot | None, depth: int) -> None:
        """Take a table by its rows; a cell without words on this page still has its place."""
        self.tables += 1
        mine = self.tables
        covered: set[tuple[int, int]] = set()
        for row, held in enumerate(_rows_of(table, 0)):
            column = 0
            for cell in _children(held):
                while (row, column) in covered:
                    column += 1
                rows, columns = (_covers(cell, name) for name in ("RowSpan", "ColSpan"))
                if len(covered) < MOST_ELEMENTS:
                    covered |= {(row + down, column + along) for down in range(rows) for along in range(columns)}
                if cell is not None:
                    self.blocks += 1
                    slot = Slot(mine, row, column, rows, columns, within)
                    self.take(cell, Tag(self.blocks, slot=slot), depth + 2, is_same=True)
                column += columns


def _children(element: Any) -> Iterator[Any]:
    """Yield what stands below an element; nothing in place of what has no words on this page."""
    for at in range(min(max(pdfium.FPDF_StructElement_CountChildren(element), 0), MOST_ELEMENTS)):
        if pdfium.FPDF_StructElement_GetChildMarkedContentID(element, at) < 0:
            yield pdfium.FPDF_StructElement_GetChildAtIndex(element, at) or None


def _rows_of(table: Any, depth: int) -> Iterator[Any]:
    for child in _children(table):
        if child is None or depth > DEEPEST:
            continue
        kind = _said(pdfium.FPDF_StructElement_GetType, child)
        if kind == "TR":
            yield child
        elif kind in _ABOUT:
            yield from _rows_of(child, depth + 1)


def _covers(cell: Any, name: str) -> int:
    """Return how many rows or columns a cell covers."""
    count = ctypes.c_float()
    for at in range(max(pdfium.FPDF_StructElement_GetAttributeCount(cell), 0) if cell else 0):
        attribute = pdfium.FPDF_StructElement_GetAttributeAtIndex(cell, at)
        value = pdfium.FPDF_StructElement_Attr_GetValue(attribute, name.encode()) if attribute else None
        if value and pdfium.FPDF_StructElement_Attr_GetNumberValue(value, count):
            return min(max(int(count.value), 1), MOST_COVERED)
    return 1


def _said(function: Callable[..., int], element: Any) -> str:
    length = function(element, None, 0)
    held = ctypes.create_string_buffer(max(length, 2))
    function(element, held, length)
    return held.raw.decode("utf-16-le", errors="replace").rstrip("\0")
