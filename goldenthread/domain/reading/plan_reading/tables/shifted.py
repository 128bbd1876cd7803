"""Rows that lost a cell: below a merged one, text gives each further row a cell fewer, moved to the left.

“Learning | Adopt one scheme | Director | June” over “Assess pupils alike | Head of data | July” is put right where
what is left fits its columns better so: a post under who leads, a day under when.
"""

from collections.abc import Sequence

from goldenthread.domain.reading.plan_reading.tables.lines_shared_out import fits_column
from goldenthread.domain.reading.plan_reading.taken_in.items import Cell, Row
from goldenthread.domain.reading.plan_reading.vocabulary import Vocabulary

_NARROWEST = 3


def put_back(rows: Sequence[Row], words: Vocabulary) -> list[Row]:
    """Return the rows of a table, each that lost its first cell with an empty one in its place."""
    meanings = [words.column(text.replace("\n", " ")) for text in rows[0].texts]
    if len(meanings) < _NARROWEST or meanings.count("") * 2 > len(meanings):
        return list(rows)
    return [rows[0], *(_moved(row, meanings, words) for row in rows[1:])]


def _moved(row: Row, meanings: Sequence[str], words: Vocabulary) -> Row:
    cells = row.cells
    if row.filled != list(range(len(meanings) - 1)) or len(cells) > len(meanings):
        return row
    cells = (*cells[: len(meanings) - 1],)
    as_it_is = _fitting(cells, meanings, words)
    moved = _fitting(cells, meanings[1:], words)
    return Row((Cell(), *cells)) if moved > as_it_is else row


def _fitting(cells: Sequence[Cell], meanings: Sequence[str], words: Vocabulary) -> int:
    """Count how many cells fit columns that hold one kind of thing, less those that do not."""
    fits = [fits_column(cell.lines[0], meaning, words) for cell, meaning in zip(cells, meanings, strict=False)]
    return fits.count(True) - fits.count(False)
