"""Reading the tables of a plan: a row is a part of it, a heading names a column, and a page break ends neither."""

import re

from goldenthread.domain.plan_reading import titles
from goldenthread.domain.plan_reading.boxes import Boxes
from goldenthread.domain.plan_reading.columns import (
    NO_HEADING,
    Body,
    Columns,
    columns_of,
    counts_rows,
    in_two_rows,
    is_heading_row,
    over_years,
)
from goldenthread.domain.plan_reading.drafts import Draft
from goldenthread.domain.plan_reading.items import Cell, Grid, Line, Row
from goldenthread.domain.plan_reading.marks import is_number
from goldenthread.domain.plan_reading.notes import Notes, Said
from goldenthread.domain.plan_reading.outline import Outline
from goldenthread.domain.plan_reading.sections_of_cells import CellSections
from goldenthread.domain.plan_reading.side_tables import SideTables
from goldenthread.domain.plan_reading.vocabulary import plain

_TOTAL = re.compile(r"(?:grand |sub-?)?totals?\b(?!.*[a-z]{3}.*\s.*[a-z]{3}.*\s)", re.IGNORECASE)


class Grids:
    """Reads tables into the notes, and carries the columns of one on to the next where it has none of its own."""

    def __init__(self, notes: Notes, outline: Outline) -> None:
        self.notes = notes
        self.words = notes.vocabulary
        self.stack = notes.stack
        self.outline = outline
        self.columns: Columns | None = None
        self.sections = CellSections(notes)
        self.side = SideTables(notes, outline)
        self.boxes = Boxes(notes, outline, self.side)
        self.body = Body([], self.words)
        self.is_waiting = False
        self.head: Row | None = None
        self.last: Draft | None = None

    def read(self, grid: Grid) -> None:
        """Take in one table."""
        if grid.width == 1 or all(len(row.filled) == 1 and row.filled[0] == 0 for row in grid.rows):
            self._read_box(grid)
            return
        if self.sections.takes(grid):
            self.outline.close()
            self.sections.read(grid)
            return
        if self.side.takes_parallel(grid) or self.boxes.takes(grid):
            return
        if rows := self._after_titles(grid):
            self._read_body(Grid(tuple(rows), grid.page, grid.gap), rows)

    def _read_body(self, grid: Grid, rows: list[Row]) -> None:
        """Take in a table below the titles above it."""
        self.body = body = Body(rows, self.words)
        place = next((place for place, row in enumerate(rows[:3]) if body.is_heading(row)), None)
        if self.side.is_plain_card(rows):
            place = None
        if place is None and (self.side.is_card(rows) or self.side.is_control(rows)):
            self.side.read_card(grid)
        elif place is None and self.columns and self._goes_on(rows):
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

    def _is_row_of_labels(self, rows: list[Row], place: int) -> bool:
        """Tell headings over one row that says more of the part above: its milestones of three terms."""
        if (
            place + 2 != len(rows)
            or self.stack.holder is None
            or len(rows[place].filled) < len(rows[place + 1].filled)
        ):
            return False
        meanings = {self.words.column(rows[place].cells[at].text) for at in rows[place].filled}
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
            if self._spans_headings(rows[0], rows[1]):
                self.notes.source.set_aside("heading over columns", rows.pop(0).spans)
                continue
            if self.side.takes_label(rows):
                rows.pop(0)
                continue
            if len(rows[0].filled) != 1 or not self._is_title(rows[0], rows[1]):
                break
            line = rows[0].cells[rows[0].filled[0]].lines
            for part in line:
                self.side.read_band(part)
            rows.pop(0)
        return rows

    def _is_title(self, row: Row, below: Row) -> bool:
        lines = row.cells[row.filled[0]].lines
        first = lines[0]
        return (
            len(lines) <= 2
            and len(first.text) < 200
            and len(below.filled) > 1
            and not (
                self.columns and row.filled[0] > 0 and not is_heading_row(below, [below], self.words, is_first=True)
            )
        )

    def _spans_headings(self, row: Row, below: Row) -> bool:
        """Tell words over some of the headings, as “Milestones” over those of three terms."""
        return min(row.filled, default=0) > min(below.filled, default=0) and is_heading_row(
            below, [below], self.words, is_first=True
        )

    def _goes_on(self, rows: list[Row]) -> bool:
        """Say whether rows without headings are more of the table before."""
        columns = self.columns
        if columns is None or self.outline.section is not None or (self.last is None and not self.is_waiting):
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
        if "level" in known or len(set(known) - {"flag", "number", "date"}) >= 2:
            return not terse or len(known) >= 3
        return bool(known) and "success" in known and not terse

    def _read_rows(self, grid: Grid, rows: list[Row]) -> None:
        started = False
        if self.is_waiting and self.head is not None and not self.body.is_heading(rows[0]):
            # The headings stood in a table of their own: only now is it seen what stands below them.
            self.columns = columns_of(self.head, self.body, self.words)
        self.is_waiting = False
        headings = self.columns.headings if self.columns else []
        for row in rows:
            if self.body.is_heading(row):
                kind = "repeated table heading" if self._is_same(row) else "table heading"
                self.notes.source.set_aside(kind, row.spans)
                if kind == "table heading" or self.columns is None:
                    self.head, self.columns = row, columns_of(row, self.body, self.words)
                    headings = self.columns.headings
                self.is_waiting = row is rows[-1]
                if not started:
                    self.last = None if kind == "table heading" else self.last
            elif _TOTAL.match(row.cells[row.filled[0]].text):
                self.notes.source.set_aside("row of totals", row.spans)
            elif self.columns is not None and self._is_broken_row(row, self.columns):
                self._continue_row(list(row.cells), self.columns)
            elif self.columns is not None:
                self._read_row(row)
            else:
                self.notes.said.append(Said("other", [line for cell in row.cells for line in cell.lines]))
            started = True
        self.notes.keep_table(grid, headings, [row.texts for row in rows], "elements")

    def _is_same(self, row: Row) -> bool:
        held = [plain(heading) for heading in self.columns.headings] if self.columns else []
        return [plain(text) for text in row.texts if text] == [
            words for words in held if words and not words.startswith("column ")
        ]

    def _read_row(self, row: Row) -> None:
        columns = self.columns
        if columns is None:
            return
        cells = list(row.cells) + [Cell()] * (len(columns.headings) - len(row.cells))
        filled = row.filled
        number = cells[columns.number] if columns.number is not None else Cell()
        if len(filled) == 1 and self._is_band(row, cells, columns):
            for line in cells[filled[0]].lines:
                self.side.read_band(line)
            self.last = None
            return
        if self._is_titled_band(row, cells, columns):
            self._read_titled_band(cells, columns)
            return
        named = [place for place in columns.titles if place < len(cells) and cells[place].lines]
        if not named or (columns.number is not None and not number.lines and self.last and not self._begins(columns)):
            self._continue_row(cells, columns)
            return
        number_lines, cells = self._broken_number(cells, columns)
        draft = None
        if number_lines and not any(cells[place].lines for place in columns.titles):
            draft = self._part_of_row(Cell(), len(columns.titles) - 1, columns, number_lines)
        for depth, place in enumerate(columns.titles):
            if not cells[place].lines:
                continue
            draft = self._part_of_row(
                cells[place],
                depth,
                columns,
                number_lines if depth == len(columns.titles) - 1 or len(named) == 1 else [],
            )
        if draft is not None:
            self._fill(draft, cells, columns)
            self.last = draft

    def _is_broken_row(self, row: Row, columns: Columns) -> bool:
        """Tell the rest of a row that a page broke: most of its cells go on within a sentence, or are blank."""
        place = columns.titles[-1]
        title = row.cells[place].lines if place < len(row.cells) else ()
        if not (title and self.last and title[0].text[0].islower() and not title[0].mark.sort):
            return False
        runs_on = sum(not cell.lines or cell.lines[0].text[0].islower() for cell in row.cells)
        is_cut = self.last.title[:1].isupper() and not self.last.title.endswith((".", "?", "!"))
        return is_cut and runs_on * 2 >= len(row.cells)

    def _begins(self, columns: Columns) -> bool:
        """Say whether a row without a number begins a part all the same: no row of its table has one."""
        at = columns.number
        return at is not None and not self.body.is_filled(at)

    def _is_band(self, row: Row, cells: list[Cell], columns: Columns) -> bool:
        place = row.filled[0]
        lines = cells[place].lines
        first = lines[0]
        if (
            len(lines) > 1
            or len(first.text) > 160
            or first.mark.sort == "bullet"
            or place > (columns.titles or [0])[0]
        ):
            return False
        if first.mark.sort in ("level", "code"):
            return True
        if columns.number is None:
            if row.cells[place].columns > 1 or len(row.cells) > 3:
                return first.is_short and not first.mark.sort and len(first.text.split()) <= 14
            return False
        return first.is_short and len(first.text.split()) <= 8 and plain(first.text) not in ("", "n a")

    def _is_titled_band(self, row: Row, cells: list[Cell], columns: Columns) -> bool:
        """Tell a row without a number, among rows that carry one in their title, as the heading of those."""
        place = columns.titles[0]
        if columns.number is not None or place >= len(row.cells) or not cells[place].lines or len(row.filled) > 2:
            return False
        first = cells[place].lines[0]
        is_alone = not first.mark.sort and first.is_short and len(cells[place].lines) == 1
        return is_alone and self.body.is_numbered(place)

    def _read_titled_band(self, cells: list[Cell], columns: Columns) -> None:
        place = columns.titles[0]
        self.side.read_band(cells[place].lines[0])
        draft = self.stack.top
        if draft is not None:
            self._fill(draft, cells, columns, keep_titles=False)
        self.last = None

    def _broken_number(self, cells: list[Cell], columns: Columns) -> tuple[list[Line], list[Cell]]:
        """Join a number that a break left in two cells: “4.” and “4 We will …”, or “4.” and “,”."""
        at = columns.number
        if at is None or not cells[at].lines:
            return [], cells
        lines = list(cells[at].lines)
        place = columns.titles[0]
        beside = cells[place].lines
        if (
            lines[0].text.endswith(".")
            and beside
            and (match := re.match(r"(?:\d{1,2}|[,.])(?=\s+[A-Z]|\s*$)", beside[0].text))
        ):
            first = beside[0]
            rest = first.text[match.end() :].strip()
            number = Line(f"{lines[0].text} {match[0]}", lines[0].spans + first.spans, lines[0].mark)
            body = type(first.mark)(body=rest)
            kept = (Line(rest, first.spans, body), *beside[1:]) if rest else beside[1:]
            cells = [*cells[:place], Cell(tuple(kept)), *cells[place + 1 :]]
            return [number], cells
        return lines, cells

    def _part_of_row(self, cell: Cell, depth: int, columns: Columns, number: list[Line]) -> Draft:
        draft = Draft(("row", depth + 1), level=columns.names[depth], is_level_said=True)
        words = "\n".join(line.text if at else (line.body or line.text) for at, line in enumerate(cell.lines))
        first = cell.lines[0] if cell.lines else None
        draft.number = " ".join(line.text for line in number)
        draft.more.extend(span for line in number for span in line.spans)
        if first is not None and not draft.number:
            draft.number = first.mark.number
            if first.mark.sort == "level":
                draft.level = first.mark.level
        elif first is not None and first.mark.number:
            words = cell.text
        if held := self._open_row(draft, words, depth):
            held.more.extend(cell.spans)
            return held
        draft.title, text, guessed = titles.split(words)
        draft.head = list(cell.lines)
        if guessed:
            draft.marks.append("title runs into text")
        self.stack.add(draft)
        if text and first is not None:
            draft.text.append(Line(text, first.spans, type(first.mark)(body=text)))
        return draft

    def _open_row(self, draft: Draft, words: str, depth: int) -> Draft | None:
        """Return the open part of that column where the row only repeats its name."""
        if self.columns is None or depth >= len(self.columns.titles) - 1:
            return None
        for held in self.stack.open:
            said = "".join(line.body or line.text for line in held.head)
            if held.sort == draft.sort and plain(said[:200]) == plain(words[:200]) and held.number == draft.number:
                return held
        return None

    def _fill(self, draft: Draft, cells: list[Cell], columns: Columns, *, keep_titles: bool = True) -> None:
        for place, cell in enumerate(cells[: len(columns.headings)]):
            if place in columns.titles or place == columns.number:
                continue
            heading = columns.headings[place]
            draft.headings[heading] = columns.meanings[place]
            if cell.lines:
                draft.cells.setdefault(heading, []).extend(cell.lines)
            elif keep_titles:
                draft.cells.setdefault(heading, [])
        for place, cell in enumerate(cells[len(columns.headings) :], start=len(columns.headings) + 1):
            if cell.lines:
                draft.cells.setdefault(NO_HEADING.format(place), []).extend(cell.lines)

    def _continue_row(self, cells: list[Cell], columns: Columns) -> None:
        """Add a row without a name of its own to the one above, column by column."""
        draft = self.last or self.stack.top
        if draft is None:
            lines = [line for cell in cells for line in cell.lines]
            self.notes.said.append(Said("other", lines))
            return
        for place, cell in enumerate(cells):
            if not cell.lines:
                continue
            if place in columns.titles and cell.lines[0].text[0].islower() and not draft.text and draft.title:
                # The title itself was broken off.
                draft.title = f"{draft.title} {cell.lines[0].text}"
                draft.head.extend(cell.lines)
            elif place in columns.titles or place == columns.number:
                draft.text.extend(cell.lines)
            else:
                heading = columns.headings[place] if place < len(columns.headings) else NO_HEADING.format(place + 1)
                draft.cells.setdefault(heading, []).extend(cell.lines)
