"""Labels that stand over or before what they say of a part: “Lead: …”, “Success criteria”, “How we will know”."""

import re
from collections import Counter
from typing import Protocol

from goldenthread.domain.reading.plan_reading import people
from goldenthread.domain.reading.plan_reading.drafts import LISTED, Draft, Stack
from goldenthread.domain.reading.plan_reading.lines.headings import LEADS_IN
from goldenthread.domain.reading.plan_reading.lines.looks import LABEL, LED_BY, Looks, is_question, part_of
from goldenthread.domain.reading.plan_reading.lines.sections import Sections
from goldenthread.domain.reading.plan_reading.notes import Notes, Said
from goldenthread.domain.reading.plan_reading.taken_in.items import Item, Line
from goldenthread.domain.reading.plan_reading.vocabulary import Vocabulary, is_dated, plain
from goldenthread.foundation.documents.document import Span

# What is said of the whole, wherever its label stands.
_OF_THE_WHOLE = {"mission", "value"}
_MEANINGS_OF_LISTS = {"success", "factors", "milestones", "activities", "lead", "monitoring", "risk", "resources"}
_ASKS = re.compile(r"(?:what|how|why|who|when|where|which)\b", re.IGNORECASE)
_LONGEST_NAME = 70
_PEOPLE = ("lead", "reviewer")
SAID_IN_A_LINE = {"lead", "reviewer", "date", "status", "number"}


class Open(Protocol):
    """What is open while lines are read, as the outline keeps it."""

    notes: Notes
    words: Vocabulary
    stack: Stack
    labels: Counter[str]
    sections: Sections
    looks: Looks
    named_points: frozenset[Span]
    cell: list[Line] | None
    cell_takes_points: bool
    group: str

    @property
    def section(self) -> Said | None:
        """Return the section of statements that is open."""

    def close(self) -> None:
        """End what is open."""

    def is_level(self, label: str) -> bool:
        """Say whether a label names one part."""

    def names_group(self, line: Line, label: str, *, is_over_prose: bool = False) -> bool:
        """Take a label for the name of what follows."""

    def opens_labelled(self, line: Line, label: str, value: str) -> bool:
        """Open a part under a label that names its level."""


class Labels:
    """Takes what labels say to the part that is open, or to the document; the outline says what is open."""

    def __init__(self, outline: Open) -> None:
        self.outline = outline
        self.notes = outline.notes
        self.words = outline.words
        self.stack = outline.stack
        self.labels = outline.labels

    def takes(self, line: Line, following: Item | None) -> bool:
        """Take in “Lead: …” and “Success criteria” as a cell of the part above, or a control field at the front."""
        words = line.mark.body if line.mark.sort in ("simple", "bullet") else line.text
        if line.span in self.outline.named_points:
            return False
        match = LABEL.match(words) or self._led_by(words)
        label, value = (match["label"].strip(), (match["value"] or "").strip()) if match else (words, "")
        if len(label) > 80 or len(label.split()) > 12 or self._names_leader(line):
            return False
        if match and not value and self._leads_on(line, label):
            return True
        if match and value and self._is_of_document(line, label, value, self.words.control_field(label)):
            return True
        return self._says_of_part(line, following, (label, value), is_labelled=match is not None)

    def _says_of_part(
        self, line: Line, following: Item | None, said: tuple[str, str], *, is_labelled: bool
    ) -> bool:  # fmt: skip
        """Open a part that a label names, or a cell of the part that is open."""
        label, value = said
        is_known = self.words.is_column(label) or is_dated(label)
        meaning = self.words.column(label) if is_known else ""
        if not meaning and value and self.labels[plain(label)] > 1 and people.names_somebody(value, self.words):
            meaning = "lead"
        holder = self.stack.holder
        is_set_off = line.is_bold or bool(line.heading)
        # “Outcome: …” over a list is a part; else it says what the part above is to come to.
        leads_list = isinstance(following, Line) and following.mark.sort == "bullet"
        is_said_of_part = holder is not None and meaning == "success" and not leads_list
        if is_labelled and value and not meaning and self._names_part_again(line, label, value):
            return self.outline.opens_labelled(line, label, value)
        may_open = not is_said_of_part and (is_set_off or not self.outline.section)
        if is_labelled and value and self.outline.is_level(label) and may_open:
            return self.outline.opens_labelled(line, label, value)
        if not value and self._is_set_like_open_part(line, label):
            return False
        leads_in = bool(is_labelled and not value and LEADS_IN.search(label)) and not self._dates_more(label)
        is_again = leads_in and self.labels[plain(label)] > 1 and bool(self.stack.open)
        if (is_again or not leads_in) and self.outline.names_group(line, label, is_over_prose=_is_prose(following)):
            return True
        is_repeated = self.labels[plain(label)] > 1 and self.outline.section is None and line.mark.sort != "bullet"
        is_ours = (
            is_labelled
            or self._is_label_alone(line, label, meaning, following)
            or (is_repeated and self._asks_of_part(line, label, following))
        )
        if holder is None or leads_in or not is_ours or not (meaning or is_repeated):
            return False
        self._open_cell(line, holder, (label, value, meaning))
        return True

    def _names_part_again(self, line: Line, label: str, value: str) -> bool:
        """Tell “Function: Finance”, said again over what each function does: a part by the plan's own word."""
        sort = (f"level {plain(label)}", 1)
        is_open = not self.stack.open or any(part.sort == sort for part in self.stack.open)
        is_name = len(value) <= _LONGEST_NAME and not value.endswith((".", ";", ","))
        is_apart = line.gap > 0 and line.mark.sort == "" and self.outline.section is None
        is_again = self.labels[plain(label)] > 1 and not self.words.control_field(label)
        return is_open and is_name and is_apart and is_again

    def _led_by(self, words: str) -> re.Match[str] | None:
        """Read “Led by Director of Literacy”, where what is named is a post or a body."""
        match = LED_BY.match(words)
        is_post = match is not None and any(word in self.words.post_words for word in plain(match["value"]).split())
        return match if is_post else None

    def _open_cell(self, line: Line, holder: Draft, said: tuple[str, str, str]) -> None:
        """Begin a cell of a part with what a label says; what follows may go on with it."""
        label, value, meaning = said
        self.outline.sections.now = None
        if self._is_of_table(holder, label):
            self.stack.close_lists()
            holder = self.stack.open[-1]
        self.stack.close_points()
        self.outline.group = ""
        self.outline.cell = holder.cells.setdefault(label, [])
        holder.headings[label] = meaning
        if value:
            self.outline.cell.append(part_of(line, value))
        else:
            holder.more.extend(line.spans)
        # “Lead: …” is said in its line; what stands below goes on with the part.
        self.outline.cell_takes_points = not value or value.endswith(":")
        if value and meaning in SAID_IN_A_LINE:
            self.outline.cell = None

    def _is_of_table(self, holder: Draft, label: str) -> bool:
        """Tell what is said below each of several tables: it is of the part that the table stands under."""
        is_again = self.labels[plain(label)] > 1 and label not in holder.headings
        return is_again and holder.sort[0] == "row" and any(part.sort[0] not in LISTED for part in self.stack.open)

    def _is_of_document(self, line: Line, label: str, value: str, field_name: str) -> bool:
        """Keep what the document says of itself: a control field at its front, words that it explains."""
        is_front = not self.stack.open and self.outline.section is None
        if field_name and (
            is_front or (self.outline.section is not None and self.outline.section.kind == "reference")
        ):
            self.notes.keep_control(field_name, value, line.span, label)
            return True
        if is_front and LED_BY.match(line.text):
            self.notes.keep_control("owner", value, line.span, label)
            return True
        kind = self.words.statement(label)
        if kind in _OF_THE_WHOLE and self.words.is_statement(label) and not line.mark.sort:
            self.outline.close()
            self.notes.said.append(Said(kind, [part_of(line, value)], label))
            return True
        if kind == "reference" or (is_front and self.words.is_statement(label)):
            self.notes.said.append(Said(kind, [part_of(line, value)], label))
            return True
        return False

    def _is_label_alone(self, line: Line, label: str, meaning: str, following: Item | None) -> bool:
        """Tell a heading such as “Success criteria” that stands over its lines within a part."""
        if not meaning or meaning == "level" or line.mark.sort or not isinstance(following, Line):
            return False
        if not self.stack.open or line.span in self.outline.looks.over_told_tables:
            return False
        is_higher = line.heading and line.heading * 2 <= self.stack.open[0].sort[1]
        if (is_higher and not self.is_level_above(line)) or self._is_set_like_open_part(line, label):
            return False
        return self.labels[plain(label)] > 1 or (meaning in _MEANINGS_OF_LISTS and len(label.split()) > 1)

    def _dates_more(self, label: str) -> bool:
        """Tell “By 2031:”, said again in part after part behind what each will do: what is to stand by then."""
        held = self.stack.holder
        return is_dated(label) and self.labels[plain(label)] > 1 and held is not None and bool(held.children)

    def _names_leader(self, line: Line) -> bool:
        """Tell “Transition Lead”, first thing under “Who is responsible?”, from a label over what comes next."""
        holder, cell = self.stack.holder, self.outline.cell
        if cell is None or cell or holder is None or self.words.is_exact_column(line.text):
            return False
        return any(held is cell and holder.headings.get(label) in _PEOPLE for label, held in holder.cells.items())

    def _leads_on(self, line: Line, label: str) -> bool:
        """Take “You should see:”, first thing under a label, for the beginning of what the label is over."""
        if (
            self.outline.cell is None
            or self.outline.cell
            or line.heading
            or line.is_bold
            or self.words.is_whole_column(label)
        ):
            return False
        self.outline.cell.append(line)
        return True

    def _asks_of_part(self, line: Line, label: str, following: Item | None) -> bool:
        """Tell “What this priority is about”, a heading said again under each part, of which it asks the same."""
        if is_question(line) and not line.heading:
            return bool(self.stack.open) and not self.outline.looks.is_asked(line)
        top = next((part for part in reversed(self.stack.open) if part.sort[0] == "heading"), None)
        is_below = top is not None and bool(line.heading) and line.heading * 2 > top.sort[1]
        return is_below and bool(_ASKS.match(label)) and isinstance(following, Line) and not following.heading

    def _is_set_like_open_part(self, line: Line, label: str) -> bool:
        """Tell a heading in the type of the part that is open, said once: the next part, whatever it is called."""
        is_open = any(part.sort == ("heading", line.heading * 2) for part in self.stack.open)
        return bool(line.heading) and is_open and self.outline.looks.headed[plain(label)] <= 1

    def is_level_above(self, line: Line) -> bool:
        """Say whether a part with a level's word stands open that is set in the same type as a line."""
        return bool(line.heading) and any(part.sort == ("heading", line.heading * 2 + 1) for part in self.stack.open)


def _is_prose(item: Item | None) -> bool:
    """Say whether a line is one of text: no point, no heading, and none that leads in to others."""
    return isinstance(item, Line) and not item.mark.sort and not item.heading and not item.text.endswith(":")
