"""Tables beside those of columns: labels with values, lists side by side, and what is no part of the plan."""

from goldenthread.domain.reading.plan_reading.drafts import Draft
from goldenthread.domain.reading.plan_reading.lines import titles
from goldenthread.domain.reading.plan_reading.lines.looks import LABEL, part_of
from goldenthread.domain.reading.plan_reading.lines.outline import Outline
from goldenthread.domain.reading.plan_reading.notes import Notes, Said
from goldenthread.domain.reading.plan_reading.tables.columns import Body
from goldenthread.domain.reading.plan_reading.taken_in.items import Cell, Grid, Line, Row
from goldenthread.domain.reading.plan_reading.vocabulary import plain, singular

_PAIR, _LONGEST_VALUE = 2, 80
_OF_THE_PLAN = ("period", "adopted", "approved_by", "next_review", "reviewed", "version", "owner", "date")
# Meanings of labels that name a part themselves, or nothing.
_PARTS = ("", "level")
# So many rows of labels stand above a table's headings at most.
MOST_LABELS = 9


class SideTables:
    """Reads such tables into the notes."""

    def __init__(self, notes: Notes, outline: Outline) -> None:
        self.notes = notes
        self.words = notes.vocabulary
        self.stack = notes.stack
        self.outline = outline
        self.reference: list[str] = []
        self.section: Said | None = None
        self._bands: set[str] = set()

    def read_band(self, line: Line) -> None:
        """Take a row of one short cell for the heading of the rows below it."""
        if line.mark.sort in ("level", "code") or LABEL.match(line.text):
            self.outline.read(line, None)
            if line.mark.sort in ("level", "code") or self.outline.cell is not None:
                return
        if self.outline.names_group(line, line.text):
            return
        self.outline.close()
        self.stack.add(Draft(("band", 1), number=line.mark.number, head=[line], title=line.mark.body or line.text))

    def is_card(self, rows: list[Row]) -> bool:
        """Tell a table of labels and values from one with columns."""
        pairs = [(row.cells[0].text, row.cells[1].text) for row in rows if len(row.cells) > 1 and row.cells[0].lines]
        labels = [self._is_label(label) for label, _ in pairs]
        return len(labels) >= 2 and sum(labels) * 2 >= len(labels)

    def is_plain_card(self, rows: list[Row]) -> bool:
        """Tell labels with values, two cells a row, though a label may look like a heading."""
        pairs = [[row.cells[place].text for place in row.filled] for row in rows]
        if len(pairs) < 2 or any(len(pair) > 2 for pair in pairs):
            return False
        firsts = [self._is_label(pair[0]) for pair in pairs]
        # “PSHE lead” is what stands behind “Lead”.
        seconds = [self._is_label(pair[1], is_exact=True) for pair in pairs if len(pair) > 1]
        return sum(firsts) * 5 >= len(firsts) * 3 and sum(seconds) * 3 <= len(seconds)

    def is_control(self, rows: list[Row]) -> bool:
        labels = [row.cells[0].text.rstrip(": ") for row in rows if row.cells[0].lines]
        return (
            bool(labels)
            and not self.stack.open
            and sum(bool(self.words.control_field(t)) for t in labels) * 2 > len(labels)
        )

    def read_across(self, grid: Grid, head: Row, body: Row) -> None:
        """Read labels that stand over their values as what they say of the part above the table."""
        self.stack.close_lists()
        for place in head.filled:
            if place < len(body.cells) and body.cells[place].lines:
                self._read_pair(head.cells[place], body.cells[place], is_control=False)
            else:
                self.notes.source.set_aside("table heading", head.cells[place].spans)
        self.notes.keep_table(grid, head.texts, [body.texts], "card")

    def takes_label(self, rows: list[Row]) -> bool:
        """Read a label with its value in the rest of the row, above the headings of a table of more columns."""
        filled = rows[0].filled
        if self.stack.open and self._takes_labelled(rows[0]):
            return True
        if len(filled) != 2 or len(rows[0].cells) < 4:
            return False
        label, value = (rows[0].cells[place] for place in filled)
        if not self.stack.open and label.lines[0].mark.sort != "level":
            return False
        is_wide = label.columns > 1 or value.columns > 1
        words = label.text.replace("\n", " ")
        leads = any(self._is_headed(row) for row in rows[1:MOST_LABELS])
        if not is_wide or not leads or not (self._is_label(words) or self.words.column(words)):
            return False
        self._read_pair(label, value, is_control=False)
        return True

    def takes_foot(self, row: Row) -> bool:
        """Read a label with its value, both across several columns, below the rows of a table: of the part above."""
        cells = [row.cells[place] for place in row.filled]
        if self._takes_labelled(row):
            return True
        if len(cells) != 2 or cells[1].columns < 2 or not self._is_label(cells[0].text):
            return False
        # A label as narrow as a title must be the heading of a column, word for word.
        if cells[0].columns < 2 and not self.words.is_exact_column(cells[0].text):
            return False
        self.stack.close_lists()
        self._read_pair(cells[0], cells[1], is_control=False)
        return True

    def _is_headed(self, row: Row) -> bool:
        known = sum(self.words.is_column(row.cells[place].text) for place in row.filled)
        return known > 2 and known * 2 >= len(row.filled)

    def _is_label(self, words: str, *, is_exact: bool = False) -> bool:
        words = words.strip().rstrip(":").strip()
        if not words or len(words) > 60 or "\n" in words:
            return False
        is_column = self.words.is_exact_column(words) if is_exact else self.words.is_column(words)
        return is_column or bool(self.words.control_field(words)) or bool(self.words.level(words))

    def takes_parallel(self, grid: Grid) -> bool:
        """Read a table of lists that stand side by side, where it is one; a row above may say what they list."""
        rows = list(grid.rows)
        titled: list[Line] = []
        while len(rows) > 2 and len(rows[0].filled) == 1:
            titled.extend(line for cell in rows.pop(0).cells for line in cell.lines)
        words = " ".join(line.text for line in titled) or self.outline.group
        if not self._are_parallel(rows, words):
            return False
        level = next((singular(word) for word in _endings(words) if self.words.level(word)), "")
        self.notes.source.set_aside("heading of a list", [span for line in titled for span in line.spans])
        self._read_parallel(grid, rows, level)
        return True

    def _are_parallel(self, rows: list[Row], words: str) -> bool:
        """Tell columns that stand side by side as lists, each under its own name, as in a one-page plan."""
        names = [text for text in rows[0].texts if text]
        if len(rows) < 2 or not 2 <= len(names) <= 8 or any(len(name) > 60 or "\n" in name for name in names):
            return False
        if any(self.words.is_column(name) for name in names):
            return False
        later = self.outline.labels
        named_again = sum(later[plain(name)] > 0 or plain(name) in self._bands_ahead for name in names)
        body = [len(row.filled) for row in rows[1:]]
        full = sum(body) >= 0.5 * len(names) * len(body)
        above = self.stack.top
        led = any(self.words.level(word) for word in _endings(words or (above.words if above else "")))
        return full and (named_again * 2 >= len(names) or (led and len(names) >= 3))

    @property
    def _bands_ahead(self) -> set[str]:
        """Return what stands alone in a row of any table of the document."""
        held: set[str] | None = self.__dict__.get("_held_bands")
        if held is None:
            held = self.__dict__["_held_bands"] = set()
            for item in self.notes.source.items:
                if isinstance(item, Grid):
                    held.update(plain(row.cells[row.filled[0]].text) for row in item.rows if len(row.filled) == 1)
        return held

    def _takes_labelled(self, row: Row) -> bool:
        """Read wide cells that each hold a label and its value: “Lead: Head of English” beside “Governor: …”."""
        cells = [row.cells[place] for place in row.filled]
        found = [LABEL.match(cell.lines[0].text) for cell in cells]
        labels = [match["label"].strip() for match in found if match]
        # Where a text was taken off a page, a cell across several columns has empty ones behind it.
        is_wide = all(row.cells[at].columns > 1 or not row.is_filled(at + 1) for at in row.filled)
        if (
            not is_wide
            or len(row.cells) <= _PAIR
            or len(labels) < len(cells)
            or any(self.words.column(label) in _PARTS for label in labels)
        ):
            return False
        self.stack.close_lists()
        holder = self.stack.holder
        if holder is None:
            return False
        for cell, label, match in zip(cells, labels, found, strict=True):
            value = match["value"] if match else None
            lines = [part_of(cell.lines[0], value), *cell.lines[1:]] if value else list(cell.lines[1:])
            holder.more.extend(cell.lines[0].spans)
            holder.headings[label] = self.words.column(label)
            holder.cells.setdefault(label, []).extend(lines)
        return True

    def read_card(self, grid: Grid) -> None:
        """Read labels with their values: fields of the document at its front, cells of a part elsewhere."""
        is_control = self.is_control(list(grid.rows))
        body = Body(list(grid.rows), self.words)
        for row in grid.rows:
            cells = [row.cells[place] for place in row.filled]
            if len(cells) == 1 and self._is_left_open(row):
                continue
            if len(cells) == 1:
                for line in cells[0].lines:
                    self.read_band(line)
                continue
            if body.is_heading(row) and not self._is_label(cells[0].text):
                self.notes.source.set_aside("table heading", row.spans)
                continue
            for label, value in zip(cells[::2], cells[1::2], strict=False):
                self._read_pair(label, value, is_control=is_control)
            if len(cells) % 2:
                self._keep_loose(cells[-1])
        self.notes.keep_table(grid, [], [row.texts for row in grid.rows], "control" if is_control else "card")

    def _is_left_open(self, row: Row) -> bool:
        """Keep a label that nothing is written behind yet, as “Review” at a card's foot."""
        label, holder = row.cells[0], self.stack.holder
        words = label.text.replace("\n", " ").strip(": ")
        if row.filled != [0] or len(row.cells) != _PAIR or holder is None or not self.words.is_exact_column(words):
            return False
        if (meaning := self.words.column(words)) in _PARTS:
            return False
        holder.more.extend(label.spans)
        holder.headings[words] = meaning
        holder.cells.setdefault(words, [])
        return True

    def say(self, label: Cell, value: Cell) -> None:
        """Give the part that is open what stands behind a label."""
        self._read_pair(label, value, is_control=False)

    def _read_pair(self, label: Cell, value: Cell, *, is_control: bool) -> None:
        words = label.text.replace("\n", " ").strip().rstrip(":").strip()
        field_name = self.words.control_field(words)
        if is_control and not field_name and (kind := self.words.statement(words)) and self.words.is_statement(words):
            self.notes.said.append(Said(kind, list(value.lines), words, None, list(label.lines)))
            return
        if is_control:
            span = type(label.lines[0].span)(label.lines[0].span.start, value.lines[-1].span.end)
            self.notes.keep_control(field_name or words.lower(), value.text, span, words)
            return
        line = label.lines[0]
        names_part = self.words.level(words) and singular(words) == words
        if line.mark.sort in ("level", "code") or (names_part and self.words.column(words) in ("", "level")):
            self.outline.close()
            first = value.lines[0]
            number = line.mark.number or first.mark.number
            level = line.mark.level or words
            draft = Draft(
                (f"level {plain(level)}", 1), level, number, [*label.lines, *value.lines], is_level_said=True
            )
            said = value.text if line.mark.number or not first.mark.number else first.body
            draft.title, text, _ = titles.split(said)
            self.stack.add(draft)
            if text:
                draft.text.append(Line(text, value.spans, type(line.mark)(body=text)))
            return
        holder = self.stack.holder
        if holder is None:
            self.notes.said.append(
                Said(self.words.statement(words) or "other", list(value.lines), words, None, list(label.lines))
            )
            return
        holder.more.extend(label.spans)
        holder.headings[words] = self.words.column(words)
        holder.cells.setdefault(words, []).extend(value.lines)

    def _keep_loose(self, cell: Cell) -> None:
        holder = self.stack.holder
        if holder is None:
            self.notes.said.append(Said("other", list(cell.lines)))
        else:
            holder.text.extend(cell.lines)

    def _read_parallel(self, grid: Grid, rows: list[Row], level: str) -> None:
        """Read lists that stand side by side: each heading a part, what stands below it its own parts."""
        self.outline.close()
        above = self.stack.top
        if (
            above
            and not above.has_content
            and (said := [word for word in _endings(above.words) if self.words.level(word)])
        ):
            # The heading over the table says what the lists hold, and is no part itself.
            level = level or singular(said[0])
            self.stack.take_out(above)
            self.notes.source.set_aside("heading of a list", list(above.spans()))
        for place in rows[0].filled:
            held = Draft(("grid", 1), head=list(rows[0].cells[place].lines), title=rows[0].cells[place].text)
            self.notes.grids.append(held)
            for row in rows[1:]:
                if place >= len(row.cells) or not row.cells[place].lines:
                    continue
                first = row.cells[place].lines[0]
                draft = Draft(
                    ("row", 1), level, first.mark.number, list(row.cells[place].lines), first.body or first.text
                )
                draft.is_level_said = bool(level)
                draft.text.extend(row.cells[place].lines[1:])
                draft.parent = held
                held.children.append(draft)
        self.notes.keep_table(grid, rows[0].texts, [row.texts for row in rows[1:]], "grid")

    def _keep_fields(self, rows: list[Row]) -> None:
        """Keep what a table of details says of the plan itself among them: its years, its review, who leads."""
        for row in rows:
            label, value = row.cells[0], row.cells[-1]
            if len(row.filled) != _PAIR or "\n" in value.text or len(value.text) > _LONGEST_VALUE:
                continue
            words = label.text.replace("\n", " ").strip(": ")
            name = self.words.control_field(words)
            if name in _OF_THE_PLAN:
                self.notes.keep_control(name, value.text, value.lines[0].span, words)

    def keep_aside(self, grid: Grid, rows: list[Row], place: int | None) -> None:
        """Keep a table that holds no parts of the plan as it stands; a right in it is an entitlement."""
        texts = [row.texts for row in rows]
        under = self.stack.holder if self.outline.section is None else self.outline.section.under
        rights = sum(any(phrase in " ".join(row).lower() for phrase in self.words.rights) for row in texts)
        if rights * 2 > len(rows):
            for row in rows:
                lines = [line for cell in row.cells for line in cell.lines]
                self.notes.said.append(Said("entitlement", lines, under.words if under else "", under))
            self.notes.keep_table(grid, [], texts, "statements")
            return
        if grid.width == _PAIR and not self.stack.open:
            self._keep_fields(rows)
        headings = texts[place] if place is not None else []
        if (
            place is None
            and self.reference
            and len(self.reference) == grid.width
            and self.outline.section is self.section
        ):
            headings = self.reference
        self.reference, self.section = headings, self.outline.section
        if place is None and len(rows) == 1:
            self.notes.keep_table(grid, [], texts, "stray")
            return
        table = self.notes.keep_table(grid, headings, texts[place + 1 :] if place is not None else texts, "reference")
        if under is not None:
            self.notes.with_tables.add(under)
        if len(rows) > 2 and grid.width > 2:
            self.notes.ask(
                "table",
                f"Is the table that begins “{' | '.join(text for text in texts[0] if text)[:80]}” "
                "a part of the plan, or background?",
                "Background",
                table.span,
                under,
                choices=("Background", "Part of the plan"),
            )


def _endings(words: str) -> list[str]:
    """Return the last one to three words of a heading, the longest first."""
    parts = plain(words).split()
    return [" ".join(parts[-count:]) for count in (3, 2, 1) if len(parts) >= count]
