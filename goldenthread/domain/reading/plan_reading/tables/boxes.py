"""Boxes side by side, each a part under its own name with its points below it: a plan on a page."""

from goldenthread.domain.reading.plan_reading.drafts import Draft
from goldenthread.domain.reading.plan_reading.lines.outline import Outline
from goldenthread.domain.reading.plan_reading.notes import Notes
from goldenthread.domain.reading.plan_reading.tables.side_tables import SideTables
from goldenthread.domain.reading.plan_reading.taken_in.items import Cell, Grid, Line
from goldenthread.domain.reading.plan_reading.taken_in.run_together import runs_together

LEAST_BOXES, MOST_BOXES = 2, 8
LONGEST_NAME, LONGEST_POINT = 70, 240
MOST_NAME_LINES = 3
Box = tuple[list[Line], list[Line]]


class Boxes:
    """Reads a table that is no table: what stands in a column has nothing to do with what stands beside it."""

    def __init__(self, notes: Notes, outline: Outline, side: SideTables) -> None:
        self.notes = notes
        self.words = notes.vocabulary
        self.outline = outline
        self.side = side

    def takes(self, grid: Grid) -> bool:
        """Read a table of boxes, where it is one."""
        found = self._in_cells(grid) or self._under_names(grid)
        if not found:
            return False
        for head, lines in found:
            self._read(head, lines)
        self.outline.close()
        self.notes.keep_table(grid, [], [row.texts for row in grid.rows], "boxes")
        return True

    def _in_cells(self, grid: Grid) -> list[Box]:
        """Return the boxes where each cell holds its own name above its points."""
        cells = [cell for row in grid.rows for cell in row.cells if cell.lines]
        if not LEAST_BOXES <= len(cells) <= MOST_BOXES or len(grid.rows) > 4:
            return []
        is_each = all(len(cell.lines) > 1 and self._is_name(cell.lines[0]) and _are_points(cell) for cell in cells)
        is_each = is_each and sum(len(cell.lines) > 2 for cell in cells) * 2 >= len(cells)
        return [([cell.lines[0]], list(cell.lines[1:])) for cell in cells] if is_each else []

    def _under_names(self, grid: Grid) -> list[Box]:
        """Return the boxes where a row of names stands over a row of points, once or more."""
        pairs = list(zip(grid.rows[::2], grid.rows[1::2], strict=False))
        if len(grid.rows) % 2 or not pairs or len(pairs) > 3:
            return []
        found: list[Box] = []
        for names, bodies in pairs:
            if names.filled != bodies.filled or not LEAST_BOXES <= len(names.filled) <= MOST_BOXES:
                return []
            for place in names.filled:
                name, body = names.cells[place], bodies.cells[place]
                if len(name.lines) > 1 or not self._is_name(name.lines[0]) or not _are_points(body, least=1):
                    return []
                found.append((list(name.lines), list(body.lines)))
        known = sum(self.words.is_column(head[0].text) for head, _ in found)
        if known > 1 or known * 2 > len(found):
            return []
        several = sum(len(lines) > 1 or runs_together(lines[0].text) for _, lines in found)
        return found if several * 2 > len(found) else []

    def _is_name(self, line: Line) -> bool:
        words = line.text.rstrip(":")
        is_name = (
            len(words) <= LONGEST_NAME and line.mark.sort in ("", "level", "code", "simple") and words[:1].isupper()
        )
        if line.mark.sort == "level":
            return is_name
        # “Strengths” and “Success criteria” say what they hold, and are no parts.
        return is_name and not self.words.statement(words) and not words.endswith(".")

    def _read(self, head: list[Line], lines: list[Line]) -> None:
        self.side.read_band(head[0])
        if head[1:] and (named := self.notes.stack.top) is not None:
            named.text.extend(head[1:])
        for line in lines:
            if line.mark.sort:
                self.outline.read(line, None)
            else:
                self.notes.stack.close_points()
                self.notes.stack.add(Draft(("bullet", 0), head=[line], title=line.text))


def _are_points(cell: Cell, least: int = 2) -> bool:
    """Say whether a cell holds points: with bullets, or short lines one under the other."""
    lines = cell.lines if least == 1 else cell.lines[1:]
    marked = sum(line.mark.sort in ("bullet", "decimal", "simple", "letter") for line in lines)
    short = sum(len(line.text) <= LONGEST_POINT for line in lines)
    is_list = len(lines) > 1 or (bool(lines) and runs_together(lines[0].text))
    return bool(lines) and (marked * 2 >= len(lines) or (is_list and short == len(lines)))
