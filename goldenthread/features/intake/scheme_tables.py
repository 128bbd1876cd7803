"""The tables of a document, as cells, and the words that stand outside them."""

from collections import defaultdict
from collections.abc import Iterator

from goldenthread.domain.scheme_reading import Table, TextLine, table_of_lists
from goldenthread.domain.scheme_reading.footnotes import raised
from goldenthread.foundation.documents.document import Block, Document

LONG_FOR_A_HEADING = 120


def tables_of(document: Document) -> tuple[list[Table], list[str]]:
    """Return a document's tables with the heading above each, and the lines that stand in none.

    A cell that covers several columns holds its words in the first of them. Where there is no table at all, lists
    under headings that say whose the matters are stand for one.
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
    tables = [Table(_grid(held), headings[table]) for table, held in cells.items()]
    listed = None if tables else table_of_lists(_text_lines(document))
    return [listed] if listed else tables, loose


def _text_lines(document: Document) -> Iterator[TextLine]:
    for block in document.blocks:
        if block.part == "body":
            yield TextLine(block.text, bool(block.heading), bool(block.marker) and not block.heading)


def _is_heading(block: Block, sheets: int) -> bool:
    """The name of a sheet is a heading only where there are several."""
    return (
        bool(block.heading) and (block.style != "sheet name" or sheets > 1) and len(block.text) < LONG_FOR_A_HEADING
    )


def _grid(held: dict[tuple[int, int], list[str]]) -> list[list[str]]:
    rows = max(row for row, _ in held) + 1
    columns = max(column for _, column in held) + 1
    return [["\n".join(held.get((row, column), ())) for column in range(columns)] for row in range(rows)]
