"""Which lines of a plan that waits are written like another, so that what is said of one may be said of all.

Alike is what the document shows: the same leading word or question (“What we will do:”), or else the same sort of
number or bullet, as far in, in the same type, at the same level; where none of that tells, the same length.
"""

import re
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from goldenthread.domain.reading.mending.lines import BESIDE, CELL, TITLE, Line, all_lines
from goldenthread.domain.reading.mending.staged_paper import Paper
from goldenthread.domain.reading.mending.staged_plan import Staged
from goldenthread.domain.reading.plan_reading.taken_in.marks import mark_of

MOST_LEADING = 9
MOST_MARK = 20
_LEADING = re.compile(r"^(.{2,80}?)(?::|\?)(?=\s|$)")
_SHAPE = ((re.compile(r"\d+"), "1"), (re.compile(r"[a-z]+"), "a"), (re.compile(r"[A-Z]+"), "A"))


@dataclass(frozen=True)
class Alike:
    """The lines written like those that were chosen, and of these the ones that stand under the same parts."""

    lines: tuple[Line, ...]
    near: tuple[Line, ...]


def alike(staged: Staged, paper: Paper, chosen: Collection[str]) -> Alike:
    """Return the lines that are written like those that were chosen."""
    lines = list(all_lines(staged, paper))
    looks = _Looks(staged, paper, lines)
    wanted = {looks.of(line) for line in lines if line.id in chosen}
    found = tuple(line for line in lines if line.id not in chosen and looks.of(line) in wanted)
    homes = {looks.above[line.owner] for line in lines if line.id in chosen and line.field != BESIDE}
    near = tuple(line for line in found if line.field != BESIDE and looks.above[line.owner] in homes)
    return Alike(found, near if len(near) < len(found) else ())


class _Looks:
    """Tells the look of each line."""

    def __init__(self, staged: Staged, paper: Paper, lines: Sequence[Line]) -> None:
        self.paper, self.parts = paper, {part.id: part for part in staged.parts}
        self.beside = {each.id: each for each in paper.beside(staged)}
        self.times = Counter(_plain(self._body(line)) for line in lines if _is_short(line.words))
        self.above = _parts_above(staged)

    def of(self, line: Line) -> tuple[Any, ...]:
        """Return what a line looks like: lines are alike where this is the same."""
        if leading := self._leading(self._body(line)):
            return ("leading", leading)
        start = self._start(line)
        block = (None if start is None else self.paper.block_at(start)) or {}
        mark = mark_of(self._printed(line, start), "", self.paper.vocabulary)
        shape = _shape(block.get("marker", "") or mark.number) or mark.sort
        look = tuple(block.get(name) for name in ("heading", "indent", "style", "size", "is_bold", "colour"))
        # The first line of a column is what its heading asks for; those below may be something else.
        where = shape or (line.field == CELL and line.at > 0, _is_short(line.words))
        return ((line.field, line.heading, line.depth), shape, look, where)

    def _leading(self, body: str) -> str:
        """Return the word or question that leads a line, where others may begin so."""
        words = leading_words(body)
        return words if _LEADING.match(body) or self.times[words] > 1 else ""

    def _body(self, line: Line) -> str:
        if line.field == TITLE:
            return self.parts[line.owner].title
        mark = mark_of(line.words, "", self.paper.vocabulary)
        return mark.body or line.words

    def _printed(self, line: Line, start: int | None) -> str:
        """Return a line as it is printed, with the number or bullet that the reading may have taken away."""
        if start is None:
            return line.words
        return re.split(r"[\n\t]", self.paper.text[max(0, start - MOST_MARK) : start])[-1].lstrip() + line.words

    def _start(self, line: Line) -> int | None:
        if line.field == TITLE:
            spans = self.parts[line.owner].spans
            return spans[0][0] if spans else None
        if line.field == BESIDE:
            owner = self.beside[line.owner]
            spans = ((owner.start, owner.end),)
        else:
            spans = self.parts[line.owner].spans
        found = self.paper.find(line.words, spans)
        return found[0] if found else None


def leading_words(body: str) -> str:
    """Return the words or the question that lead a line, or all words of a short one; empty where neither is so."""
    match = _LEADING.match(body)
    if match and len(match[1].split()) <= MOST_LEADING:
        return _plain(match[1])
    return _plain(body) if _is_short(body) else ""


def _parts_above(staged: Staged) -> dict[str, str]:
    """Return what each part stands under."""
    chain: list[str] = []
    found = {}
    for part in staged.parts:
        del chain[part.depth - 1 :]
        found[part.id] = chain[-1] if chain else ""
        chain.append(part.id)
    return found


def _plain(words: str) -> str:
    return re.sub(r"\d+", "#", " ".join(re.findall(r"[\w']+", words.casefold())))


def _is_short(words: str) -> bool:
    """Say whether a line is as short as a heading."""
    return len(words.split()) <= MOST_LEADING and not words.rstrip().endswith(".")


def _shape(number: str) -> str:
    for pattern, letter in _SHAPE:
        number = pattern.sub(letter, number)
    return number
