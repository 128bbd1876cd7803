"""What a table says by colour alone: a cell that is green and holds no word, a dot that is red."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from goldenthread.domain.reading.plan_reading.taken_in.items import Grid, Item, Line, Row
from goldenthread.domain.reading.plan_reading.taken_in.marks import Mark
from goldenthread.foundation.documents import colours
from goldenthread.foundation.documents.document import Block, Document, Span

_LONGEST_SIGN = 2
# Grey and black shade what does not apply; they judge nothing.
_SHADES = ("grey", "black")
_SEVERAL = 3
Fills = Mapping[tuple[int, int], Mapping[int, str]]


def with_colours(items: Sequence[Item], document: Document) -> list[Item]:
    """Return what was taken in, with the colours of those cells and dots that say nothing besides."""
    fills: dict[tuple[int, int], dict[int, str]] = defaultdict(dict)
    for fill in document.fills:
        if not fill.colour.endswith(_SHADES):
            fills[fill.table, fill.row][fill.column] = fill.colour
    at = {block.span: block for block in document.blocks if block.cell}
    return [_coloured(item, fills, at) if isinstance(item, Grid) else item for item in items]


def _coloured(grid: Grid, fills: Fills, at: Mapping[Span, Block]) -> Grid:
    rows = [_row(row, fills, at) for row in grid.rows]
    for column in range(grid.width):
        if _is_tint(rows, column):
            rows = [_without(row, column) for row in rows]
    return replace(grid, rows=tuple(rows))


def _row(row: Row, fills: Fills, at: Mapping[Span, Block]) -> Row:
    """Colour the empty cells of a row that are drawn on another colour than its words are."""
    first = next((place for span in row.spans[:1] if (place := at[span].cell)), None) if row.spans else None
    colours_here = fills.get((first.table, first.row), {}) if first else {}
    of_words = {colours_here.get(column, "") for column in row.filled}
    cells = []
    for column, cell in enumerate(row.cells):
        colour = colours_here.get(column, "")
        if cell.lines:
            cells.append(replace(cell, lines=tuple(_line(line, at) for line in cell.lines)))
        elif colour and colour not in of_words and not cell.tables and first:
            end = row.spans[-1].end
            cells.append(replace(cell, drawn=(Line(colour, (Span(end, end),), Mark(body=colour)),)))
        else:
            cells.append(cell)
    return Row(tuple(cells))


def _line(line: Line, at: Mapping[Span, Block]) -> Line:
    """Say the colour of a sign that stands alone in its cell."""
    block = at.get(line.spans[0])
    is_sign = len(line.text) <= _LONGEST_SIGN and not any(map(str.isalnum, line.text))
    colour = colours.named(block.colour) if block and is_sign and block.colour else ""
    return line if not colour or colour.endswith(_SHADES) else replace(line, text=f"{line.text} {colour}")


def _is_tint(rows: Sequence[Row], column: int) -> bool:
    """Say whether a column is only tinted: each of its cells is empty and of one pale colour."""
    below = [row.cells[column] for row in rows[1:] if column < len(row.cells)]
    said = {line.text for cell in below for line in (cell.drawn or cell.lines)}
    is_one = len(said) == 1 and len(below) >= _SEVERAL and all(cell.drawn for cell in below)
    return is_one and next(iter(said)).startswith("pale")


def _without(row: Row, column: int) -> Row:
    return Row(tuple(replace(cell, drawn=()) if at == column else cell for at, cell in enumerate(row.cells)))
