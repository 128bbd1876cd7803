"""Reading a checklist out of a table that somebody made: which column holds what, which rows are areas.

A table has a question on each row. Columns are known by what stands over them, in whatever order; without headings
the longest column holds the questions. A row with one filled cell opens an area. Nothing is invented: what is not
understood is said, and the question is kept as one that is met, partly met or not met.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from goldenthread.domain.reading.checklist_rubric import as_questions

# What stands over a column, and what the column then holds. The first that fits is taken.
HEADINGS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("asks", ("question", "requirement", "criteri", "item", "check", "control", "standard", "statement", "what",
              "task", "duty", "description", "must")),
    ("area", ("area", "section", "category", "heading", "theme", "topic", "domain")),
    ("guidance", ("guidance", "note", "how", "frequency", "detail", "explan", "help", "look for", "comment")),
    ("evidence", ("evidence", "proof", "document required")),
    ("kind", ("answer", "type", "response", "format", "rating", "scale", "score", "status", "rag",
              "compliant", "met", "y / n", "y/n", "yes", "tick")),
    ("standard", ("reference", "source", "statut", "legislation", "regulation", "paragraph", "clause", "link")),
    ("weight", ("weight", "priority", "importance", "risk")),
)  # fmt: skip
# A heading is a few words; a question that stands in a row of its own is more.
MOST_WORDS_IN_A_HEADING = 6
# A bullet or a box; 1.2, 1) or a.; or a bare number before a capital. “A policy is published” begins with a word.
NUMBERED = re.compile(
    r"^\s*(?:[•☐□▢○◻]\s*(?=\S)|[-*–]\s+|\[\s?\]\s+"
    r"|(?:[0-9]{1,3}|[A-Za-z])(?:[.)][0-9A-Za-z]{0,3})*[.)]\s+(?=\S)"
    r"|[0-9]{1,3}(?:\.[0-9A-Za-z]{1,3})+\s+(?=\S)|[0-9]{1,2}\s+(?=[A-Z]))"
)
YES_NO = re.compile(r"\b(?:y\s*/\s*n\b|yes\s*/\s*no|yes or no|true\s*/\s*false)\b", re.IGNORECASE)
DATED = re.compile(r"\b(?:date|when)\b", re.IGNORECASE)
COUNTED = re.compile(r"\b(?:number|how many|count|%|per ?cent|percentage|amount|£)", re.IGNORECASE)
WRITTEN = re.compile(r"\b(?:text|free text|comment|narrative|describe)\b", re.IGNORECASE)
# Where one school's evidence lies is no part of what is asked of all.
AN_ADDRESS = re.compile(r"^(?:https?:|www\.|/)\S*$|^\S+\.(?:pdf|docx?|xlsx?)$", re.IGNORECASE)
# “Y/N/Partial” is met, partly met or not met.
IN_PART = re.compile(r"\bpart", re.IGNORECASE)
POINTS = re.compile(r"\s*[/,;|]\s*")
WEIGHTS = {"high": 3, "medium": 2, "low": 1, "critical": 5, "essential": 3, "must": 3, "should": 2, "could": 1}
# What is written where a question is met, partly met or not met.
USUAL = {
    "met", "partly", "partly met", "partially met", "not met", "n/a", "na", "n", "a", "not applicable", "compliant",
    "non-compliant", "red", "amber", "green", "r", "g", "in place", "not in place", "partially in place",
}  # fmt: skip
# What the worst point of a scale begins with, where its name says that a thing is wanting.
BAD = re.compile(r"not |no$|none|never|absent|missing|strongly disagree|disagree strongly", re.IGNORECASE)
# “Rate each line: weak / fair / strong”, and “Answer with always, often or never”.
NAMES_A_SCALE = re.compile(
    r"\b(?:rate|score|answer|grade|judge|mark)\b[^:.]{0,60}?(?::|\bwith\b)\s*([^.\n]+)", re.IGNORECASE
)
BETWEEN_POINTS = re.compile(r"\s*[/|;]\s*|,\s*(?:or\s+)?|\s+or\s+")
MOST = 300
# Columns that whoever checks fills in: they are the answers, which each round keeps itself.
FILLED_IN = re.compile(
    r"\b(?:action|date|by wh|who|owner|lead|comment|note|next step|met|not\b|partial|partly|yes|no\b|n/a|rag|ref|"
    r"evidence|link|initial|sign|complete|done|due|deadline|score|rating|status|check|compliant)", re.IGNORECASE,
)  # fmt: skip

# A number that stands by itself beside a question; and how many words a heading has at most.
_NUMBER, _HEADING = re.compile(r"^\d+(?:\.\d+)*\.?$"), 4


@dataclass
class ReadChecklist:
    """Areas with their questions as a checklist keeps them, and what could not be understood."""

    areas: list[dict[str, Any]] = field(default_factory=list)
    flaws: list[str] = field(default_factory=list)
    titles: list[str] = field(default_factory=list)

    @property
    def title(self) -> str:
        """Return what stands over the only table, where it stands alone; several tables have no name together."""
        return self.titles[0] if len(self.titles) == 1 else ""

    @property
    def count(self) -> int:
        return sum(len(area["questions"]) for area in self.areas)


def read_tables(tables: Iterable[tuple[str, Sequence[Sequence[str]]]], says: str = "") -> ReadChecklist:
    """Read tables, each with what stood over it, into one checklist; `says` may name how all is answered."""
    found, reading = ReadChecklist(), _Reading()
    reading.answer_by(scale_in(says))
    plain = [(title, _filled(rows)) for title, rows in tables]
    headed = [_heading_row(rows)[0] >= 0 for _, rows in plain]
    for (title, rows), has_headings in zip(plain, headed, strict=True):
        if rows and not has_headings and any(headed):
            # What stands beside tables with headings and has none explains how they are filled in.
            found.flaws.append(f"“{title or rows[0][0]}” has no headings and was left out.")
        else:
            reading.take(found, title, rows)
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

    def take(self, found: ReadChecklist, title: str, plain: Sequence[Sequence[str]]) -> None:
        if not plain:
            return
        plain = as_questions(plain) or plain
        at, columns = _heading_row(plain)
        body = plain[at + 1 :] if columns else plain
        if not columns:
            columns = {"asks": _longest(plain)}
            found.flaws.append("No headings were recognised: the column with most words is taken for the questions.")
        columns = _longest_asked(plain[at], body, columns) if at >= 0 else columns
        columns = _area_at_the_side(plain[at], body, columns) if at >= 0 else columns
        if at >= 0:
            found.titles.append(_over(plain[:at]))
            found.flaws += _not_taken(plain[at], columns)
        # A form still to be filled in says how it is answered in the heading alone.
        self.answered = _cell(plain[at], columns, "kind") if at >= 0 else ""
        area = self._area(found, title or "Questions")
        is_list = _is_mostly_lone(body)
        opening = (_numbered_headings(body) | _among_questions(body)) if is_list else frozenset()
        parents = _with_parts(body, columns)
        for at_row, row in enumerate(body):
            asks = _cell(row, columns, "asks")
            filled = [cell for cell in row if cell]
            named = _cell(row, columns, "area")
            opens = at_row in opening or (len(filled) == 1 and _opens_area(filled[0], is_list=is_list))
            if asks and at_row in parents:
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
        asks = NUMBERED.sub("", _cell(row, columns, "asks"))[:400].strip()
        if not asks or (area["key"], asks.casefold()) in self.said:
            return
        if self.count >= MOST:
            self.left_out += 1
            return
        self.count += 1
        self.said.add((area["key"], asks.casefold()))
        shown = _cell(row, columns, "evidence")
        guidance = _cell(row, columns, "guidance")
        if shown and not _is_yes(shown) and not _is_no(shown) and not AN_ADDRESS.match(shown):
            guidance = f"{guidance} Evidence: {shown}".strip()
        area["questions"].append({
            "key": self._key(asks), "asks": asks, "guidance": guidance[:2_000],
            "standard": _cell(row, columns, "standard")[:200], "weight": _weight(_cell(row, columns, "weight")),
            "evidence": bool(shown) and not _is_no(shown),
            **_kind(asks, _cell(row, columns, "kind") or self.answered),
        })  # fmt: skip
        if self.scale and area["questions"][-1]["kind"] == "judgement":
            area["questions"][-1] |= _scaled(self.scale)

    def _key(self, words: str) -> str:
        base = re.sub(r"[^a-z0-9]+", "-", words.lower()).strip("-")[:50].strip("-") or "question"
        key = next(each for n in range(1, MOST * 10) if (each := base if n == 1 else f"{base}-{n}") not in self.keys)
        self.keys.add(key)
        return key


def _filled(rows: Sequence[Sequence[str]]) -> list[list[str]]:
    plain = [[" ".join(cell.split()) for cell in row] for row in rows]
    return [row for row in plain if any(row)]


def _over(rows: Sequence[Sequence[str]]) -> str:
    """Return the first words that stand alone over the headings, where they are no line to be filled in."""
    lone = (cells[0] for row in rows if len(cells := [cell for cell in row if cell]) == 1)
    return next((says for says in lone if " " in says and not says.endswith(":")), "")


def _not_taken(heads: Sequence[str], columns: Mapping[str, int]) -> list[str]:
    """Say which columns nothing was made of, but for those that are filled in at each check."""
    taken = set(columns.values())
    left = [cell for place, cell in enumerate(heads) if cell and place not in taken and not FILLED_IN.search(cell)]
    return [f"Not taken: {', '.join(left)[:200]}."] if left else []


def _heading_row(rows: Sequence[Sequence[str]]) -> tuple[int, dict[str, int]]:
    """Return which of the first rows holds the headings, and what stands in which column."""
    for at, row in enumerate(rows[:12]):
        columns, filled = _columns(row), [cell for cell in row if cell]
        are_short = "asks" in columns and len(row[columns["asks"]].split()) <= MOST_WORDS_IN_A_HEADING
        if are_short and len(filled) > 1 and not any(cell.isdigit() for cell in filled):
            return at, columns
    return -1, {}


def _columns(row: Sequence[str]) -> dict[str, int]:
    found: dict[str, int] = {}
    for place, cell in enumerate(row):
        said = cell.lower()
        if not said or len(said) > 60:
            continue
        meant = next((what for what, words in HEADINGS if what not in found and _begins_a_word(said, words)), "")
        if meant:
            found[meant] = place
    if "asks" not in found and "area" in found and len(row) > found["area"] + 1:
        return {}
    return found


def _longest_asked(heads: Sequence[str], body: Sequence[Sequence[str]], columns: Mapping[str, int]) -> dict[str, int]:
    """Of several columns that might hold the questions, take the one with most words: a number is no question."""
    words = dict(HEADINGS)["asks"]
    width = max((len(row) for row in body), default=len(heads))
    named = [*heads, *[""] * (width - len(heads))]
    may = [place for place, cell in enumerate(named) if not cell or _begins_a_word(cell.lower(), words)]
    taken = {place for what, place in columns.items() if what != "asks"}
    may = [place for place in may if place not in taken] or [columns["asks"]]
    length = {place: sum(len(row[place]) for row in body if place < len(row)) for place in may}
    asks = max(may, key=lambda place: length[place])
    rest = {"standard": columns["asks"]} if asks != columns["asks"] and "standard" not in columns else {}
    return {**columns, **rest, "asks": asks}


def _area_at_the_side(
    heads: Sequence[str], body: Sequence[Sequence[str]], columns: Mapping[str, int]
) -> dict[str, int]:
    """Take words under no heading of their own, to the left of the questions, for the area of what follows them."""
    before = [place for place in range(columns["asks"]) if place not in columns.values()]
    words = {place: [row[place] for row in body if place < len(row) and row[place]] for place in before}
    named = [place for place, said in words.items() if said and not any(cell[0].isdigit() for cell in said)]
    is_known = "area" in columns or len(named) != 1 or any(FILLED_IN.search(heads[place]) for place in named)
    return dict(columns) if is_known else {**columns, "area": named[0]}


def _is_mostly_lone(body: Sequence[Sequence[str]]) -> bool:
    """Say whether most rows hold one filled cell: a form with columns still to be filled in, or a bare list."""
    lone = sum(sum(bool(cell) for cell in row) == 1 for row in body)
    return lone * 2 > len(body)


def _numbered_headings(body: Sequence[Sequence[str]]) -> frozenset[int]:
    """Return the rows of a bare list that are headings for being numbered, where what stands beneath them is not."""
    lone = [(at, cells[0]) for at, row in enumerate(body) if len(cells := [cell for cell in row if cell]) == 1]
    numbered = [at for at, words in lone if NUMBERED.match(words)]
    plain = {at for at, words in lone if not NUMBERED.match(words)}
    leads = numbered and len(numbered) < len(plain) and all(at + 1 in plain for at in numbered)
    return frozenset(numbered) if leads else frozenset()


def _among_questions(body: Sequence[Sequence[str]]) -> frozenset[int]:
    """Return the short rows of a bare list that ask nothing, where most of it are questions: they are headings."""
    lone = [(at, cells[0]) for at, row in enumerate(body) if len(cells := [cell for cell in row if cell]) == 1]
    bare = {at for at, words in lone if not words.endswith(("?", ".")) and len(words.split()) <= _HEADING}
    asking = sum(words.endswith("?") for _, words in lone)
    return frozenset(bare) if asking * 2 > len(lone) else frozenset()


def _with_parts(body: Sequence[Sequence[str]], columns: Mapping[str, int]) -> frozenset[int]:
    """Return the short rows that are headings by the number beside them: 2, where 2.1 stands beneath it."""
    beside = [next((cell for cell in row[: columns["asks"]] if _NUMBER.match(cell)), "") for row in body]
    plain = [number.rstrip(".") for number in beside]
    return frozenset(
        at
        for at, number in enumerate(plain)
        if number and at + 1 < len(plain) and plain[at + 1].startswith(f"{number}.")
        and sum(bool(cell) for cell in body[at]) == 2
        and len(_cell(body[at], columns, "asks").split()) <= _HEADING
    )  # fmt: skip


def _begins_a_word(said: str, words: Sequence[str]) -> bool:
    return any(re.search(rf"\b{re.escape(word)}", said) for word in words)


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
    return len(words) <= 60 and not words.endswith((".", "?"))


def _kind(asks: str, said: str) -> dict[str, Any]:
    """Return how a question is answered, by what stands in its column, or else by its own words."""
    points = [point[:40] for point in POINTS.split(said) if point]
    if YES_NO.search(said) and IN_PART.search(said):
        return {"kind": "judgement"}
    if YES_NO.search(said):
        return {"kind": "yes/no"}
    if len(points) > 2 and len(said) < 200 and not _is_answer(said):
        return _scaled(list(dict.fromkeys(points))[:10])
    if DATED.search(said) or asks.lower().startswith(("when ", "date ")):
        return {"kind": "date"}
    if COUNTED.search(said) or asks.lower().startswith(("how many", "what percentage", "what share", "number of")):
        return {"kind": "number"}
    return {"kind": "text"} if WRITTEN.search(said) else {"kind": "judgement"}


def _scaled(points: Sequence[str]) -> dict[str, Any]:
    """Return a scale from its worst point; where it ends in “not in place” or the like, only its best is good."""
    ends = points[0], points[-1]
    if BAD.match(ends[0]) or BAD.match(ends[1]):
        worst_first = list(points) if BAD.match(ends[0]) else list(reversed(points))
        return {"kind": "scale", "scale": worst_first, "good": worst_first[-1]}
    return {"kind": "scale", "scale": list(points)}


def scale_in(says: str) -> list[str]:
    """Return the points of a scale that words name after a colon: “Rate each line: weak / fair / strong”."""
    named = NAMES_A_SCALE.search(says)
    points = [point.strip()[:40] for point in BETWEEN_POINTS.split(named[1]) if point.strip()] if named else []
    is_one = 3 <= len(points) <= 10 and all(len(point.split()) <= 5 for point in points)
    return list(dict.fromkeys(points)) if is_one and not _is_answer("/".join(points)) else []


def _is_answer(said: str) -> bool:
    return {point.lower() for point in POINTS.split(said)} <= USUAL


def _is_yes(said: str) -> bool:
    return said.lower() in ("y", "yes", "x", "required", "true", "1", "✓")


def _is_no(said: str) -> bool:
    return said.lower() in ("n", "no", "none", "false", "0", "-", "–", "n/a")


def _weight(said: str) -> int:
    if said.isascii() and said.isdigit():
        return min(max(int(said[:4]), 1), 5)
    return WEIGHTS.get(said.lower(), 1)
