"""Tables on a page, found by the lines that are drawn about their cells."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from goldenthread.foundation.documents.pdf_words import Drawn, Edge, Word

NEAR = 3.0
_SAME = 4.0
MOST_EDGES = 3_000
MOST_LINES = 300
# As many words as no ruled line or picture has about it.
MUCH = 40


@dataclass
class Cell:
    """A cell of a grid: its row and column, how many of each it covers, the words within, and the tables."""

    row: int
    column: int
    rows: int
    columns: int
    words: list[Word] = field(default_factory=list)
    tables: "list[Grid]" = field(default_factory=list)


@dataclass
class Grid:
    """A table as drawn: where its lines lie, from the top and from the left."""

    ys: list[float]
    xs: list[float]
    cells: list[Cell] = field(default_factory=list)

    @property
    def top(self) -> float:
        return self.ys[0]

    @property
    def foot(self) -> float:
        return self.ys[-1]

    def all_cells(self) -> Iterator[Cell]:
        """Yield its cells, and behind each those of the tables within it."""
        for cell in self.cells:
            yield cell
            for table in cell.tables:
                yield from table.all_cells()


def grids_of(drawn: Drawn, words: list[Word], above: Grid | None = None) -> tuple[list[Grid], list[Word]]:
    """Return the tables of a page from the top, and the words that stand in none.

    `above` is the last table of the page before, whose last row may go on at the top with little in it.
    """
    if len(drawn.across) + len(drawn.upright) > MOST_EDGES:
        return [], words
    across, upright = _joined(drawn.across), _joined(drawn.upright)
    grids: list[Grid] = []
    boxes: list[Grid] = []
    for rows, columns in _touching(across, upright):
        xs, ys = _places(edge.at for edge in columns), _places(edge.at for edge in rows)[::-1]
        if len(xs) == len(ys) == 2:
            boxes.append(Grid(ys, xs, [Cell(0, 0, 1, 1)]))
        elif len(xs) > 1 and len(ys) > 1 and len(xs) + len(ys) <= MOST_LINES:
            grids.append(Grid(ys, xs, _cells(rows, columns, xs, ys)))
    beside = _side_by_side(boxes, grids)
    grids += beside
    # A grid within a cell of another is taken first, so that its words are its own.
    grids.sort(key=lambda grid: (grid.xs[-1] - grid.xs[0]) * (grid.top - grid.foot))
    left = words
    for grid in grids:
        left = filled(grid, left)
    first = max(grids, key=lambda grid: grid.top, default=None)
    goes_on = first if first and above and same_columns(above, first) else None
    kept = [grid for grid in grids if grid in beside or grid is goes_on or _holds_text(grid)]
    loose = [word for grid in grids if grid not in kept for cell in grid.cells for word in cell.words]
    return sorted(kept, key=lambda grid: (-round(grid.top / NEAR), grid.xs[0])), left + loose


def same_columns(one: Grid, other: Grid) -> bool:
    """Say whether two tables have the same columns at the same places."""
    return len(one.xs) == len(other.xs) and all(
        abs(mine - theirs) < _SAME for mine, theirs in zip(one.xs, other.xs, strict=True)
    )


def _holds_text(grid: Grid) -> bool:
    """Say whether a drawn grid is a table: words in several cells, or much in the one that a page broke off."""
    counts = [len(cell.words) for cell in grid.cells if cell.words]
    return len(counts) > 1 or (len(grid.xs) > 2 and max(counts, default=0) > MUCH)


def _side_by_side(boxes: list[Grid], grids: list[Grid]) -> list[Grid]:
    """Return the frames that stand beside another at the same height and hold no frame: each is read by itself."""
    frames = [*boxes, *grids][:MOST_LINES]
    alone = [box for box in boxes[:MOST_LINES] if not any(_holds(box, other) for other in frames)]
    return [box for box in alone if any(_is_beside(box, other) for other in alone)]


def _holds(box: Grid, other: Grid) -> bool:
    is_within = box.xs[0] <= other.xs[0] + NEAR and other.xs[-1] - NEAR <= box.xs[-1]
    return other is not box and is_within and box.foot <= other.foot + NEAR and other.top - NEAR <= box.top


def _is_beside(box: Grid, other: Grid) -> bool:
    is_apart = box.xs[-1] <= other.xs[0] + NEAR or other.xs[-1] <= box.xs[0] + NEAR
    return other is not box and is_apart and abs(box.top - other.top) <= 4 * NEAR


def _joined(edges: list[Edge]) -> list[Edge]:
    """Join edges that lie along each other and touch."""
    joined: list[Edge] = []
    for edge in sorted(edges, key=lambda each: (round(each.at / NEAR), each.start)):
        last = joined[-1] if joined else None
        touches = last and edge.start <= last.end + NEAR and edge.end >= last.start - NEAR
        if last and touches and abs(last.at - edge.at) < NEAR:
            last.start, last.end = min(last.start, edge.start), max(last.end, edge.end)
        else:
            joined.append(Edge(edge.at, edge.start, edge.end))
    return joined


def _touching(across: list[Edge], upright: list[Edge]) -> list[tuple[list[Edge], list[Edge]]]:
    """Group edges that cross or touch one another, however many stand between."""
    groups = list(range(len(across) + len(upright)))

    def root(at: int) -> int:
        while groups[at] != at:
            groups[at] = groups[groups[at]]
            at = groups[at]
        return at

    for one, level in enumerate(across):
        for other, up in enumerate(upright):
            if level.start - NEAR <= up.at <= level.end + NEAR and up.start - NEAR <= level.at <= up.end + NEAR:
                groups[root(one)] = root(len(across) + other)
    found: dict[int, tuple[list[Edge], list[Edge]]] = {}
    for at, edge in enumerate([*across, *upright]):
        found.setdefault(root(at), ([], []))[at >= len(across)].append(edge)
    return [(rows, columns) for rows, columns in found.values() if rows and columns]


def _places(ats: Iterable[float]) -> list[float]:
    places: list[float] = []
    for at in sorted(ats):
        if not places or at - places[-1] > NEAR:
            places.append(at)
    return places


def _cells(rows: list[Edge], columns: list[Edge], xs: list[float], ys: list[float]) -> list[Cell]:
    """Return the cells: slots of the grid, joined where no line stands between them."""
    taken: set[tuple[int, int]] = set()
    cells = []
    for row in range(len(ys) - 1):
        for column in range(len(xs) - 1):
            if (row, column) in taken:
                continue
            wide, high = 1, 1
            while column + wide < len(xs) - 1 and not _lies(columns, xs[column + wide], ys[row + 1], ys[row]):
                wide += 1
            while row + high < len(ys) - 1 and not any(
                _lies(rows, ys[row + high], xs[each], xs[each + 1]) or (row + high, each) in taken
                for each in range(column, column + wide)
            ):
                high += 1
            taken |= {(row + down, column + along) for down in range(high) for along in range(wide)}
            cells.append(Cell(row, column, high, wide))
    return cells


def _lies(edges: list[Edge], at: float, start: float, end: float) -> bool:
    """Say whether a line lies at a place along most of a stretch."""
    middle = (start + end) / 2
    return any(abs(edge.at - at) <= NEAR and edge.start - NEAR <= middle <= edge.end + NEAR for edge in edges)


def filled(grid: Grid, words: list[Word]) -> list[Word]:
    """Put words into the cells in which they stand, and return the others."""
    slots = {
        (cell.row + down, cell.column + along): cell
        for cell in grid.cells for down in range(cell.rows) for along in range(cell.columns)
    }  # fmt: skip
    left = []
    for word in words:
        x, y = word.middle
        row = next((at for at in range(len(grid.ys) - 1) if grid.ys[at] >= y > grid.ys[at + 1]), None)
        column = next((at for at in range(len(grid.xs) - 1) if grid.xs[at] <= x < grid.xs[at + 1]), None)
        if row is None or column is None:
            left.append(word)
        else:
            slots[row, column].words.append(word)
    return left
