"""Reading the rows of a plan's table: which parts a row names, and what its other cells say of them."""

import re
from collections.abc import Callable
from itertools import pairwise

from goldenthread.domain.reading.plan_reading.drafts import Draft
from goldenthread.domain.reading.plan_reading.lines import titles
from goldenthread.domain.reading.plan_reading.notes import Notes, Said
from goldenthread.domain.reading.plan_reading.tables.columns import BARE_NUMBER, NO_HEADING, Body, Columns
from goldenthread.domain.reading.plan_reading.tables.named_above import part_named
from goldenthread.domain.reading.plan_reading.tables.side_tables import SideTables
from goldenthread.domain.reading.plan_reading.taken_in.items import Cell, Grid, Line, Row
from goldenthread.domain.reading.plan_reading.taken_in.marks import figures
from goldenthread.domain.reading.plan_reading.vocabulary import plain

_FEWEST_LINES = 2
# Words for what is done stand so low in most plans.
_LOWEST = 3


class Rows:
    """Reads rows into the notes. `last` is the part of the row before, with which a broken one goes on.

    `above` is how many parts of a row are open, where tables within it are read; `read_within` reads those.
    """

    def __init__(self, notes: Notes, side: SideTables, above: int, read_within: Callable[[Grid, int], None]) -> None:
        self.notes = notes
        self.stack = notes.stack
        self.side = side
        self.above = above
        self.read_within = read_within
        self.columns: Columns | None = None
        self.body = Body([], notes.vocabulary)
        self.last: Draft | None = None

    def read(self, row: Row) -> None:
        """Take in one row below the headings."""
        columns = self.columns
        if columns is None:
            return
        cells = list(row.cells) + [Cell()] * (len(columns.headings) - len(row.cells))
        filled = row.filled
        if self.side.takes_foot(row) or self._begins_anew(row):
            return
        is_above = (
            len(columns.titles) > 1 and filled[:1] == columns.titles[:1] and not self._names_other(row, columns)
        )
        if len(filled) == 1 and not is_above and self._is_band(row, cells, columns):
            for line in cells[filled[0]].lines:
                self.side.read_band(line)
            self.last = None
        elif self._is_titled_band(row, cells, columns):
            self._read_titled_band(cells, columns)
        elif self._goes_on(cells, columns):
            self.go_on(cells, columns)
        elif not self._says_more_of(row, columns):
            self._read_parts(row, cells, columns)

    def _names_other(self, row: Row, columns: Columns) -> bool:
        """Tell “Priority 2 – …” alone in a row from the objectives that its column is headed for."""
        mark = row.cells[row.filled[0]].lines[0].mark
        return mark.sort == "level" and plain(mark.level) != plain(columns.names[0])

    def _begins_anew(self, row: Row) -> bool:
        """Read a row that only holds the next part and what is said of it, where a page ran two tables into one."""
        cell = row.cells[row.filled[0]]
        first = cell.lines[0]
        if (
            len(row.filled) > 1
            or len(cell.lines) < _FEWEST_LINES
            or first.mark.sort != "level"
            or not first.mark.body
        ):
            return False
        for line, following in pairwise([*cell.lines, None]):
            if line is not None:
                self.side.outline.read(line, following)
        self.last = None
        return True

    def _goes_on(self, cells: list[Cell], columns: Columns) -> bool:
        """Say whether a row names no part, or has no number where the parts of its table have one."""
        if not any(cells[place].lines for place in columns.titles):
            return True
        below = cells[columns.titles[-1]].lines
        # Blank before a second action: the counted part beside the first is above both.
        is_below = len(columns.titles) > 1 and bool(below) and not below[0].text[0].islower()
        is_unnumbered = columns.number is not None and not cells[columns.number].lines and not is_below
        return is_unnumbered and self.last is not None and not self._begins(columns)

    def _read_parts(self, row: Row, cells: list[Cell], columns: Columns) -> None:
        """Read the parts that a row names, from the left the higher, and give the last what its other cells say."""
        number, cells = self._broken_number(cells, columns)
        named = [(depth, place) for depth, place in enumerate(columns.titles) if cells[place].lines]
        last = len(columns.titles) - 1
        draft = self._part_of_row(Cell(), last, columns, number) if number and not named else None
        for depth, place in named:
            is_counted = depth == columns.counted or (len(named) == 1 and columns.counted == last)
            draft = self._part_of_row(cells[place], depth, columns, number if is_counted else [])
            if depth < last and cells[place].rows > 1:
                cells = self._fill_merged(draft, cells, cells[place].rows, columns)
        if draft is not None:
            self._fill(draft, cells, columns)
            for table in row.tables:
                self.read_within(table, self.above + len(columns.titles))
            self.last = draft

    def _says_more_of(self, row: Row, columns: Columns) -> bool:
        """Take a row that names a numbered part by its number alone, of the level that heads the column."""
        place = columns.titles[-1]
        words = row.cells[place].text.strip(".)( ") if place < len(row.cells) else ""
        if len(columns.titles) > 1 or not words.isdigit():
            return False
        level = columns.names[0].lower()
        parts = (part for root in self.stack.roots for part in root.walk())
        found = [part for part in parts if part.level.lower() == level and part.number.strip(".)(: ") == words]
        if len(found) != 1:
            return False
        found[0].more.extend(row.cells[place].spans)
        self._fill(found[0], list(row.cells), columns, keep_titles=False)
        return True

    def is_broken(self, row: Row, columns: Columns) -> bool:
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
        if columns.is_under and depth == 0 and (held := part_named(cell.lines[0], columns.names[0], self.stack)):
            self.stack.open_again(held)
            held.more.extend(cell.spans)
            return held
        draft = Draft(("row", self.above + depth + 1), level=columns.names[depth], is_level_said=True)
        words = "\n".join(line.text if at else (line.body or line.text) for at, line in enumerate(cell.lines))
        first = cell.lines[0] if cell.lines else None
        draft.number = " ".join(line.mark.number if line.mark.sort == "level" else line.text for line in number)
        draft.more.extend(span for line in number for span in line.spans)
        if first is not None and not draft.number:
            draft.number = first.mark.number
            if first.mark.sort == "level":
                draft.level = first.mark.level
        elif first is not None and first.mark.number:
            words = cell.text
        if not draft.number and self.body.counts(columns.titles[depth]) and (match := BARE_NUMBER.match(words)):
            draft.number, words = match[1], words[match.end() :]
        if depth == len(columns.titles) - 1 and columns.figures:
            self._set_in(draft, columns)
        if held := self._open_row(draft, words, depth):
            held.more.extend([*draft.more, *cell.spans])
            return held
        draft.title, text, guessed = titles.split(words)
        draft.head = list(cell.lines)
        if guessed:
            draft.marks.append("title runs into text")
        self.stack.add(draft)
        if text and first is not None:
            draft.text.append(Line(text, first.spans, type(first.mark)(body=text)))
        return draft

    def _set_in(self, draft: Draft, columns: Columns) -> None:
        """Put a part as deep as its number says: one heading names the highest or, as “Action” does, the lowest."""
        least, most = columns.figures or (0, 0)
        deeper = max(len(figures(draft.number)) - least, 0)
        draft.sort = ("row", draft.sort[1] + deeper)
        is_lowest = self.notes.vocabulary.level(columns.names[-1]) >= _LOWEST
        if deeper != (most - least if is_lowest else 0):
            draft.level, draft.is_level_said = "", False

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
            if lines := cell.lines or cell.drawn:
                draft.cells.setdefault(heading, []).extend(lines)
            elif keep_titles and not cell.tables:
                draft.cells.setdefault(heading, [])
        for place, cell in enumerate(cells[len(columns.headings) :], start=len(columns.headings) + 1):
            if cell.lines:
                draft.cells.setdefault(NO_HEADING.format(place), []).extend(cell.lines)

    def _fill_merged(self, draft: Draft, cells: list[Cell], rows: int, columns: Columns) -> list[Cell]:
        """Give a part whose cell covers several rows the cells that cover as many, and return what is left."""
        ours = [
            place
            for place, cell in enumerate(cells)
            if cell.rows == rows and cell.lines and place not in columns.titles and place != columns.number
        ]
        self._fill(
            draft,
            [cell if place in ours else Cell() for place, cell in enumerate(cells)],
            columns,
            keep_titles=False,
        )
        return [Cell() if place in ours else cell for place, cell in enumerate(cells)]

    def go_on(self, cells: list[Cell], columns: Columns) -> None:
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
