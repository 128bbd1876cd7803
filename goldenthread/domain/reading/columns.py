"""What the columns of somebody's table hold: by the looks of all that stands in them, and by what a person says.

A heading can mislead (“Impact” over sentences is no score). What stands beneath it over all rows is evidence too, and
whoever looks over what was understood has the last word.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from goldenthread.domain.reading.parties import is_name


class Look(StrEnum):
    """What most cells of a column look like."""

    NOTHING = ""
    NUMBER = "number"
    PRODUCT = "product"
    DATE = "date"
    COLOUR = "colour"
    DEGREE = "degree"
    TICK = "tick"
    POST = "post"
    WORD = "word"
    SENTENCE = "sentence"


@dataclass(frozen=True)
class Told:
    """What is said of a table: which row its headings are, counted from 0, and what each column holds.

    `guessed` are columns that a reading took for something without knowing the words of their headings.
    """

    row: int
    means: tuple[str, ...]
    guessed: frozenset[int] = frozenset()


def shape_of(heads: Sequence[str]) -> str:
    """Return headings as the same headings of another paper are known again: in plain words, side by side."""
    return " | ".join(re.sub(r"[^a-z0-9]+", " ", head.casefold()).strip() for head in heads).strip(" |")


def recalled(rows: Sequence[Sequence[str]], known: Mapping[str, Sequence[str]]) -> Told | None:
    """Return what was said of a table with the same headings before, by their shape."""
    found = (Told(at, tuple(known[shape])) for at, row in enumerate(rows) if (shape := shape_of(row)) in known)
    return next(found, None)


_MONTH = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*"
_DEGREES = (
    r"(?:(?:very|highly|quite|almost|not) )*(?:low|medium|moderate|high|(?:un)?likely|possible|(?:im)?probable|rare|"
    r"remote|certain|minor|major|negligible|(?:in)?significant|catastrophic|critical|severe|extreme|serious|slight|trivial|"
    r"minimal|marginal|substantial|fundamental|occasional|frequent|seldom|imminent|disastrous|devastating|[hml]|v[hl])"
)
_LOOKS = (
    (Look.TICK, r"[☑☒✓✔☐□].*|.*[☑☒✓✔☐□]|(?:yes|no)(?:\s*[☑☒✓✔☐□/].*)?"),
    (Look.PRODUCT, r"\D{0,3}\d{1,2}\s*[x×*]\s*\d{1,2}\D{0,12}\d{0,2}\)?(?:\s*\(?\w+\)?)?"),
    (Look.PRODUCT, r"\d{1,2}\s*\(\s*\d{1,2}\s*[x×*]\s*\d{1,2}\s*\)"),
    (Look.DATE, rf"(?:\d{{1,2}}(?:st|nd|rd|th)?\s+)?{_MONTH}\.?,?\s+(?:20)?\d\d"),
    (Look.DATE, r"\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d{4}-\d\d-\d\d|(?:spring|summer|autumn)(?: term)? (?:20)?\d\d"),
    (Look.NUMBER, r"[£]?\d[\d,.]*%?"),
    (Look.COLOUR, r"(?:dark |light )?(?:red|amber|green|yellow|orange|blue)|[rag]"),
    (Look.DEGREE, rf"(?:\d\s*[-–:(]?\s*)?{_DEGREES}(?:\s*[-–:(]?\s*\d\)?)?"),
)  # fmt: skip
_TELLS = tuple((look, re.compile(words, re.IGNORECASE)) for look, words in _LOOKS)
_LETTERS = re.compile(r"(?!(?:TBC|TBA|NA|YES|NO|IT|RAG)$)[A-Z]{2,5}")
_PERSON = re.compile(r"(?:(?:Mrs?|Ms|Miss|Dr)\.? [A-Z][\w'’-]+|[A-Z]\.? [A-Z][\w'’-]{2,})")
# A sentence, or what reads as one, has so many words or more.
_FEWEST_WORDS = 4


def look_of(cell: str) -> Look:
    """Return what one cell looks like."""
    said = " ".join(cell.split())
    if not said or said in {"-", "–", "n/a", "N/A"}:
        return Look.NOTHING
    told = next((look for look, words in _TELLS if words.fullmatch(said)), None)
    if told is None and names_a_post(said):
        return Look.POST
    return told or (Look.SENTENCE if len(said.split()) >= _FEWEST_WORDS else Look.WORD)


def names_a_post(said: str) -> bool:
    """Say whether words are whom something is left to: a role, its letters, a name, or several of these."""
    parts = [part for part in re.split(r"\s*(?:[,/;&+]|\band\b)\s*", said) if part]
    named = sum(bool(is_name(part) or _LETTERS.fullmatch(part) or _PERSON.fullmatch(part)) for part in parts)
    are_short = all(len(part.split()) <= _FEWEST_WORDS for part in parts)
    # One of several may be called by something else: “head, SENCO, two pupils”.
    return 0 < len(parts) == named or (are_short and 1 < named >= len(parts) - 1)


def looks_of(cells: Iterable[str]) -> Look:
    """Return what more than half of the filled cells of a column look like; nothing where they differ too much."""
    counts = Counter(look for cell in cells if (look := look_of(cell)))
    look, times = next(iter(counts.most_common(1)), (Look.NOTHING, 0))
    return look if times * 2 > counts.total() else Look.NOTHING


def column(rows: Sequence[Sequence[str]], place: int) -> list[str]:
    """Return the filled cells of a column."""
    return [row[place].strip() for row in rows if place < len(row) and row[place].strip()]


def width(rows: Sequence[Sequence[str]]) -> int:
    return max(map(len, rows), default=0)
