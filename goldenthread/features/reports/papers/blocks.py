"""A plan's parts as a document lays them out: a heading for what has parts beneath it, a table for a run of rows.

Word and PDF are laid out alike, so that whoever holds one finds the same place in the other.
"""

import math
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby, pairwise
from typing import Any

from goldenthread.domain.plans import plan_layout as layout

Part = Mapping[str, Any]

LEADS = "leads"
# A column is never set narrower than for so many characters in a cell, nor wider than for so many.
FEWEST, MOST = 22, 260
# Millimetres that a cell keeps free at its sides and a letter takes; a word of more letters is broken anyhow.
MARGIN, LETTER, LONGEST_WORD = 3.0, 1.9, 16


@dataclass(frozen=True)
class Row:
    """One part as a row: its number, its title with the words under it, and what stands under each heading."""

    part: Part
    cells: Sequence[str]


@dataclass(frozen=True)
class Block:
    """A heading (with at most one row of columns under it), or a table of rows of one level."""

    part: Part | None = None
    headings: Sequence[str] = ()
    rows: Sequence[Row] = field(default_factory=tuple)

    @property
    def is_table(self) -> bool:
        return self.part is None

    @property
    def shares(self) -> list[float]:
        """How wide the column of titles and each column of a table is beside the others, by what stands in it."""
        titles = [" ".join((row.part["title"], row.part["theme"], row.part["text"])) for row in self.rows]
        columns = [titles, *(list(texts) for texts in zip(*(row.cells for row in self.rows), strict=True))]
        return [_share(texts) for texts in columns]

    def widths(self, across: float) -> list[float]:
        """Share out the breadth of a page, in millimetres, so that no word is broken where there is room for all."""
        shares = self.shares
        rows = [[row.part["level"], row.part["title"]] for row in self.rows]
        said = [[word for row in rows for word in row], *([heading] for heading in self.headings)]
        for column, texts in zip(said[1:], zip(*(row.cells for row in self.rows), strict=True), strict=True):
            column.extend(texts)
        least = [MARGIN + LETTER * min(LONGEST_WORD, _longest_word(texts)) for texts in said]
        if sum(least) >= across:
            return [one * across / sum(least) for one in least]
        held: set[int] = set()
        while True:
            free = across - sum(least[at] for at in held)
            each = free / sum(share for at, share in enumerate(shares) if at not in held)
            tight = {at for at, share in enumerate(shares) if at not in held and share * each < least[at]}
            if not tight:
                return [least[at] if at in held else share * each for at, share in enumerate(shares)]
            held |= tight


def _longest_word(texts: Iterable[str]) -> int:
    return max((len(word) for text in texts for word in text.split()), default=1)


def _share(texts: Sequence[str]) -> float:
    """Text fills a column down as well as across, so a column of nine times the words is three times as wide."""
    mean = sum(len(text) for text in texts) / len(texts)
    return math.sqrt(max(FEWEST, min(MOST, max(mean, max(len(text) for text in texts) / 3))))


def blocks(content: Mapping[str, Any]) -> Iterator[Block]:
    """Yield a plan's parts as headings and tables, in reading order."""
    parts = content["parts"]
    depths = [part["depth"] for part in parts] + [0]
    leaf = {part["ref"]: after <= depth for part, (depth, after) in zip(parts, pairwise(depths), strict=True)}
    columns = {part["ref"]: columns_of(content, part) for part in parts}
    words = Counter(level["one"].lower() for level in content["levels"])

    def is_row(part: Part) -> bool:
        if part["statements"] or words[part["level"].lower()] > 1:
            # What it states stands under its heading; and two levels of one name are told apart by theirs.
            return False
        return leaf[part["ref"]] and bool(columns[part["ref"]] or part["depth"] == 1)

    for key, run in groupby(parts, key=lambda part: (part["depth"], is_row(part), columns[part["ref"]])):
        _, as_rows, own = key
        found = list(run)
        if as_rows:
            headings, cells = under_headings(found, own, content["flags"])
            yield Block(None, headings, [Row(part, line) for part, line in zip(found, cells, strict=True)])
            continue
        for part in found:
            headings, cells = under_headings([part], own, content["flags"])
            shown = [(head, text) for head, text in zip(headings, cells[0], strict=True) if text]
            yield Block(part, [head for head, _ in shown], [Row(part, [text for _, text in shown])] if shown else [])


def columns_of(content: Mapping[str, Any], part: Part) -> list[Mapping[str, str]]:
    """Return the columns that print where a part stands: its own, or else its level's."""
    own: list[Mapping[str, str]] | None = part.get("columns")
    if own is not None:
        return own
    return next((level["columns"] for level in content["levels"] if level["depth"] == part["depth"]), [])


def under_headings(
    parts: Sequence[Part], columns: Sequence[Mapping[str, str]], flags: Sequence[Mapping[str, str]]
) -> tuple[list[str], list[list[str]]]:
    """Return the headings of a table of parts, and each part's cells: the trust's own columns, then ours that hold
    something that those do not."""
    own = list(dict.fromkeys(column["name"] for column in columns))
    own += dict.fromkeys(name for part in parts for _, name, _ in part["cells"] if name not in own)
    has_leads = any(column.get("meaning") == LEADS for column in columns)
    names = {flag["key"]: flag["name"] for flag in flags}
    shares = [name for name in layout.PEOPLE.values() if not (has_leads and name == layout.PEOPLE["lead"])]
    ours: list[tuple[str, Callable[[Part], str]]] = [
        *((name, _posts_of(name)) for name in shares),
        (layout.DUE, due),
        (layout.TARGETS, lambda part: "\n".join(part["targets"])),
        (layout.MARKS, lambda part: " · ".join(names.get(key, key) for key in part["flags"])),
        *((year, _milestone_of(year)) for year in years(parts)),
    ]
    ours = [(head, says) for head, says in ours if any(says(part) for part in parts)]
    rows = []
    for part in parts:
        filled = {name: text for _, name, text in part["cells"]}
        rows.append([filled.get(name, "") for name in own] + [says(part) for _, says in ours])
    return [*own, *(head if head not in own else layout.repeated(head) for head, _ in ours)], rows


def _posts_of(share: str) -> Callable[[Part], str]:
    return lambda part: "\n".join(post for held, post in part["people"] if held == share)


def _milestone_of(year: str) -> Callable[[Part], str]:
    return lambda part: str(part["milestones"].get(year, ""))


def control_of(content: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Return what a plan says of itself, each fact beside its name; a fact that is not known is left out."""
    facts = [
        ("Organisation", content["of"]), ("Period", content["plan"]["period"]),
        (layout.STANDING, content["standing"]), *content["control"],
        *((f"Mark {flag['name']}", flag["meaning"] or "not yet said what it means") for flag in content["flags"]),
    ]  # fmt: skip
    return [(name, text) for name, text in facts if text.strip()]


def halves(pairs: Sequence[tuple[str, str]], letters_a_line: int = 48) -> list[list[list[str]]]:
    """Return labelled texts as two columns of about the same height, in their order."""
    heights = [2 + sum(1 + len(line) // letters_a_line for line in text.splitlines()) for _, text in pairs]
    taken = 0
    for place, height in enumerate(heights):
        taken += height
        if taken * 2 >= sum(heights):
            return [[list(pair) for pair in half] for half in (pairs[: place + 1], pairs[place + 1 :])]
    return [[list(pair) for pair in pairs], []]


def people(part: Part) -> list[str]:
    """Return each post with its share in the part, the lead's unsaid: [Director of education, Board (assured by)]."""
    return [post if share == "Lead" else f"{post} ({share.lower()})" for share, post in part["people"]]


def due(part: Part) -> str:
    """Return the date in the plan's own words, unless one of the columns says it already."""
    words: str = part["due"]
    said = " ".join([part["title"], part["text"], *(text for _, _, text in part["cells"])]).lower()
    return "" if words.lower() in said else words


def years(parts: Sequence[Part]) -> list[str]:
    return sorted({year for part in parts for year in part["milestones"]})
