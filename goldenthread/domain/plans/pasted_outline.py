"""Parts of a plan as somebody types or pastes them, one a line: how deep each stands, its number, its words.

What stands further in is one level lower. Where nothing stands further in and every line has a number, the
number says it: 1, 1.1, 1.2. A figure that a sentence may begin with, such as “2 schools” or “Y6 boys”, is no
number; behind the plan's own word for a level, as in “Strand 2 People”, it is one, and the word is left away.
What is too long for a title stands below it.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

MOST_LINES = 500
LONGEST_TITLE = 300
TAB = 4

_BULLET = re.compile(r"^[-–—•●▪◦*·o]\s+")
_NUMBER = re.compile(
    r"^(?P<number>\d{1,3}(?:\.\d{1,3})+\.?|\d{1,3}[.)]|\(?[a-z]\)|\(?[ivx]{1,5}\)"
    r"|(?!(?:Y|YR|KS|HT)\s?\d)[A-Z]{1,4}\s?\d{1,3}(?:\.\d{1,3})*)"
    r"(?:[:.]?\s+|:\s*)(?=\S)(?!%|million|m\b|billion|percent|per cent)"
)
# As a word processor copies a list: the number, or the bullet, and a tab.
_LISTED = re.compile(
    r"^(?P<number>\d{1,3}(?:\.\d{1,3})*[.)]?|\(?(?:[a-z]|[ivx]{1,5})[.)]|[-–—•●▪◦*·o])\t+(?=\S)", re.IGNORECASE
)

_SENTENCE = re.compile(r"[.;:!?](?=\s)")


@dataclass(frozen=True)
class PastedLine:
    """One part: the top of what was pasted has depth 1; `number` is as typed and may be empty.

    `cells` hold what stood beside it in a table, by heading; `due_words` its date; `text` what was too long for
    its title.
    """

    depth: int
    number: str
    title: str
    cells: Mapping[str, str] = field(default_factory=dict)
    due_words: str = ""
    text: str = ""


def line_of(depth: int, number: str, words: str) -> PastedLine:
    """Return a part by its words: the first line is its title, as far as a title goes, and the rest its text."""
    title, _, rest = words.partition("\n")
    if len(title) > LONGEST_TITLE:
        ends = [match.end() for match in _SENTENCE.finditer(title, 0, LONGEST_TITLE)]
        at = ends[-1] if ends else title.rfind(" ", 0, LONGEST_TITLE)
        title, rest = (title[:at], f"{title[at:].strip()}\n{rest}") if at > 0 else (title, rest)
    return PastedLine(depth, number, title, text=rest.strip())


def read_lines(text: str, levels: Iterable[str] = ()) -> list[PastedLine]:
    """Read pasted text as parts, in their order. Blank lines are left out. `levels` are the plan's words for them."""
    called = called_by(levels)
    rows = [(_indent(line), *parted(line, called)) for line in text.splitlines() if line.strip()]
    if len({indent for indent, _, _ in rows}) == 1 and all(number for _, number, _ in rows):
        rows = [(len(re.findall(r"\d+", number)) or 9, number, title) for _, number, title in rows]
    depths = _depths(indent for indent, _, _ in rows)
    return [line_of(depth, number, words) for depth, (_, number, words) in zip(depths, rows, strict=True)]


def is_listed(line: str) -> bool:
    """Say whether a line is a row of a list, its number or bullet set off by a tab and no other tab in it."""
    match = _LISTED.match(line)
    return match is not None and "\t" not in line[match.end() :].rstrip()


def _indent(line: str) -> int:
    expanded = line.replace("\u00a0", " ").expandtabs(TAB)
    return len(expanded) - len(expanded.lstrip())


def called_by(levels: Iterable[str]) -> re.Pattern[str]:
    """Return what a number behind the word for a level looks like; nothing looks so where there are no words."""
    words = "|".join(re.escape(word) for word in levels if word) or r"(?!)"
    return re.compile(rf"^(?:{words})\s+(?P<number>\d{{1,3}}(?:\.\d{{1,3}})*)(?:[.):]?\s+|:\s*)(?=\S)", re.IGNORECASE)


def parted(line: str, called: re.Pattern[str]) -> tuple[str, str]:
    """Return the number that a line begins with, if any, and its words."""
    words = _BULLET.sub("", line.replace("\u00a0", " ").strip())
    match = called.match(words) or _LISTED.match(words) or _NUMBER.match(words)
    if match is None:
        return "", words
    return match["number"].rstrip("."), words[match.end() :].strip()


def _depths(indents: Iterable[int]) -> list[int]:
    """Turn indents into depths: further in than the line above is one level lower, never two."""
    depths: list[int] = []
    open_at: list[int] = []
    for indent in indents:
        while open_at and open_at[-1] >= indent:
            open_at.pop()
        open_at.append(indent)
        depths.append(len(open_at))
    return depths
