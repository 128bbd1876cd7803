"""Reading the tables of a plan: a row is a part of it, a heading names a column, and a page break ends neither."""

import re
from collections.abc import Sequence
from itertools import pairwise

from goldenthread.domain.reading.plan_reading import plan_title
from goldenthread.domain.reading.plan_reading.drafts import LISTED, Draft
from goldenthread.domain.reading.plan_reading.lines.outline import Outline
from goldenthread.domain.reading.plan_reading.notes import Notes, Said
from goldenthread.domain.reading.plan_reading.tables import turned
from goldenthread.domain.reading.plan_reading.tables.boxes import Boxes
from goldenthread.domain.reading.plan_reading.tables.columns import NO_HEADING, Body, Columns, columns_of
from goldenthread.domain.reading.plan_reading.tables.heading_rows import (
    counts_rows,
    in_two_rows,
    is_heading_row,
    is_of_a_year,
    over_years,
    title_over,
    with_groups,
)
from goldenthread.domain.reading.plan_reading.tables.named_above import under_parts_above
from goldenthread.domain.reading.plan_reading.tables.rows import Rows
from goldenthread.domain.reading.plan_reading.tables.sections_of_cells import CellSections
from goldenthread.domain.reading.plan_reading.tables.shifted import put_back
from goldenthread.domain.reading.plan_reading.tables.side_tables import SideTables
from goldenthread.domain.reading.plan_reading.tables.term_by_term import on_its_side
from goldenthread.domain.reading.plan_reading.taken_in.items import Cell, Grid, Line, Row
from goldenthread.domain.reading.plan_reading.taken_in.marks import is_number
from goldenthread.domain.reading.plan_reading.vocabulary import plain

# So many rows of one cell stand above the columns of a table at most.
MOST_TITLES = 6
MOST_HEADINGS = 3
_TOTAL = re.compile(r"(?:grand |sub-?)?totals?\b(?!.*[a-z]{3}.*\s.*[a-z]{3}.*\s)", re.IGNORECASE)

# More words than these are no heading.
_A_FEW = 2


def _first_of_several(rows: list[Row]) -> Row:
    """Return the first row with several cells below the first: titles may stand above one another."""
    return next((row for row in rows[1:MOST_TITLES] if len(row.filled) > 1), rows[1])


class Grids:
    """Reads tables into the notes, and carries the columns of one on to the next where it has none of its own."""

    def __init__(self, notes: Notes, outline: Outline, above: int = 0) -> None:
        """Read into the notes; `above` is how many parts of a row are open, where tables within it are read."""
        self.notes = notes
        self.words = notes.vocabulary
        self.stack = notes.stack
        self.outline = outline
        self.sections = CellSections(notes)
        self.side = SideTables(notes, outline)
        self.boxes = Boxes(notes, outline, self.side)
        self.is_waiting = False
        self.head: Row | None = None
        self.rows = Rows(notes, self.side, above, self._read_within)

    def read(self, grid: Grid) -> None:
        """Take in one table."""
        if any(row.tables for row in grid.rows) and not self._heads_parts(grid):
            self._read_frame(grid)
            return
        if grid.width == 1 or all(len(row.filled) == 1 and row.filled[0] == 0 for row in grid.rows):
            self._read_box(grid)
            return
        if turned.takes(grid, self.notes, self.outline, self.side):
            return
        if self.sections.takes(grid) and not self.side.is_plain_card(list(grid.rows)):
            self.outline.close()
            self.sections.read(grid)
            return
        if self.side.takes_parallel(grid) or self.boxes.takes(grid):
            return
        if rows := self._after_titles(on_its_side(grid, self.words)):
            rows = put_back(rows, self.words)
            self._read_body(Grid(tuple(rows), grid.page, grid.gap), rows)

    def _heads_parts(self, grid: Grid) -> bool:
        """Say whether a table that holds tables is one of columns, and no frame that only sets them on the page."""
        return any(self._is_headed(row) and not row.tables for row in grid.rows[:MOST_TITLES])

    def _read_frame(self, grid: Grid) -> None:
        """Read what a frame holds, cell by cell, as if it stood by itself."""
        for row in grid.rows:
            for cell in row.cells:
                for line, following in pairwise([*cell.lines, None]):
                    if line is not None:
                        self.outline.read(line, following)
                for table in cell.tables:
                    self.read(table)
        self.notes.keep_table(grid, [], [row.texts for row in grid.rows], "box")

    def _read_body(self, grid: Grid, rows: list[Row]) -> None:
        """Take in a table below the titles above it."""
        rows = self._set_back(rows)
        self.rows.body = body = Body(rows, self.words)
        place = next((place for place, row in enumerate(rows[:3]) if body.is_heading(row)), None)
        if self.side.is_plain_card(rows):
            place = None
        if self._says_one_thing(rows) or (place is None and (self.side.is_card(rows) or self.side.is_control(rows))):
            self.side.read_card(grid)
        elif place is None and self.rows.columns and self._goes_on(rows):
            self._read_rows(grid, rows)
        elif place is not None and self._is_row_of_labels(rows, place):
            self.outline.close()
            self.side.read_across(grid, rows[place], rows[place + 1])
        elif place is not None and self._is_of_plan(rows, place):
            self.outline.close()
            self._read_rows(grid, rows)
        elif place == len(rows) - 1 == 0 and self._is_headed(rows[0]):
            self._read_rows(grid, rows)
        else:
            self.side.keep_aside(grid, rows, place)

    def _says_one_thing(self, rows: list[Row]) -> bool:
        """Tell one row of a label and a sentence under a part: “Intent | Every child writes and reasons well”."""
        if len(rows) > 1 or len(rows[0].filled) != 2 or self.stack.holder is None:
            return False
        label, words = (rows[0].cells[place].text for place in rows[0].filled)
        return self.words.is_column(label) and len(words.split()) > _A_FEW and not self.words.is_column(words)

    def _set_back(self, rows: list[Row]) -> list[Row]:
        """Return rows that a page's end moved to the right of the headings above it back under them."""
        columns, firsts = self.rows.columns, [row.filled[0] for row in rows if row.filled]
        if columns is None or not min(firsts, default=0):
            return rows
        width = len(columns.headings)
        again = next((row for row in rows[:MOST_HEADINGS] if self._is_same(row)), None)
        if again is None and any(self._are_headings(row) for row in rows[:MOST_HEADINGS]):
            return rows
        first = next(
            place for place, heading in enumerate(columns.headings) if heading != NO_HEADING.format(place + 1)
        )
        by = again.filled[0] - first if again else max(row.filled[-1] for row in rows if row.filled) - width + 1
        if not 0 < by <= min(firsts):
            return rows
        if again is None:
            line = rows[0].cells[rows[0].filled[0]].lines[0]
            self.notes.ask(
                "column",
                f"“{line.text[:60]}” and what stands in its table are moved to the right of the headings before. Do "
                "they belong under these, from the first?",
                "Yes",
                line.span,
                choices=("Yes", "No"),
            )
        return [Row(row.cells[by:]) for row in rows]

    def _is_row_of_labels(self, rows: list[Row], place: int) -> bool:
        """Tell headings over one row that says more of the part above: its milestones, or where it stands now."""
        if (
            place + 2 != len(rows)
            or self.stack.holder is None
            or len(rows[place].filled) < len(rows[place + 1].filled)
        ):
            return False
        headings = [rows[place].cells[at].text for at in rows[place].filled]
        if all(map(is_of_a_year, headings)):
            return True
        meanings = {self.words.column(heading) for heading in headings}
        if not meanings & {"level", "number"} and meanings >= {"rationale", "activities"}:
            # “Where are we now? … How will we get there?”: each tells of the part that the table stands under.
            return not self.stack.holder.cells
        return bool(meanings) and meanings <= {"milestones", "date", "resources", "monitoring", "risk", "status"}

    def _is_headed(self, row: Row) -> bool:
        """Say whether a row alone is surely one of headings, whose rows stand in a table behind it."""
        return sum(self.words.is_column(text) for text in row.texts if text) >= 3

    def _read_box(self, grid: Grid) -> None:
        """Read a box that only frames its text as the text that it is."""
        lines = [line for row in grid.rows for cell in row.cells for line in cell.lines]
        for line, following in zip(lines, [*lines[1:], None], strict=False):
            self.outline.read(line, following)
        self.notes.keep_table(grid, [], [row.texts for row in grid.rows], "box")

    def _after_titles(self, grid: Grid) -> list[Row]:
        """Hand the rows that only hold a title above the columns to the outline."""
        rows = list(grid.rows)
        while len(rows) > 1:
            if headed := in_two_rows(rows[0], rows[1], self.words):
                row, over = headed
                self.notes.source.set_aside("heading over columns", over)
                rows[:2] = [row]
                break
            if title_over(rows[0], rows[1]) and self._are_headings(rows[1]):
                self._read_title(rows[0].cells[0].lines)
                rows[0] = Row((Cell(), *rows[0].cells[1:]))
            if self._spans_headings(rows[0], rows[1]):
                rows[1] = with_groups(rows[0], rows[1], rows[0].filled)
                self.notes.source.set_aside("heading over columns", rows.pop(0).spans)
                continue
            if self.side.takes_label(rows):
                rows.pop(0)
                continue
            if len(rows[0].filled) != 1 or not self._is_title(rows[0], _first_of_several(rows)):
                break
            line = rows[0].cells[rows[0].filled[0]].lines
            self._read_title(line)
            rows.pop(0)
        return rows

    def _read_title(self, lines: Sequence[Line]) -> None:
        """Read a row above the columns: the plan's own title again, the part that the table is of, or a band."""
        first, *rest = lines
        if not self.stack.open and plan_title.repeats_title(first, self.notes):
            self.notes.source.set_aside("repeated title", first.spans)
        else:
            self.side.read_band(first)
        for line in rest:
            if first.mark.sort in ("level", "code"):
                self.outline.read(line, None)
            else:
                self.side.read_band(line)

    def _is_title(self, row: Row, below: Row) -> bool:
        lines = row.cells[row.filled[0]].lines
        first = lines[0]
        return (
            len(lines) <= 2
            and len(first.text) < 200
            and len(below.filled) > 1
            and not (self.rows.columns and row.filled[0] > 0 and not self._are_headings(below))
        )

    def _spans_headings(self, row: Row, below: Row) -> bool:
        """Tell words over some of the headings, as “Milestones” over those of three terms."""
        return min(row.filled, default=0) > min(below.filled, default=0) and self._are_headings(below)

    def _are_headings(self, row: Row) -> bool:
        return is_heading_row(row, [row], self.words, is_first=True)

    def _goes_on(self, rows: list[Row]) -> bool:
        """Say whether rows without headings are more of the table before."""
        columns = self.rows.columns
        if columns is None or self.outline.section is not None or (self.rows.last is None and not self.is_waiting):
            return False
        width = len(columns.headings)
        filled = max(max(row.filled, default=0) for row in rows) + 1
        return filled <= width and (
            len(rows[0].cells) >= width - 1
            or (columns.number is not None and (not rows[0].cells[0].lines or is_number(rows[0].cells[0].text)))
        )

    def _is_of_plan(self, rows: list[Row], place: int) -> bool:
        """Say whether a table with headings holds parts of the plan, and not data or a list of books."""
        headings = [text.replace("\n", " ") for text in rows[place].texts]
        meanings = [self.words.column(heading) for heading in headings]
        known = [meaning for meaning in meanings if meaning]
        body = rows[place + 1 :]
        cells = [text for row in body for text in row.texts if text]
        if not cells:
            return False
        terse = sum(len(text) <= 12 for text in cells) > 0.75 * len(cells)
        if counts_rows(rows[place:]) or (meanings[0] == "success" and over_years(headings[1:])):
            return True
        if set(known) == {"milestones", "date"} and self.stack.holder is not None:
            return True
        if "level" in known or len(set(known) - {"flag", "number", "date"}) >= 2:
            return not terse or len(known) >= 3
        return bool(known) and "success" in known and not terse

    def _read_rows(self, grid: Grid, rows: list[Row]) -> None:
        started, above = False, self.stack.top
        if self.is_waiting and self.head is not None and not self.rows.body.is_heading(rows[0]):
            # The headings stood in a table of their own: only now is it seen what stands below them.
            self.rows.columns = columns_of(self.head, self.rows.body, self.words)
        self.is_waiting = False
        headings = self.rows.columns.headings if self.rows.columns else []
        for row in rows:
            if self.rows.body.is_heading(row):
                kind = "repeated table heading" if self._is_same(row) else "table heading"
                self.notes.source.set_aside(kind, row.spans)
                if kind == "table heading" or self.rows.columns is None:
                    self.head, self.rows.columns = row, self._columns_of(row)
                    headings = self.rows.columns.headings
                self.is_waiting = row is rows[-1]
                if not started:
                    self.rows.last = None if kind == "table heading" else self.rows.last
            elif _TOTAL.match(row.cells[row.filled[0]].text):
                self.notes.source.set_aside("row of totals", row.spans)
            elif self.rows.columns is not None and self.rows.is_broken(row, self.rows.columns):
                self.rows.go_on(list(row.cells), self.rows.columns)
            elif self.rows.columns is not None:
                self.rows.read(row)
            else:
                self.notes.said.append(Said("other", [line for cell in row.cells for line in cell.lines]))
            started = True
        if not self.is_waiting:
            self._drop_empty(above)
        self.notes.keep_table(grid, headings, [row.texts for row in rows], "elements")

    def _columns_of(self, row: Row) -> Columns:
        """Say what the columns below a row are."""
        columns = columns_of(row, self.rows.body, self.words)
        return under_parts_above(columns, self.rows.body.rows, self.stack)

    def _drop_empty(self, above: Draft | None) -> None:
        """Set aside the heading over a table whose rows all hang from other parts: it is no part itself."""
        if above is None or above.has_content or above.is_level_said or above.sort[0] in LISTED:
            return
        siblings = above.parent.children if above.parent else self.stack.roots
        if above not in siblings:
            return  # What stood in its rows has set it aside already.
        self.stack.take_out(above)
        self.notes.source.set_aside("heading of a list", list(above.spans()))

    def _is_same(self, row: Row) -> bool:
        held = [plain(heading) for heading in self.rows.columns.headings] if self.rows.columns else []
        said = [words for words in map(plain, row.texts) if words]
        return said == [words for words in held if words and not words.startswith("column ")]

    def _read_within(self, table: Grid, above: int) -> None:
        """Read a table within a row as what stands below its parts."""
        Grids(self.notes, self.outline, above).read(table)
