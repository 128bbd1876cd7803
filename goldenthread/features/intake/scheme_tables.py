"""A document read as a scheme of delegation: its tables, or what its lists and sentences say."""

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from goldenthread.domain.reading.paper import squared
from goldenthread.domain.reading.scheme_reading import ReadScheme, Table, TextLine, read_tables, table_of_lists
from goldenthread.domain.reading.scheme_reading.duties import with_room
from goldenthread.domain.reading.scheme_reading.footnotes import raised
from goldenthread.domain.reading.scheme_reading.lists import BOLD
from goldenthread.foundation.documents.document import Block, Document

LONG_FOR_A_HEADING = 120
_FEW_WORDS = 6


@dataclass(frozen=True)
class Drawn:
    """A scheme that was read, and what it was read from, so that it can be read again as its columns are told."""

    read: ReadScheme
    tables: list[Table]
    texts: list[str]


def read_scheme(document: Document) -> Drawn:
    """Read a document as a scheme: its tables, and where none of them is of decisions, its lists and sentences."""
    tables, texts = tables_of(document)
    tables = [_with_room(table) for table in tables]
    read = read_tables(tables, texts)
    listed = None if is_scheme(read) else _lists_of(document)
    return Drawn(read_tables([listed], []), [listed], []) if listed else Drawn(read, tables, texts)


def _with_room(table: Table) -> Table:
    room = with_room(table.rows)
    fills = {(row, at + 1): colour for (row, at), colour in table.fills.items()}
    return replace(table, rows=room, fills=fills) if room else table


def as_kept(drawn: Drawn) -> dict[str, Any]:
    """Return what a scheme was read from, as it is kept while it waits."""
    tables = [
        {"rows": [list(row) for row in table.rows], "heading": table.heading, "is_headed": table.is_headed,
         "fills": [[*place, colour] for place, colour in table.fills.items()]}
        for table in drawn.tables
    ]  # fmt: skip
    return {"tables": tables, "texts": list(drawn.texts)}


def tables_kept(kept: Mapping[str, Any]) -> list[Table]:
    """Return the tables of a scheme as they were kept."""
    return [
        Table(one["rows"], one["heading"], one["is_headed"], {(row, at): colour for row, at, colour in one["fills"]})
        for one in kept.get("tables", ())
    ]


def is_scheme(read: ReadScheme) -> bool:
    return bool(read.lines and read.parties)


def tables_of(document: Document) -> tuple[list[Table], list[str]]:
    """Return a document's tables with the heading above each, and the lines that stand in none.

    A cell that covers several columns holds its words in the first of them.
    """
    cells: dict[int, dict[tuple[int, int], list[str]]] = defaultdict(lambda: defaultdict(list))
    headings: dict[int, str] = {}
    loose: list[str] = []
    heading = over = ""
    several = len({block.cell.table for block in document.blocks if block.cell}) > 1
    is_plain = several and not any(block.heading or block.is_bold for block in document.blocks)
    sheets = len({block.page for block in document.blocks if block.style == "sheet name"})
    for block in document.blocks:
        if block.part == "footnote":
            loose.append(f"{raised(block.marker)} {block.text}" if block.marker.isdigit() else block.text)
            continue
        if block.cell is None:
            loose.append(block.text)
            over = block.text if _stands_out(block) or (is_plain and _could_name(block.text)) else ""
            heading = block.text if _is_heading(block, sheets) else heading
            continue
        place = block.cell
        cells[place.table][place.row, place.column].append(block.text)
        headings.setdefault(place.table, over or heading)
    fills = _fills_of(document)
    tables = [
        Table(squared({at: "\n".join(lines) for at, lines in held.items()}), headings[table], fills=fills[table])
        for table, held in cells.items()
    ]
    return tables, loose


def _fills_of(document: Document) -> dict[int, dict[tuple[int, int], str]]:
    fills: dict[int, dict[tuple[int, int], str]] = defaultdict(dict)
    for fill in document.fills:
        fills[fill.table][fill.row, fill.column] = fill.colour
    return fills


def _lists_of(document: Document) -> Table | None:
    """Return the lines of a document as a table, where they say whose each matter is; a row of cells is a line."""
    rows: dict[tuple[int, int], list[str]] = {}
    lines: list[TextLine | tuple[int, int]] = []
    for block in document.blocks:
        if block.part != "body":
            continue
        if block.cell is None:
            level = block.heading or (BOLD if block.is_bold and not block.marker else 0)
            lines.append(TextLine(block.text, level, bool(block.marker) and not block.heading))
            continue
        place = block.cell.table, block.cell.row
        if place not in rows:
            lines.append(place)
        rows.setdefault(place, []).append(block.text)
    return table_of_lists(line if isinstance(line, TextLine) else TextLine(" ".join(rows[line])) for line in lines)


def _is_heading(block: Block, sheets: int) -> bool:
    """The name of a sheet is a heading only where there are several."""
    return (
        bool(block.heading) and (block.style != "sheet name" or sheets > 1) and len(block.text) < LONG_FOR_A_HEADING
    )


def _could_name(text: str) -> bool:
    """Say whether a line right above a table could name it where no line of the paper looks like a heading."""
    words = re.sub(r"^\w+ \d+\s*[:–-]\s*", "", text)
    most = _FEW_WORDS if words == text else 3 * _FEW_WORDS
    return len(words.split()) <= most and text[:1].isupper() and not re.search(r"[.?=|]", text)


def _stands_out(block: Block) -> bool:
    """Say whether a line without a style heads the table right beneath it: in bold, or in capitals."""
    is_loud = block.is_bold or (block.text.isupper() and " " in block.text)
    return is_loud and not block.heading and len(block.text) < LONG_FOR_A_HEADING
