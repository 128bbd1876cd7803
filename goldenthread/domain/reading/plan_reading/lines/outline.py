"""Reading the lines of a plan: which is a heading, which a point of a list, a label, or the text of what is above."""

import re

from goldenthread.domain.reading.plan_reading import plan_title
from goldenthread.domain.reading.plan_reading.drafts import LISTED, Draft, Sort
from goldenthread.domain.reading.plan_reading.lines import counting, titles
from goldenthread.domain.reading.plan_reading.lines.alike import NAMES
from goldenthread.domain.reading.plan_reading.lines.labels import SAID_IN_A_LINE, Labels
from goldenthread.domain.reading.plan_reading.lines.leading_in import counted_by, level_led_in, lines_over_counts
from goldenthread.domain.reading.plan_reading.lines.looks import (
    LABEL,
    Looks,
    aside_of,
    breaks_off,
    is_question,
    keep_rest,
    part_of,
)
from goldenthread.domain.reading.plan_reading.lines.sections import Sections
from goldenthread.domain.reading.plan_reading.notes import Notes, Said
from goldenthread.domain.reading.plan_reading.taken_in.items import Grid, Item, Line
from goldenthread.domain.reading.plan_reading.taken_in.marks import figures
from goldenthread.domain.reading.plan_reading.vocabulary import plain, singular

_MOST_WORDS_OVER = 12
_CLOSE_SET = 2
_BELOW_A_COUNT: Sort = ("decimal", 2)
_LEADING_IN: Sort = ("leading in", 1)
# “Our three commitments” name commitments.
_COUNTING = re.compile(r"^(?:(?:our|the)\s+)?(?:(?:two|three|four|five|six|seven|eight|nine|ten)\s+)?", re.IGNORECASE)
# “Priorities for 2026-27” name priorities.
_OF_YEARS = re.compile(
    r"\s*[-–:(]?\s*(?:for\s+)?(?:the\s+)?(?:(?:academic|school)\s+)?(?:years?\s+)?(?:19|20)\d\d(?:\s?[-–/]\s?(?:20)?\d\d)?\)?$"
)
_GETS_THERE = re.compile(
    r"how (?:we will|we’ll|we'll|will we|we) (?:get there|do (?:it|this)|achieve (?:it|this))", re.IGNORECASE
)
_BEFORE_THE_PLAN = ("introduction", "story")


class Outline:
    """Reads lines in order into the notes. What is open is the last thing that a further line may go on with."""

    def __init__(self, notes: Notes) -> None:
        self.notes = notes
        self.words = notes.vocabulary
        self.stack = notes.stack
        self.looks = Looks(notes.source.items)
        self.labels = self.looks.labels
        self.over_counts = lines_over_counts(notes.source.items, self.words)
        self.named_points = counting.points_with_names(notes.source.items, self.words)
        self.sections = Sections(notes, self.looks)
        self.said = Labels(self)
        self.cell: list[Line] | None = None
        self.cell_takes_points = True
        self.group = ""
        self.group_depth = 0
        self.over_all = counting.said_of_several(notes.source.items, self.labels)
        self.heading_levels: dict[Sort, str] = {}

    @property
    def section(self) -> Said | None:
        """Return the section of statements that is open."""
        return self.sections.now

    def read(self, line: Line, following: Item | None) -> None:
        """Take in one line; `following` is what comes next, by which a heading is known."""
        if self._is_aside(line):
            self._add_text(line)
            return
        if self._opens_part(line) or self._leads_in(line, following):
            return
        is_told = self.words.is_statement(line.text) or self.sections.keeps(line)
        is_part = line.span in self.looks.headings.over_lists and not is_told
        if is_part and self._opens_heading(line, following):
            return
        if self.sections.opens(line, following):
            self.cell = None
            return
        if self.said.takes(line, following) or self.sections.goes_on(line, following):
            return
        if self._opens_heading(line, following):
            return
        if not self.section and line.span in self.looks.naming and (named := NAMES.fullmatch(line.text)):
            self.cell = None
            draft = Draft(("bullet", line.indent), level=self.group, head=[line], title=named["name"])
            keep_rest(self.stack.add(draft), line, named["text"])
        elif not self.section and line.mark.sort:
            self._add_listed(line)
        else:
            self._add_text(line)

    def _is_aside(self, line: Line) -> bool:
        """Tell “(Target: a forum by September)”, a line in brackets right below a point, which says more of it."""
        is_bracketed = line.text.startswith("(") and line.text.rstrip(".").endswith(")") and not line.mark.sort
        is_below = not line.gap or (line.gap == 1 and self.stack.top is not None and self.stack.top.sort[0] in LISTED)
        return is_bracketed and is_below and bool(self.stack.open) and self.section is None and not self.cell

    def _leads_in(self, line: Line, following: Item | None) -> bool:
        """Take the level that a line names for the list below it; the line itself is text of what is open."""
        is_counted = isinstance(following, Line) and (following.mark.sort == "simple" or counted_by(line.text) > 0)
        if self.section is not None and self.section.kind not in _BEFORE_THE_PLAN and not is_counted:
            return False
        level = level_led_in(line, following, self.words)
        if not level:
            return False
        self.close()
        if not self.stack.is_at_counted_title():
            self.stack.close_lists()
        if line.span in self.over_counts and all(part.sort == _LEADING_IN for part in self.stack.open):
            self.stack.add(Draft(_LEADING_IN, head=[line], title=line.text.rstrip(":-– ")))
        else:
            self._add_text(line)
        self.group, self.group_depth = level, 0
        return True

    def close(self) -> None:
        """End what is open, as a table does."""
        self.sections.now = None
        self.cell = None

    def _opens_part(self, line: Line) -> bool:
        """Open a part where a line begins with a level's word and number, or with a code."""
        if line.mark.sort not in ("level", "code"):
            return False
        if self._belongs_to_column(line):
            return True
        if line.mark.sort == "code" and self.section is not None and line.mark.depth > 1:
            return False
        self.close()
        # What a heading names and codes count goes on to be named so.
        self.group = self.group if line.mark.sort == "code" and not line.mark.level else ""
        sort: Sort = (
            # Of two headings alike, the one with a level's number stands below the one without.
            ("heading", line.heading * 2 + 1)
            if line.heading
            else (f"level {plain(line.mark.level)}", line.mark.depth)
        )
        sort = self._sort_of_level(line) or (_BELOW_A_COUNT if self._counts_in_letters(line) else sort)
        level = line.mark.level or (self.group if line.mark.depth == 1 else "")
        draft = Draft(sort, level=level, number=line.mark.number)
        draft.is_level_said = line.mark.sort == "level" or level == self.group != ""
        self._add_titled(draft, line)
        return True

    def _counts_in_letters(self, line: Line) -> bool:
        """Tell “A. …”, with which points below “3. …” are counted, from the letters of the plan's own parts."""
        is_letter = line.mark.sort == "code" and not (line.heading or figures(line.mark.number))
        sorts = [part.sort for part in self.stack.open]
        return is_letter and ("decimal", 1) in sorts and ("level ", 0) not in sorts

    def _sort_of_level(self, line: Line) -> Sort | None:
        """Return how an open part of the same level looks, beside which one without a style of its own stands."""
        if line.heading or line.mark.sort != "level":
            return None
        depth = len(figures(line.mark.number))
        alike = (
            part.sort for part in self.stack.open
            if part.is_level_said and part.sort[0] not in LISTED
            and plain(part.level) == plain(line.mark.level) and len(figures(part.number)) == depth
        )  # fmt: skip
        return next(alike, None)

    def _add_titled(self, draft: Draft, line: Line) -> None:
        """Put a part into the tree under the words of its line: title, text, and who and when in brackets."""
        line = self._without_aside(draft, line)
        draft.head = [line]
        draft.title, text, guessed = titles.split(line.mark.body, is_heading=bool(line.heading))
        draft = self.stack.add(draft)
        if text:
            keep_rest(draft, line, text)
        if guessed:
            draft.marks.append("title runs into text")

    def _without_aside(self, draft: Draft, line: Line) -> Line:
        """Return a line without what it says at its end of who and when, which becomes cells of its part."""
        kept, said = aside_of(line)
        meanings = [self.words.column(label) for label, _ in said]
        if not (any(meaning in SAID_IN_A_LINE for meaning in meanings) and kept.mark.body):
            return line
        for (label, value), meaning in zip(said, meanings, strict=True):
            draft.cells[label], draft.headings[label] = [part_of(line, value)], meaning
        return kept

    def _belongs_to_column(self, line: Line) -> bool:
        """Put “KPI 3.7: …” behind a table into the column of the part of that number."""
        meaning = self.words.column(line.mark.level)
        is_again = any(plain(part.level) == plain(line.mark.level) for part in self.stack.open)
        if not meaning or meaning == "level" or is_again or not figures(line.mark.number):
            return False
        target = self.stack.by_number.get(tuple(figures(line.mark.number)))
        if target is None or target.sort[0] == "bullet":
            return False
        headings = [heading for heading, held in target.headings.items() if held == meaning]
        heading = headings[0] if headings else line.mark.level
        self.cell = target.cells.setdefault(heading, [])
        self.cell.append(line)
        self.notes.ask(
            "column",
            f"“{line.text[:60]}” stands behind the table. Does it belong to {target.number} under “{heading}”?",
            "Yes",
            line.span,
            target,
            choices=("Yes", "No"),
        )
        return True

    def _opens_heading(self, line: Line, following: Item | None) -> bool:
        sort = self.looks.heading_sort(line, following)
        if sort is None:
            return False
        labelled = LABEL.match(line.text) if not line.mark.sort else None
        if labelled and labelled["value"] and self.is_level(labelled["label"].strip()):
            return self.opens_labelled(line, labelled["label"].strip(), labelled["value"].strip())
        is_numbered_anyhow = line.mark.sort in ("simple", "decimal") and line.heading not in self.looks.over_numbers
        if is_numbered_anyhow and self.said.is_level_above(line):
            return False
        if self.names_group(line, line.mark.body if line.mark.sort else line.text, is_heading=True):
            self._close_alike(line, sort)
            return True
        self.close()
        if self.group and self.stack.top is None:
            self.heading_levels.setdefault(sort, self.group)
        self.group = ""
        if sort[0] == "capitals" and sort not in self.stack.above and self.stack.open:
            holder = self.stack.open[0]
            if holder.has_content:
                self.stack.open.clear()
        # “How will we achieve this?”, where no part looks so, leads to parts and is none.
        leads = sort[0] == "short" and is_question(line) and sort not in self.stack.above
        if leads or self._is_over_each_table(line, following):
            self.notes.source.set_aside("heading of a list", line.spans)
            return True
        number, title = (line.mark.number, line.mark.body) if line.mark.sort else self.looks.bare_number(line)
        # Where a list named the parts, no other heading is called so.
        is_named = not self.notes.named_first or line.span in self.notes.named_first
        level = self.heading_levels.get(sort, "") if is_named else ""
        draft = Draft(sort, level, number, [line], (title or line.text).rstrip(": "))
        draft.is_level_said = bool(draft.level)
        draft = self.stack.add(draft)
        if line.span in self.looks.headings.barely:
            self.notes.barely.append(draft)
        return True

    def _close_alike(self, line: Line, sort: Sort) -> None:
        """End what is set like “Our priorities”, a heading said once that names what follows: it is no part of it."""
        if self.labels[plain(line.text)] <= 1 and any(part.sort == sort and part.text for part in self.stack.open):
            del self.stack.open[next(at for at, part in enumerate(self.stack.open) if part.sort == sort) :]

    def _is_over_each_table(self, line: Line, following: Item | None) -> bool:
        """Tell “Action plan”, said again in part after part over its table, from a part of that name."""
        is_again = self.looks.labels[plain(line.text)] > 1 and bool(self.stack.open) and not line.mark.sort
        is_below = is_again and (not line.heading or line.heading * 2 > self.stack.open[0].sort[1])
        says_what = self.words.speaks_of_plan(line.text) or bool(self.words.column(line.text))
        return is_below and isinstance(following, Grid) and says_what

    def opens_labelled(self, line: Line, label: str, value: str) -> bool:
        self.close()
        self.group = ""
        # What is set as a heading stands beside others that are set so.
        sort: Sort = ("heading", line.heading * 2) if line.heading else (f"level {plain(label)}", 1)
        number = line.mark.number if line.mark.sort == "simple" else ""
        draft = Draft(sort, level=label, number=number, head=[part_of(line, value)], title=value, is_level_said=True)
        self.stack.add(draft)
        return True

    def is_level(self, label: str) -> bool:
        """Say whether a label names one part: “Objective”, and not “Actions”, which says what a part holds."""
        return bool(self.words.level(label)) and singular(label) == label

    def names_group(self, line: Line, label: str, *, is_heading: bool = False, is_over_prose: bool = False) -> bool:
        """Take “Key strategies” over numbered lines for the name of what follows, and for no part itself."""
        label = _OF_YEARS.sub("", label.rstrip(":; "))
        one = singular(label)
        if not is_over_prose and self._leads_to_parts(line, label):
            self.sections.now = None
            self.cell = None
            self.stack.close_for_list(is_of_all=plain(line.text) in self.over_all)
            self.group, self.group_depth = "", 0
            self.notes.source.set_aside("heading of a list", line.spans)
            return True
        if self.words.column(label) not in ("", "level", "activities"):
            return False
        if one == label or not self.words.level(label) or line.mark.sort in ("bullet", "letter", "decimal"):
            return False
        if self.sections.tells_strengths() and not line.heading:
            return False
        if line.mark.sort == "" and not (
            line.text.endswith((":", ";")) or line.heading or is_heading or self.labels[plain(label)] > 1
        ):
            return False
        self.sections.now = None
        self.cell = None
        self.stack.close_for_list(is_of_all=plain(line.text) in self.over_all)
        if line.mark.is_number:
            self.stack.close_headings(line.heading)
        self.group, self.group_depth = _COUNTING.sub("", one), 0
        if not plan_title.take_title(line, self.notes):
            self.notes.source.set_aside("heading of a list", line.spans)
        return True

    def _leads_to_parts(self, line: Line, label: str) -> bool:
        """Tell “What we will do”, said in every part over its points, which names no level."""
        is_said_again = self.labels[plain(label)] > 1 and len(label.split()) > 1 and not line.mark.sort
        is_exact = self.words.is_whole_column(label) and not self.words.level(label)
        names_deeds = self.words.column(label) == "level" or bool(_GETS_THERE.fullmatch(label.strip(" :?")))
        return is_said_again and is_exact and names_deeds and bool(self.stack.open)

    def _add_listed(self, line: Line) -> None:
        if self.cell is not None and line.mark.sort in ("bullet", "letter") and self.cell_takes_points:
            self.cell.append(line)
            return
        if self.cell is not None and self._belongs_to_cell(line):
            self.cell.append(line)
            return
        self.cell = None
        kind = line.mark.sort if line.mark.sort and line.mark.sort != "letter" else "bullet"
        depth = line.mark.depth if kind == "decimal" else line.indent + (line.mark.sort == "letter")
        if kind == "simple":
            # A number that the document draws is as deep as its list; one that is typed counts the first level.
            kind, depth = "decimal", 1 + (line.indent if line.body == line.text else 0)
        if kind == "bullet":
            self._end_numbers(line)
        # Points below the numbered parts that a heading names are others.
        group = "" if kind == "bullet" and self.group_depth else self.group
        # What heads a table of its own is closed by no row of it.
        kind = "over table" if line.span in self.looks.over_tables else kind
        draft = Draft((kind, depth), number=line.mark.number, level=group)
        draft.is_level_said = bool(group)
        if self.group and kind == "decimal":
            self.group_depth = self.group_depth or depth
            if depth > self.group_depth:
                draft.level = f"Sub-{self.group.split()[-1].lower()}"
        self._add_titled(draft, line)

    def _end_numbers(self, line: Line) -> None:
        """Close a close-set numbered list where points begin behind a gap, as far in as its numbers are."""
        top = self.stack.top
        siblings = [part for part in self.stack.beside(top) if top and part.sort == top.sort]
        if top is None or top.sort[0] != "decimal" or len(siblings) < _CLOSE_SET or not line.gap or not top.head:
            return
        is_close = all(not (part.children or part.text) for part in siblings) and not siblings[1].head[0].gap
        if is_close and line.indent <= top.head[0].indent:
            self.stack.close_lists()

    def _belongs_to_cell(self, line: Line) -> bool:
        """Say whether a numbered line goes on with the open cell: not where it counts on from an open part."""
        if line.mark.sort != "simple" or self.group or not self.cell_takes_points:
            return False
        counted = figures(line.mark.number)
        parts = [figures(part.number) for part in self.stack.open if part.sort == ("decimal", 1)]
        is_next = any(counted and held and counted[0] == held[0] + 1 for held in parts)
        return not is_next or any(held.mark.sort == "simple" for held in self.cell or ())

    def _add_text(self, line: Line) -> None:
        if self.section is not None:
            self.notes.said.append(Said(self.section.kind, [line], self.section.heading, self.section.under))
            return
        if self._continues_cell(line):
            return
        if self.cell is not None:
            self.cell.append(line)
            return
        top = self.stack.top
        if top is None:
            self.notes.said.append(Said("introduction", [line]))
            return
        if top.sort[0] == "row":
            self.stack.close_lists()
            top = self.stack.top
        elif top.sort[0] == "bullet" and line.gap and line.indent <= top.sort[1]:
            self.stack.close_points()
            top = self.stack.top
        if top is None:
            self.notes.said.append(Said("other", [line]))
            return
        if top.sort[0] == "question" and not any(child.sort[0] == "response" for child in top.children):
            draft = Draft(("response", 1), head=[line])
            draft.title, text, _ = titles.split(line.text)
            self.stack.add(draft)
            if text:
                keep_rest(draft, line, text)
            return
        top.text.append(self._without_aside(top, line))

    def _continues_cell(self, line: Line) -> bool:
        """Take a line that begins in the middle of a sentence to the cell that broke off before it."""
        top = self.stack.top
        if top is None or top.sort[0] != "row" or not line.text[0].islower():
            return False
        broken = [lines for lines in (top.text or top.head, *top.cells.values()) if lines and breaks_off(lines[-1])]
        lines = broken[0] if broken else (top.text or top.head)
        column = next((heading for heading, held in top.cells.items() if held is lines), "its own text")
        (top.text if lines is top.head else lines).append(line)
        self.notes.ask(
            "column",
            f"“{line.text[:60]}…” goes on in the middle of a sentence behind a page break. "
            "Which column did it stand in?",
            column,
            line.span,
            top,
            choices=tuple(dict.fromkeys((column, "its own text", *top.cells))),
            weight=2,
        )
        return True
