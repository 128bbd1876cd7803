"""Sections that state something of the trust or its plan: mission, vision, values, context, roles, cycle."""

import re
from dataclasses import replace

from goldenthread.domain.reading.plan_reading.drafts import Draft, Sort
from goldenthread.domain.reading.plan_reading.lines import alike
from goldenthread.domain.reading.plan_reading.lines.leading_in import level_headed
from goldenthread.domain.reading.plan_reading.lines.looks import IS_WHEN, Looks, is_named_value
from goldenthread.domain.reading.plan_reading.notes import Notes, Said
from goldenthread.domain.reading.plan_reading.taken_in.items import Grid, Item, Line
from goldenthread.domain.reading.plan_reading.taken_in.marks import figures
from goldenthread.domain.reading.plan_reading.vocabulary import plain, singular

# What stands below such a heading is short lines, and none of them a heading.
_LISTS_BOOKS = re.compile(r"\b(?:references|reading|bibliography)\b", re.IGNORECASE)
_LISTED = ("bullet", "simple", "letter", "decimal")
_FEWEST_OF_HEADING, _SHORTEST_PARAGRAPH = 3, 120
_NAMED_ABOVE = ("bullet", "code")
_IN_PROSE = ("introduction", "story")
_OF_THEIRS = ("reference", "role", "cycle")
_OF_THE_PRESENT = ("introduction", "story", "context")
_BELOW_A_PART = frozenset(
    ["reference", "cycle", "role", "value", "vision", "mission", "principle", "context", "introduction", "story"]
)


class Sections:
    """Reads them line by line; `now` is the one that is open."""

    def __init__(self, notes: Notes, looks: Looks) -> None:
        self.notes = notes
        self.words = notes.vocabulary
        self.stack = notes.stack
        self.looks = looks
        self.over_words = alike.numbers_over_words(notes.source.items, self.words)
        self.now: Said | None = None
        self.sort: Sort | None = None
        self.is_in_capitals = False
        self.lists_books = False

    def opens(self, line: Line, following: Item | None) -> bool:
        """Open a section where a line is the heading of one."""
        words = line.mark.body if line.mark.sort in ("simple", "decimal") else line.text
        words = words.rstrip(": ")
        kind = self._kind(line, words, following)
        sort = self.looks.heading_sort(line, following) or ("short", 0)
        # “Our commitments”, within a part, names its parts.
        names_parts = self.stack.open and self.words.level(words) and singular(words) != words
        # “Strengths”, said again in part after part, says something of each.
        is_label = self.stack.open and self.looks.labels[plain(words)] > 1 and self.words.is_exact_column(words)
        if not kind or names_parts or is_label or not self._may_open(line, sort, kind):
            return False
        under = self._part_above(sort)
        self._begin(Said(kind, [], words, under, [line]))
        self.sort, self.is_in_capitals = sort, line.is_capitals
        self.lists_books = bool(_LISTS_BOOKS.search(words)) and kind == "reference"
        return True

    def keeps(self, line: Line) -> bool:
        """Say whether a lead-in is of the open section: “The board will:” below “Roles” names what is theirs."""
        return self.now is not None and self.now.kind in _OF_THEIRS and _is_led_in(line)

    def tells_strengths(self) -> bool:
        """Say whether the school's strengths are being told: “Areas for development” beside them are as it stands."""
        if self.now is None or self.now.kind != "context":
            return False
        return any("strength" in said.heading.lower() for said in self.notes.said if said.kind == "context")

    def goes_on(self, line: Line, following: Item | None) -> bool:
        """Take a line into the open section, or end the section where the line does."""
        section = self.now
        if section is None:
            return False
        is_counted = line.span in self.over_words or _counts_what_follows(line, following)
        is_counted = is_counted or self._begins_count(line, following)
        if is_counted or self._names_what_follows(line, following):
            self.now = None
            return False
        sort = self.looks.heading_sort(line, following)
        # “Governors are responsible for:” is one of the roles that a section tells of, and no part.
        is_of_section = _is_led_in(line) and section.kind not in _IN_PROSE
        if sort and sort[0] == "short" and (self.lists_books or is_of_section):
            sort = None
        if (sort and self._ends(sort, line, following)) or self._is_beside(line):
            self.now = None
            return False
        is_led = bool(section.head) and _is_led_in(section.head[-1])
        is_first = not section.lines and (sort == self.sort or is_led)
        if (sort and not is_first) or _is_led_in(line):
            kind = self.words.statement(line.text) or section.kind
            self._begin(Said(kind, [], line.text.rstrip(": "), section.under, [line]))
        elif line.mark.sort in _LISTED and section.kind not in _IN_PROSE:
            self._add_point(section, line)
        else:
            self._add_words(section, line)
        return True

    def _begins_count(self, line: Line, following: Item | None) -> bool:
        """Tell “1. Charity”, a heading behind the points of a section, from one more of its points."""
        is_first = (
            line.mark.sort == "simple" and figures(line.mark.number) == [1] and line.is_short and bool(line.gap)
        )
        points = [held for held in (self.now.lines if self.now else []) if held.mark.sort == "bullet"]
        return is_first and bool(points) and isinstance(following, Line) and not following.mark.sort

    def _is_beside(self, line: Line) -> bool:
        """Tell “DEPARTMENT LONG-TERM PLAN:” in capitals from what a section says, such as “RESPECT:” of a value."""
        is_set_off = line.is_capitals and _is_led_in(line) and len(line.text.split()) >= _FEWEST_OF_HEADING
        return is_set_off and bool(self.now and self.now.lines) and not self.words.statement(line.text)

    def _names_what_follows(self, line: Line, following: Item | None) -> bool:
        """Tell “School improvement aims” right above points: they are the plan's, whatever it told before."""
        is_over_points = isinstance(following, Line) and following.mark.sort in _NAMED_ABOVE and bool(line.gap)
        name = replace(line, text=line.text.rstrip(":; "))
        is_name = name.text and name.is_short and not line.mark.sort and not self.words.statement(line.text)
        return bool(is_over_points and is_name and level_headed(line.text, self.words))

    def _kind(self, line: Line, words: str, following: Item | None) -> str:
        """Say which kind of section a line opens by its words; empty where none."""
        if line.mark.sort in ("bullet", "letter") or len(words) > 90 or words.endswith((".", "?", ";")):
            return ""
        is_over_list = isinstance(following, Line) and following.mark.sort == "bullet"
        is_set_off = (
            line.heading
            or line.is_capitals
            or line.is_bold
            or line.gap
            or line.text.endswith(":")
            or (is_over_list and self.words.is_statement(words))
        )
        # “Statement of intent”, whole words that open one, right above a paragraph.
        is_set_off = is_set_off or (self.words.is_statement(words) and _is_paragraph(following))
        runs_on = isinstance(following, Line) and following.gap == 0 and following.text[:1].islower()
        return self.words.statement(words) if is_set_off and not runs_on and not line.text[0].islower() else ""

    def _begin(self, section: Said) -> None:
        """Begin a statement. A heading right under another that says nothing by itself takes it along."""
        if self.now is not None and not self.now.lines and self.notes.said[-1] is self.now:
            section.head = [*self.now.head, *section.head]
            self.notes.said.pop()
        self.now = section
        self.notes.said.append(section)

    def _add_point(self, section: Said, line: Line) -> None:
        head = [] if section.lines else section.head
        self.notes.said.append(Said(section.kind, [line], section.heading, section.under, head))
        if not section.lines and section in self.notes.said:
            self.notes.said.remove(section)
            section.lines, section.head = [line], []

    def _add_words(self, section: Said, line: Line) -> None:
        last = self.notes.said[-1]
        is_new_value = section.kind in ("value", "principle") and is_named_value(line) and section.lines
        if not is_new_value and last.heading == section.heading and last.kind == section.kind:
            last.lines.append(line)
        else:
            self.notes.said.append(Said(section.kind, [line], section.heading, section.under))
        section.lines = section.lines or [line]

    def _may_open(self, line: Line, sort: Sort, kind: str) -> bool:
        """Say whether a section may open here: a part of the plan may itself be called “Context”."""
        if line.mark.sort == "decimal":
            return False
        holder = self.stack.holder
        if holder is None or (sort[0] == "heading" and self.stack.open and sort[1] <= self.stack.open[0].sort[1]):
            return True
        if holder.sort[0] in ("row", "decimal", "simple"):
            return sort[0] in ("heading", "short", "capitals") and kind in _BELOW_A_PART
        return sort[0] != "heading" or kind in ("mission", "vision", "value", "intent", "reference")

    def _part_above(self, sort: Sort) -> Draft | None:
        if sort[0] == "heading":
            while self.stack.open and not (
                self.stack.open[-1].sort[0] == "heading" and self.stack.open[-1].sort[1] < sort[1]
            ):
                self.stack.open.pop()
        elif self.stack.above.get(sort, "unknown") is None:
            self.stack.open.clear()
        return self.stack.top

    def _is_within(self, line: Line) -> bool:
        """Say whether a heading is one within the open section: a month of its cycle, a name in capitals below it."""
        section = self.now
        if section is None:
            return False
        if not section.lines and section.head and _is_led_in(section.head[-1]):
            return True
        is_below = line.is_capitals and not self.is_in_capitals and section.kind not in _OF_THE_PRESENT
        return is_below or (section.kind == "cycle" and bool(IS_WHEN.fullmatch(line.text)))

    def _ends(self, sort: Sort, line: Line, following: Item | None) -> bool:
        held = self.sort
        if sort == held and self._says_it(following):
            return False
        if self.notes.tells_to_the_next_heading and self.now and self.now.lines:
            return True
        if self._is_within(line):
            return False
        if held is None or held[0] == "heading" or sort[0] == "heading":
            return sort[0] == "heading" and (held is None or held[0] != "heading" or sort[1] <= held[1])
        if sort == held:
            # A short line right under a section's heading is what the section says.
            return bool(self.now and self.now.lines) or isinstance(following, Grid)
        # Below what is told of a school as it is, a line in capitals heads the plan.
        is_beyond = bool(self.now and self.now.lines) and self.now is not None and self.now.kind in _OF_THE_PRESENT
        return sort[0] not in ("capitals", "bold") or (sort[0] == "capitals" and is_beyond)

    def _says_it(self, following: Item | None) -> bool:
        """Tell a motto set as large as “Our mission” above it: it heads nothing, as the next to be stated follows."""
        is_bare = self.now is not None and not self.now.lines
        return is_bare and isinstance(following, Line) and bool(self.words.statement(following.text))


def _is_paragraph(item: Item | None) -> bool:
    return isinstance(item, Line) and len(item.text) >= _SHORTEST_PARAGRAPH and item.text.endswith(".")


def _counts_what_follows(line: Line, following: Item | None) -> bool:
    """Tell “1. Catholic life” right above “1.1 …”: parts of the plan are so numbered, and points of a section not."""
    if line.mark.sort != "simple" or not isinstance(following, Line) or following.mark.sort != "decimal":
        return False
    return figures(line.mark.number) == figures(following.mark.number)[:1]


def _is_led_in(line: Line) -> bool:
    """Tell a short line that ends in a colon, over what it introduces."""
    return line.text.endswith(":") and not line.mark.sort and len(line.text) < 80 and ". " not in line.text
