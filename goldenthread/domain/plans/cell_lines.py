"""The lines of a cell that can be spoken of by themselves, while the cell prints as it was written.

Where a column says what success looks like, which factors it hangs on, or what will be done, each of its lines is
called after the part: “KPI 1.1” where it stands alone, “KPI 1.1a” and “KPI 1.1b” where there are several. A line that
prints a name of its own keeps it. A line is known again by its words, so nothing but the text has to be kept.
"""

import hashlib
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from goldenthread.domain.plans.numbering import number_at

CALLED = {"targets": "Success", "factors": "Factor", "activities": "Activity"}
"""What a line is called by what its column holds, where the heading gives no shorter word."""

_WORD = re.compile(r"[\w.]+")
_IN_BRACKETS = re.compile(r"\(([^()]{1,20})\)")
_OWN_NAME = re.compile(r"(?:[A-Z]{2,6}s? ?)?\d+(?:\.\d+)+ ?[a-z]?[.):]?\s+|[A-Z]{2,6} ?\d+[a-z]?[.):]?\s+")
# A heading of more words than this is a sentence, and no name for a line.
_MOST_WORDS = 3


@dataclass(frozen=True)
class CellLine:
    """One line as it is printed, what it is called, and the anchor under which a page shows it; a line of plain
    text has neither."""

    text: str
    name: str = ""
    anchor: str = ""

    def __str__(self) -> str:
        return self.text

    @property
    def words(self) -> str:
        """The line without the name that it prints itself."""
        return self.text[len(self.name) :].lstrip(" .):\t") if self.prints_its_name else self.text

    @property
    def prints_its_name(self) -> bool:
        return bool(self.name) and self.text.startswith(self.name)


def lines_of(text: str, key: str, heading: str, meaning: str, number: str) -> list[CellLine]:
    """Return a cell's lines; those of a column that means success, factors or activities each with a name."""
    printed = text.splitlines()
    if meaning not in CALLED:
        return [CellLine(line) for line in printed]
    count = sum(bool(line.strip()) for line in printed)
    word, place, found = word_for(heading, meaning), 0, []
    for line in printed:
        if not line.strip():
            found.append(CellLine(line))
            continue
        place += 1
        own = _OWN_NAME.match(line)
        name = own[0].rstrip(" .):\t") if own else _name(word, number, place, count)
        found.append(CellLine(line, name, anchor(key, line)))
    return found


def word_for(heading: str, meaning: str) -> str:
    """Return what one line under a heading is called: “KPI” for “Success (KPI)”, “Year 1 KPI” for “Year 1 KPIs”."""
    bracketed = _IN_BRACKETS.search(heading)
    said = bracketed[1] if bracketed else heading
    if len(said.split()) > _MOST_WORDS:
        return CALLED[meaning]
    return _one(said.strip())


def anchor(key: str, line: str) -> str:
    """Return the name of a line in an address: it stays while the words stay, wherever the line moves."""
    return f"{key}-{hashlib.sha256(bare(line).encode()).hexdigest()[:8]}"


def read_from(line: str, texts: Iterable[str]) -> list[int]:
    """Return which of these texts, by place, were read from a line: they say the line, or a claim within it.

    Of “teachers and parents speak well of it” one claim is “teachers speak well of it”: all its words are the line's.
    """
    whole = bare(line)
    words = set(_WORD.findall(whole))

    def is_of_it(said: str) -> bool:
        own = _WORD.findall(said)
        return said in whole or whole in said or (len(own) > _MOST_WORDS and words.issuperset(own))

    return [at for at, text in enumerate(texts) if whole and (said := bare(text)) and is_of_it(said)]


def open_lines(lines: Sequence[CellLine], texts: Sequence[str]) -> list[CellLine]:
    """Return the lines from which none of these texts was read."""
    return [line for line in lines if line.name and not read_from(line.text, texts)]


def bare(text: str) -> str:
    return " ".join(text.split()).rstrip(".").lower()


def _name(word: str, number: str, place: int, count: int) -> str:
    letter = number_at("{a}", place) if count > 1 else ""
    return f"{word} {number}{letter}".strip() if number else f"{word} {letter}".strip()


def _one(words: str) -> str:
    """Return the word for one of several: KPIs, outcomes, activities."""
    if words.lower().endswith("ies"):
        return f"{words[:-3]}y"
    return words[:-1] if words.endswith("s") and not words.lower().endswith(("ss", "us", "sis")) else words
