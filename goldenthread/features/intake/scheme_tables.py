"""A document read as a scheme of delegation: its tables, or what its lists and sentences say."""

from collections import defaultdict

from goldenthread.domain.reading.scheme_reading import ReadScheme, Table, TextLine, read_tables, table_of_lists
from goldenthread.domain.reading.scheme_reading.footnotes import raised
from goldenthread.domain.reading.scheme_reading.lists import BOLD
from goldenthread.foundation.documents.document import Block, Document

LONG_FOR_A_HEADING = 120


def read_scheme(document: Document) -> ReadScheme:
    """Read a document as a scheme: its tables, and where none of them is of decisions, its lists and sentences."""
    read = read_tables(*tables_of(document))
    if is_scheme(read):
        return read
    listed = _lists_of(document)
    return read_tables([listed], []) if listed else read


def is_scheme(read: ReadScheme) -> bool:
    return bool(read.lines and read.parties)


def tables_of(document: Document) -> tuple[list[Table], list[str]]:
    """Return a document's tables with the heading above each, and the lines that stand in none.

    A cell that covers several columns holds its words in the first of them.
    """
    cells: dict[int, dict[tuple[int, int], list[str]]] = defaultdict(lambda: defaultdict(list))
    headings: dict[int, str] = {}
    loose: list[str] = []
    heading = ""
    sheets = len({block.page for block in document.blocks if block.style == "sheet name"})
    for block in document.blocks:
        if block.part == "footnote":
            loose.append(f"{raised(block.marker)} {block.text}" if block.marker.isdigit() else block.text)
            continue
        if block.cell is None:
            loose.append(block.text)
            heading = block.text if _is_heading(block, sheets) else heading
            continue
        place = block.cell
        cells[place.table][place.row, place.column].append(block.text)
        headings.setdefault(place.table, heading)
    fills = _fills_of(document)
    tables = [Table(_grid(held), headings[table], fills=fills[table]) for table, held in cells.items()]
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


def _grid(held: dict[tuple[int, int], list[str]]) -> list[list[str]]:
    rows = max(row for row, _ in held) + 1
    columns = max(column for _, column in held) + 1
    return [["\n".join(held.get((row, column), ())) for column in range(columns)] for row in range(rows)]
