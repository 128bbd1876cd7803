"""Reading a checklist out of a table that somebody made: which column holds what, which rows are areas.

A table has a question on each row. Columns are known by what stands over them, in whatever order; without headings
the longest column holds the questions. A row with one filled cell opens an area. Nothing is invented: what is not
understood is said, and the question is kept as one that is met, partly met or not met.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from goldenthread.domain.reading.checklist_reading.answers import (
    answer_behind,
    is_no,
    is_yes,
    kind_of,
    numbers_in,
    points_named,
    scale_in,
    scaled,
    weight_of,
)
from goldenthread.domain.reading.checklist_reading.areas import NUMBERED, leading, lone, with_parts
from goldenthread.domain.reading.checklist_reading.columns import (
    beside,
    codes_of,
    guessed,
    points_across,
    read_columns,
    told_columns,
)
from goldenthread.domain.reading.checklist_reading.rubric import as_questions
from goldenthread.domain.reading.columns import Told

# Where one school's evidence lies is no part of what is asked of all.
AN_ADDRESS = re.compile(r"^(?:https?:|www\.|/)\S*$|^\S+\.(?:pdf|docx?|xlsx?)$", re.IGNORECASE)
MOST = 300
# A box before a question is ticked or not.
A_BOX, TO_TICK = re.compile(r"\s*(?:[☐□▢◻❏❑]|\[\s?\])"), "yes/no"
# What ends a list and is no question: a line to be filled in at each check.
FOR_WORDS = re.compile(
    r"(?:any )?(?:other )?(?:comments?|notes?|signed|signature|name|remarks?|actions?)\b", re.IGNORECASE
)
# A line that says what is so is asked about, and heads nothing.
SAYS_WHAT_IS = re.compile(r"\w \b(?:is|are|has|have|was|were|must|should|can)\b \w", re.IGNORECASE)


@dataclass
class ReadChecklist:
    """Areas with their questions as a checklist keeps them, and what could not be understood.

    `columns`: of each table that was read, by its place, which row its headings are and what each column holds.
    """

    areas: list[dict[str, Any]] = field(default_factory=list)
    flaws: list[str] = field(default_factory=list)
    titles: list[str] = field(default_factory=list)
    columns: dict[int, Told] = field(default_factory=dict)

    @property
    def title(self) -> str:
        """Return what stands over the only table, where it stands alone; several tables have no name together."""
        return self.titles[0] if len(self.titles) == 1 else ""

    @property
    def count(self) -> int:
        return sum(len(area["questions"]) for area in self.areas)


Tables = Iterable[tuple[str, Sequence[Sequence[str]]]]


def read_tables(tables: Tables, says: str = "", told: Mapping[int, Told | None] | None = None) -> ReadChecklist:
    """Read tables, each with what stood over it, into one checklist; `says` may name how all is answered.

    `told` is what a person says of a table, by its place, counting its rows that are not empty; None leaves it out.
    """
    found, reading = ReadChecklist(), _Reading()
    reading.answer_by(scale_in(says))
    plain, told = filled_tables(tables), told or {}
    headings = [read_columns(rows) if rows else (-1, {}) for _, rows in plain]
    headed = [at >= 0 for at, _ in headings]
    told = {**_as_beside(plain, headings), **told}
    over = [rows[at][columns["asks"]] for (_, rows), (at, columns) in zip(plain, headings, strict=True) if at >= 0]
    reading.are_several = len(set(over)) == len(over) > 1
    for place, ((title, rows), has_headings) in enumerate(zip(plain, headed, strict=True)):
        if place in told:
            if (said := told[place]) is not None:
                found.columns[place] = reading.take(found, title, rows, said) or said
        elif rows and not has_headings and any(headed):
            # What stands beside tables with headings and has none explains how they are filled in.
            reading.answer_by(scale_in("\n".join(cell for row in rows for cell in row if cell)) or reading.scale)
            found.flaws.append(f"“{title or rows[0][0]}” has no headings and was left out.")
        elif as_it_is := reading.take(found, title, rows):
            found.columns[place] = as_it_is
    found.areas = [area for area in found.areas if area["questions"]]
    if reading.left_out:
        found.flaws.append(f"{reading.left_out} questions beyond {MOST} were left out.")
    return found


class _Reading:
    """One reading of some tables: the keys that were given, and how many questions did not fit."""

    def __init__(self) -> None:
        self.keys: set[str] = set()
        self.said: set[tuple[str, str]] = set()
        self.count = self.left_out = 0
        self.scale: list[str] = []
        self.answered = ""
        self.kept: list[tuple[int, str]] = []
        # Tables that differ by what stands over their questions are areas.
        self.are_several = False

    def take(
        self, found: ReadChecklist, title: str, plain: Sequence[Sequence[str]], told: Told | None = None
    ) -> Told | None:  # fmt: skip
        """Take a table, and return what its columns were taken for; nothing of a bare list, nor of a rubric."""
        if not plain:
            return None
        rubric = None if told else as_questions(plain, title)
        plain = rubric or plain
        at, columns = told_columns(told) if told else read_columns(plain)
        body = plain[at + 1 :]
        if at >= 0:
            found.titles.append(_over(plain[:at]))
        if "asks" not in columns:
            columns = {**columns, "asks": _longest(plain)}
            if max(map(len, plain)) > 1:
                found.flaws.append(
                    "No headings were recognised: the column with most words is taken for the questions."
                )
        heads = plain[at] if at >= 0 else ()
        self.kept = [(place, heads[place]) for place in beside(heads, columns, told)]
        self._answer_as_said(found, plain[: at + 1], columns)
        again = [row for row in body if at >= 0 and _heads_again(row, heads, columns)]
        above = lone(plain[at - 1]) if at > 0 and leading(body) else ""
        subject = heads[columns["asks"]] if at >= 0 and self.are_several else ""
        area = self._area(found, heads[columns["asks"]] if again else above or title or subject or "Questions")
        self._take_rows(found, area, body, columns, again)
        codes = codes_of(heads or plain[0], columns, [place for place, _ in self.kept])
        is_list = at < 0 and max(map(len, plain)) == 1
        return None if rubric or is_list else Told(at, tuple(codes), frozenset() if told else guessed(heads, columns))

    def _answer_as_said(
        self, found: ReadChecklist, rows: Sequence[Sequence[str]], columns: Mapping[str, int]
    ) -> None:  # fmt: skip
        """Learn how all is answered: a form to be filled in says it in its heading, or in the lines over that."""
        if points := scale_in("\n".join(cell for row in rows[:-1] for cell in row if cell)):
            self.answer_by(points)
        self.answered = points_named(_cell(rows[-1], columns, "kind")) if rows else ""
        if rows and (ticked := points_across(rows[-1])):
            # Columns of which one is ticked.
            self.answered = "/".join(rows[-1][place] for place in ticked)
        if not self.scale and (numbers := numbers_in(self.answered)):
            self.answer_by(numbers)
            found.flaws.append(f"“{self.answered}” does not say which end is best: {numbers[-1]} is taken for it.")

    def _take_rows(
        self, found: ReadChecklist, area: dict[str, Any], body: Sequence[Sequence[str]], columns: Mapping[str, int],
        again: Sequence[Sequence[str]],
    ) -> None:  # fmt: skip
        is_list = _is_mostly_lone(body)
        opening = leading(body) if is_list else frozenset()
        parents = with_parts(body, columns)
        for at_row, row in enumerate(body):
            asks = _cell(row, columns, "asks")
            filled = [cell for cell in row if cell]
            named = _cell(row, columns, "area")
            opens = at_row in opening or (len(filled) == 1 and _opens_area(filled[0], is_list=is_list))
            if is_list and opens and _is_left_blank(body, at_row):
                self._keep(area, row, columns)
                continue
            if asks and (at_row in parents or row in again):
                area = self._area(found, asks)
                continue
            if len(filled) == 1 and (not asks or (opens and columns.get("area", columns["asks"]) >= columns["asks"])):
                area = self._area(found, filled[0])
                continue
            if not asks:
                continue
            if named:
                area = self._area(found, named)
            self._keep(area, row, columns)

    def answer_by(self, points: Sequence[str]) -> None:
        """Answer what is only met or not by the points of a scale that stands over the whole."""
        self.scale = list(points)

    def _area(self, found: ReadChecklist, name: str) -> dict[str, Any]:
        name = NUMBERED.sub("", name).strip(" :")[:80] or "Questions"
        same = next((area for area in found.areas if area["name"].casefold() == name.casefold()), None)
        if same is None:
            same = {"key": self._key(name), "name": name, "questions": []}
            found.areas.append(same)
        return same

    def _keep(self, area: dict[str, Any], row: Sequence[str], columns: Mapping[str, int]) -> None:
        told = _cell(row, columns, "asks")
        asks, behind = answer_behind(NUMBERED.sub("", told)[:400].strip())
        waits = asks.endswith(":") and FOR_WORDS.match(asks)
        if not asks or waits or (area["key"], asks.casefold()) in self.said:
            return
        if self.count >= MOST:
            self.left_out += 1
            return
        self.count += 1
        self.said.add((area["key"], asks.casefold()))
        shown = _cell(row, columns, "evidence")
        guidance = _cell(row, columns, "guidance")
        if shown and not is_yes(shown) and not is_no(shown) and not AN_ADDRESS.match(shown):
            guidance = f"{guidance} Evidence: {shown}".strip()
        more = [f"{head.rstrip(':')}: {row[place]}." for place, head in self.kept if place < len(row) and row[place]]
        guidance = " ".join(filter(None, [guidance, *more]))
        said = _cell(row, columns, "kind") or behind or self.answered
        if is_yes(said) or is_no(said):
            said = self.answered
        area["questions"].append({
            "key": self._key(asks), "asks": asks, "guidance": guidance[:2_000],
            "standard": _cell(row, columns, "standard")[:200], "weight": weight_of(_cell(row, columns, "weight")),
            "evidence": bool(shown) and not is_no(shown),
            **kind_of(asks, said or TO_TICK * bool(A_BOX.match(told))),
        })  # fmt: skip
        if self.scale and area["questions"][-1]["kind"] == "judgement":
            area["questions"][-1] |= scaled(self.scale)

    def _key(self, words: str) -> str:
        base = re.sub(r"[^a-z0-9]+", "-", words.lower()).strip("-")[:50].strip("-") or "question"
        key = next(each for n in range(1, MOST * 10) if (each := base if n == 1 else f"{base}-{n}") not in self.keys)
        self.keys.add(key)
        return key


def _as_beside(
    plain: Sequence[tuple[str, Sequence[Sequence[str]]]], headings: Sequence[tuple[int, Mapping[str, int]]]
) -> dict[int, Told | None]:  # fmt: skip
    """Return what the columns are of tables that begin with the headings of another: one row says too little."""
    known = {
        tuple(rows[at]): (rows[at], columns)
        for (_, rows), (at, columns) in zip(plain, headings, strict=True) if at >= 0
    }  # fmt: skip
    alike = (
        (place, *known[tuple(rows[0])])
        for place, ((_, rows), (at, _)) in enumerate(zip(plain, headings, strict=True))
        if at < 0 and len(rows) > 1 and tuple(rows[0]) in known
    )
    return {place: Told(0, tuple(codes_of(row, columns, beside(row, columns)))) for place, row, columns in alike}


def filled_tables(tables: Tables) -> list[tuple[str, list[list[str]]]]:
    """Return tables as they are counted: without empty rows, each cell in one line."""
    return [(title, _filled(rows)) for title, rows in tables]


def _filled(rows: Sequence[Sequence[str]]) -> list[list[str]]:
    plain = [[" ".join(cell.split()) for cell in row] for row in rows]
    return [row for row in plain if any(row)]


def _over(rows: Sequence[Sequence[str]]) -> str:
    """Return the first words that stand alone over the headings, where they are no line to be filled in."""
    lone = (cells[0] for row in rows if len(cells := [cell for cell in row if cell]) == 1)
    return next((says for says in lone if " " in says and not says.endswith(":")), "")


def _is_left_blank(body: Sequence[Sequence[str]], at: int) -> bool:
    """Say whether a line that ends in a colon waits for an answer, for nothing of a list follows it."""
    words = next(filter(None, body[at]))
    return words.endswith(":") and at + 1 == len(body) and not FOR_WORDS.match(words)


def _heads_again(row: Sequence[str], heads: Sequence[str], columns: Mapping[str, int]) -> bool:
    """Say whether a row is the headings once more, with what the next questions are about over them."""
    rest = [place for place, head in enumerate(heads) if head and place != columns["asks"]]
    return bool(rest) and all(place < len(row) and row[place] == heads[place] for place in rest)


def _is_mostly_lone(body: Sequence[Sequence[str]]) -> bool:
    """Say whether most rows hold one filled cell: a form with columns still to be filled in, or a bare list."""
    lone = sum(sum(bool(cell) for cell in row) == 1 for row in body)
    return lone * 2 > len(body)


def _longest(rows: Sequence[Sequence[str]]) -> int:
    width = max(len(row) for row in rows)
    return max(range(width), key=lambda place: sum(len(row[place]) for row in rows if place < len(row)))


def _cell(row: Sequence[str], columns: Mapping[str, int], what: str) -> str:
    place = columns.get(what)
    return row[place] if place is not None and place < len(row) else ""


def _opens_area(words: str, *, is_list: bool) -> bool:
    """Say whether a row with one filled cell is a heading; in a bare list only capitals or a colon make it one."""
    if is_list:
        return words.endswith(":") or words.isupper()
    return len(words) <= 60 and not words.endswith((".", "?")) and not SAYS_WHAT_IS.search(words)
