"""A table without ruled lines: its cells are told apart by where words stand under one another.

Meant for a document that is known to be one table. White bands that no row of several pieces crosses are the gaps
between columns; more white than between lines is the gap between rows. Whoever reads it says that it was guessed.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from goldenthread.foundation.documents.pdf_lines import Line, lines_of
from goldenthread.foundation.documents.pdf_words import Word

LEAST_COLUMNS, LEAST_ROWS, MOST_COLUMNS = 3, 3, 40
# In points and in sizes of the type: how wide a band between columns is, and how far apart rows stand.
LEAST_BAND, APART = 5.0, 1.55
# Of the steps down a table, how many are between rows where rows stand apart.
_SOME = 0.25


@dataclass
class _Height:
    """What stands on one height of a page, in pieces from the left."""

    pieces: list[Line] = field(default_factory=list)

    @property
    def y(self) -> float:
        return self.pieces[0].y

    @property
    def size(self) -> float:
        return max(piece.size for piece in self.pieces)


def rows_of(pages: Iterable[Sequence[Word]]) -> list[list[str]]:
    """Return the cells of a table that runs over pages, row by row; none where no columns can be told apart.

    A line across several columns stands in the first.
    """
    heights = [_heights(words) for words in pages]
    bands = _bands([height for page in heights for height in page])
    if len(bands) + 1 < LEAST_COLUMNS or len(bands) >= MOST_COLUMNS:
        return []
    return [row for page in heights for row in _rows(page, bands)]


def _heights(words: Sequence[Word]) -> list[_Height]:
    found: list[_Height] = []
    for line in sorted(lines_of(words), key=lambda each: (-round(each.y), each.x0)):
        if found and abs(found[-1].y - line.y) < 0.4 * max(line.size, 4):
            found[-1].pieces.append(line)
        else:
            found.append(_Height([line]))
    return found


def _bands(heights: Sequence[_Height]) -> list[float]:
    """Return the middles of the white bands between columns, from the left."""
    told = [height for height in heights if len(height.pieces) > 1]
    if len(told) < LEAST_ROWS:
        return []
    covered: list[tuple[float, float]] = []
    for start, end in sorted((word.x0, word.x1) for height in told for line in height.pieces for word in line.words):
        if covered and start - covered[-1][1] < LEAST_BAND:
            covered[-1] = (covered[-1][0], max(covered[-1][1], end))
        else:
            covered.append((start, end))
    return [(left[1] + right[0]) / 2 for left, right in pairwise(covered)]


def _rows(page: Sequence[_Height], bands: Sequence[float]) -> list[list[str]]:
    held: list[list[list[str]]] = []
    stand_apart = _stand_apart(page)
    above: _Height | None = None
    for height in page:
        cells = _cells(height, bands)
        is_across = cells is None
        if cells is None:
            cells = [[" ".join(piece.text for piece in height.pieces)], *([] for _ in bands)]
        step = above.y - height.y if above else 0
        goes_on = above is not None and not is_across and step < APART * height.size
        if goes_on and not stand_apart:
            # Rows as close as lines: one begins wherever something stands in the first column.
            goes_on = not cells[0]
        if goes_on and held:
            for place, cell in enumerate(cells):
                held[-1][place] += cell
        else:
            held.append(cells)
        above = None if is_across else height
    return [[" ".join(cell) for cell in row] for row in held]


def _stand_apart(page: Sequence[_Height]) -> bool:
    steps = [upper.y - lower.y > APART * lower.size for upper, lower in pairwise(page)]
    return sum(steps) > _SOME * len(steps)


def _cells(height: _Height, bands: Sequence[float]) -> list[list[str]] | None:
    """Return the words of a height by column; None where it is one piece that runs across several."""
    words = [word for piece in height.pieces for word in piece.words]
    crossed = [band for band in bands if any(piece.x0 < band < piece.x1 for piece in height.pieces)]
    if crossed and len(height.pieces) == 1 and _runs_on(height.pieces[0], crossed):
        return None
    cells: list[list[str]] = [[] for _ in range(len(bands) + 1)]
    for word in words:
        cells[sum(band < (word.x0 + word.x1) / 2 for band in bands)].append(word.text)
    return cells


def _runs_on(piece: Line, crossed: Sequence[float]) -> bool:
    """Say whether a piece stands across a band as words that follow each other do, and no number before words."""
    return any(
        right.x0 - left.x1 < 0.5 * piece.size and left.x0 < band < right.x1
        for left, right in [*pairwise(piece.words), *((word, word) for word in piece.words)]
        for band in crossed
    )
