"""Tables whose rows are told apart by shading: the shaded ones are drawn, those between them are words alone."""

from collections.abc import Iterator
from itertools import pairwise

from goldenthread.foundation.documents.pdf_grids import NEAR, Cell, Grid, filled
from goldenthread.foundation.documents.pdf_lines import Line, lines_of, row_tops
from goldenthread.foundation.documents.pdf_words import Word

# How far apart rows and lines may stand, in sizes of the type.
BETWEEN_ROWS, BETWEEN_LINES = 3.5, 1.6
MOST_STRIPES, _FEWEST_COLUMNS, _SAME_SIZE = 200, 2, 0.6


def joined(grids: list[Grid], words: list[Word]) -> tuple[list[Grid], list[Word]]:
    """Return the tables with stripes made one again, and the words that stand in none."""
    stripes = [grid for grid in grids if len(grid.ys) == 2 and len(grid.xs) > 2][:MOST_STRIPES]
    if not stripes:
        return grids, words
    rows = _rows_of(words)
    others = [grid for grid in grids if grid not in stripes]
    for held in _tables(stripes, rows):
        grid, words = _one_table(held, rows, words)
        others.append(grid)
        rows = _rows_of(words)
    return sorted(others, key=lambda grid: (-round(grid.top / NEAR), grid.xs[0])), words


def _rows_of(words: list[Word]) -> list[list[Line]]:
    """Return the lines of a page by height, from the top."""
    rows: list[list[Line]] = []
    for line in lines_of(words):
        if rows and abs(rows[-1][0].y - line.y) < NEAR:
            rows[-1].append(line)
        else:
            rows.append([line])
    return rows


def _tables(stripes: list[Grid], rows: list[list[Line]]) -> Iterator[list[Grid]]:
    """Yield the stripes of one table each: alike in their columns, with nothing but rows of cells between them."""
    held: list[Grid] = []
    for stripe in sorted(stripes, key=lambda grid: -grid.top):
        if held and not _is_next(held[-1], stripe, rows):
            yield held
            held = []
        held.append(stripe)
    yield held


def _is_next(above: Grid, stripe: Grid, rows: list[list[Line]]) -> bool:
    if len(above.xs) != len(stripe.xs) or any(
        abs(mine - theirs) > NEAR for mine, theirs in zip(above.xs, stripe.xs, strict=True)
    ):
        return False
    between = [row for row in rows if stripe.top < row[0].y < above.foot]
    edges = [above.foot, *(row[0].y for row in between), stripe.top]
    size = max((row[0].size for row in between), default=10)
    is_close = all(upper - lower < BETWEEN_ROWS * size for upper, lower in pairwise(edges))
    return is_close and all(_fits(row, stripe.xs) for row in between) and _is_row(between, stripe.xs, least=0)


def _one_table(held: list[Grid], rows: list[list[Line]], words: list[Word]) -> tuple[Grid, list[Word]]:
    xs = held[0].xs
    ys = [held[0].top, held[0].foot]
    for stripe in held[1:]:
        ys += [stripe.top, stripe.foot] if ys[-1] - stripe.top > NEAR else [stripe.foot]
    if above := _beside([row for row in reversed(rows) if row[0].y > ys[0]], xs, ys[0]):
        ys.insert(0, above[-1][0].y + above[-1][0].size)
    ys += _edges_below(words, xs, ys[-1])
    cells = [Cell(row, column, 1, 1) for row in range(len(ys) - 1) for column in range(len(xs) - 1)]
    grid = Grid(ys, xs, cells)
    return grid, filled(grid, [*words, *(word for stripe in held for cell in stripe.cells for word in cell.words)])


def _edges_below(words: list[Word], xs: list[float], foot: float) -> list[float]:
    """Return where the rows end that stand below the last stripe: below a shaded heading all of a table may."""
    columns: list[list[Line]] = [[] for _ in pairwise(xs)]
    last, size = foot, 0.0
    for row in _rows_of([word for word in words if word.y < foot]):
        cells = _in_columns(row, xs)
        if not cells or last - row[0].y > BETWEEN_ROWS * row[0].size or _is_heading(cells, last, size):
            break
        for place, line in cells.items():
            columns[place].append(line)
        last, size = row[0].y, row[0].size
    if sum(map(bool, columns)) < _FEWEST_COLUMNS:
        return []
    return [*(top + size for top in row_tops(columns)[1:]), last - 0.4 * size]


def _in_columns(row: list[Line], xs: list[float]) -> dict[int, Line]:
    """Return the words of a height by their columns; none where one stands across a column's edge."""
    found: dict[int, list[Word]] = {}
    for word in sorted((word for line in row for word in line.words), key=lambda each: each.x0):
        place = sum(x <= word.x0 + NEAR for x in xs) - 1
        if not 0 <= place < len(xs) - 1 or word.x1 > xs[place + 1] + NEAR:
            return {}
        found.setdefault(place, []).append(word)
    return {place: Line(held) for place, held in found.items()}


def _is_heading(cells: dict[int, Line], last: float, size: float) -> bool:
    """Tell what stands below a table from a row of it: it is set apart, alone, and bold or in another size."""
    line = next(iter(cells.values()))
    is_apart = len(cells) == 1 and last - line.y > BETWEEN_LINES * line.size
    return is_apart and (line.is_bold or (bool(size) and abs(line.size - size) > _SAME_SIZE))


def _beside(rows: list[list[Line]], xs: list[float], edge: float) -> list[list[Line]]:
    """Return the lines of one row that stands right above or below a table, from the table outwards."""
    found: list[list[Line]] = []
    for row in rows:
        size, last = row[0].size, found[-1][0].y if found else edge
        reach = BETWEEN_LINES if found else 0.6 * BETWEEN_ROWS
        if abs(row[0].y - last) > reach * size or not _fits(row, xs):
            break
        found.append(row)
    return found if _is_row(found, xs) else []


def _fits(row: list[Line], xs: list[float]) -> bool:
    """Say whether each line of a row lies within a column."""
    return all(
        any(left - NEAR <= line.x0 and line.x1 <= right + NEAR for left, right in pairwise(xs)) for line in row
    )


def _is_row(rows: list[list[Line]], xs: list[float], least: int = 2) -> bool:
    """Say whether lines fill columns enough to be a row of cells."""
    columns = {sum(x <= line.x0 + NEAR for x in xs) for row in rows for line in row}
    return len(columns) >= least
