"""Tables that are pages: a part's name in the first cell, and lists with headings of their own within the others."""

from goldenthread.domain.reading.plan_reading.drafts import Draft
from goldenthread.domain.reading.plan_reading.lines import titles
from goldenthread.domain.reading.plan_reading.notes import Notes
from goldenthread.domain.reading.plan_reading.taken_in.items import Cell, Grid, Line, Row
from goldenthread.domain.reading.plan_reading.vocabulary import plain
from goldenthread.foundation.documents.document import Span


class CellSections:
    """Reads such pages. A page that goes on repeats its headings, and a page may lack them."""

    def __init__(self, notes: Notes) -> None:
        self.notes = notes
        self.stack = notes.stack
        self.part: Draft | None = None
        self.headings: dict[int, list[Line]] = {}
        self.seen: set[str] = set()
        self.parts: dict[tuple[int, str], Draft] = {}
        self.areas: dict[tuple[int, str], Draft] = {}

    def takes(self, grid: Grid) -> bool:
        """Say whether a table is such a page: it opens with a level's name, and a cell holds several lines."""
        first = grid.rows[0]
        lead = first.cells[0].lines
        if len(lead) != 1 or lead[0].mark.sort != "level" or len(grid.rows) < 2:
            return False
        words = self.notes.vocabulary
        headed = any(sum(words.is_column(text) for text in row.texts if text) >= 3 for row in grid.rows)
        return not headed and any(_is_listed(cell) for row in grid.rows for cell in row.cells)

    def read(self, grid: Grid) -> None:
        """Take in one page."""
        self._open(grid.rows[0])
        is_headed = False
        for row in grid.rows[1:]:
            if _are_headings(row):
                is_headed = True
                again = all(
                    place in self.headings and plain(row.cells[place].text) == plain(self.headings[place][0].text)
                    for place in row.filled
                )
                self.headings = {place: list(row.cells[place].lines) for place in row.filled}
                self._head(row, is_again=again and self._is_begun(row))
                continue
            for place in row.filled:
                self._read_cell(row.cells[place], place, is_headed=is_headed)
        self.notes.keep_table(grid, [], [row.texts for row in grid.rows], "page")

    def _is_begun(self, row: Row) -> bool:
        return self.part is not None and any(
            (id(self.part), plain(row.cells[place].text)) in self.parts for place in row.filled
        )

    def _open(self, row: Row) -> None:
        line = row.cells[0].lines[0]
        self.stack.close_lists()
        draft = Draft((f"level {plain(line.mark.level)}", line.mark.depth), line.mark.level, line.mark.number, [line])
        draft.title, draft.is_level_said = line.mark.body, True
        self.part = self.stack.add(draft)
        for place in row.filled[1:]:
            cell = row.cells[place]
            key = f"{id(self.part)} {plain(cell.text)}"
            if key in self.seen:
                self.notes.source.set_aside("repeated table heading", cell.spans)
                continue
            self.seen.add(key)
            self._read_listed(cell)

    def _read_listed(self, cell: Cell) -> None:
        """Read “Success criteria ● … ● …”: the first line names what the others list."""
        head, *rest = cell.lines
        if head.mark.sort == "bullet" or not rest:
            holder = self.part
            if holder is not None:
                holder.text.extend(cell.lines)
            return
        part = self._part([head], plain(head.text))
        self._items(part, rest)

    def _head(self, row: Row, *, is_again: bool) -> None:
        for place in row.filled:
            lines = list(row.cells[place].lines)
            if is_again:
                self.notes.source.set_aside("repeated table heading", row.cells[place].spans)
            else:
                self._part(lines, plain(row.cells[place].text))

    def _part(self, lines: list[Line], name: str) -> Draft:
        holder = self.part
        key = (id(holder), name)
        if key in self.parts:
            self.parts[key].more.extend(span for line in lines for span in line.spans)
            return self.parts[key]
        draft = Draft(("part", 1), head=lines, title=" ".join(line.text for line in lines), parent=holder)
        if holder is not None:
            holder.children.append(draft)
        self.parts[key] = draft
        return draft

    def _read_cell(self, cell: Cell, place: int, *, is_headed: bool) -> None:
        held = self.headings.get(place)
        if held is None:
            if self.part is not None:
                self._items(self.part, cell.lines)
            return
        name = plain(" ".join(line.text for line in held))
        is_new = (id(self.part), name) not in self.parts
        part = self._part([], name) if is_new else self.parts[(id(self.part), name)]
        if is_new:
            part.title = " ".join(line.text for line in held)
        if not is_headed and is_new and self.part is not None:
            part.marks.append("heading not printed here")
            self.notes.ask(
                "heading",
                f"{self.part.level} {self.part.number} prints no heading over “{_line(cell.text)}…”. "
                f"Is it “{part.title}”, as before?",
                part.title,
                Span(cell.spans[0].start, cell.spans[-1].end),
                self.part,
                choices=(part.title, "No heading"),
            )
        self._items(part, cell.lines)

    def _items(self, part: Draft, lines: tuple[Line, ...] | list[Line]) -> None:
        """Read points, and the names of areas that stand over points."""
        holder = self._broken_off(part, lines)
        for place, line in enumerate(lines):
            following = lines[place + 1] if place + 1 < len(lines) else None
            if _names_area(line, following) or _ends_in_area(lines, place):
                holder = self._area(part, line)
            elif line.mark.sort == "" and not _is_after_name(lines, place):
                holder.text.append(line)
            else:
                draft = Draft(("point", 1), number=line.mark.number, head=[line], parent=holder)
                draft.title, text, _ = (
                    titles.split(line.mark.body)
                    if len(line.mark.body) > titles.LONGEST
                    else (line.mark.body, "", False)
                )
                if text:
                    draft.text.append(Line(text, line.spans, type(line.mark)(body=text)))
                holder.children.append(draft)

    def _broken_off(self, part: Draft, lines: tuple[Line, ...] | list[Line]) -> Draft:
        """Return the area that a page broke off right after its name; else the part itself."""
        last = part.children[-1] if part.children else None
        is_open = last is not None and last.sort[0] == "area" and not last.children and not last.text
        return last if last is not None and is_open and lines and lines[0].mark.sort == "bullet" else part

    def _area(self, part: Draft, line: Line) -> Draft:
        key = (id(part), plain(line.text))
        if key not in self.areas:
            draft = Draft(("area", 1), head=[line], title=line.text.rstrip(":"), parent=part)
            part.children.append(draft)
            self.areas[key] = draft
        else:
            self.areas[key].more.extend(line.spans)
        return self.areas[key]


def _line(words: str) -> str:
    return " ".join(words[:50].split())


def _are_headings(row: Row) -> bool:
    cells = [row.cells[place] for place in row.filled]
    return all(
        len(cell.lines) == 1 and cell.lines[0].is_short and not cell.lines[0].mark.sort for cell in cells
    ) and all(len(cell.text) < 60 for cell in cells)


def _is_listed(cell: Cell) -> bool:
    return len(cell.lines) > 2 and sum(line.mark.sort == "bullet" for line in cell.lines) >= 2


def _names_area(line: Line, following: Line | None) -> bool:
    return (
        following is not None
        and line.mark.sort == ""
        and (line.is_short or line.text.endswith(":"))
        and len(line.text.split()) <= 6
        and not (following.mark.sort == "" and following.is_short and len(following.text.split()) <= 6)
    )


def _ends_in_area(lines: tuple[Line, ...] | list[Line], place: int) -> bool:
    """Tell an area's name as the last line of a page, behind points and above none."""
    line = lines[place]
    is_name = line.mark.sort == "" and line.is_short and len(line.text.split()) <= 4
    return is_name and place == len(lines) - 1 and place > 1 and lines[place - 1].mark.sort == "bullet"


def _is_after_name(lines: tuple[Line, ...] | list[Line], place: int) -> bool:
    """Say whether a line without a bullet is what stands under an area's name: its points, run together."""
    return place > 0 and _names_area(lines[place - 1], lines[place])
