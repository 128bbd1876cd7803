"""A table with a line for each body and a column for each decision, turned as others are drawn."""

import re

from goldenthread.domain.reading.columns import width
from goldenthread.domain.reading.parties import begins_a_deed, is_name, names_somebody
from goldenthread.domain.reading.scheme_reading.columns import MOST_HEAD_ROWS, Grid

_LONGEST_CELL = 24
_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
_NOUGHT = re.compile(r"£?\s*0+(?:\.0+)?|£\s*[-–—]")


def turned(grid: Grid) -> Grid | None:
    """Return a table with a line for each decision; None where its lines are no bodies, or its columns are some."""
    row = next((at for at, cells in enumerate(grid[:MOST_HEAD_ROWS]) if sum(map(bool, cells)) > 1), None)
    if row is None:
        return None
    full = [[*line, *[""] * (width(grid) - len(line))] for line in grid[row:]]
    head, body = full[0], [line for line in full[1:] if line[0]]
    cells = [cell for line in body for cell in line[1:] if cell]
    are_bodies = len(body) > 1 and all(is_name(line[0]) and not begins_a_deed(line[0]) for line in body)
    if (
        not are_bodies
        or any(map(names_somebody, [*head[1:], *cells]))
        or max(map(len, cells), default=99) > _LONGEST_CELL
    ):
        return None
    drawn = [["Decision", *(line[0] for line in body)]]
    drawn += [[head[at], *(line[at] for line in body)] for at in range(1, len(head)) if head[at]]
    return [drawn[0], *(_as_sums(line) for line in drawn[1:])] if len(drawn) > 1 else None


def _as_sums(line: list[str]) -> list[str]:
    """Return a line with numbers that stand among sums of money as sums; nought is no limit but none at all."""
    if not any("£" in cell for cell in line[1:]):
        return line
    return [
        line[0],
        *("" if _NOUGHT.fullmatch(cell) else f"£{cell}" if _NUMBER.fullmatch(cell) else cell for cell in line[1:]),
    ]
