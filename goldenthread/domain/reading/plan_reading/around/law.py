"""Lists of what the law says, which a plan for equality prints before its own aims: they are none of its parts.

The three aims of the public sector equality duty, and the characteristics that the Equality Act protects.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from goldenthread.domain.reading.plan_reading.notes import Notes, Said
from goldenthread.domain.reading.plan_reading.taken_in.items import Item, Line
from goldenthread.domain.reading.plan_reading.vocabulary import Vocabulary, plain

_LISTED = ("bullet", "simple", "letter")
_FEWEST = 2
# The words of the law, with a few of the school's own behind them.
_MOST_BEHIND = 25
_DUTY = re.compile(
    r"\b(?:must (?:publish|comply|have due regard)|(?:is|are) required to|due regard|equality duty|"
    r"under the (?:equality )?act|general duty|specific duties|"
    r"following (?:legislation|policies|acts|laws|duties))\b[^.]*$",
    re.IGNORECASE,
)


def set_law_aside(notes: Notes) -> None:
    """Keep lists of what the law says, most of whose points are its words, as context."""
    kept: list[Item] = []
    above: Item | None = None
    for sort, held in groupby(notes.source.items, key=_sort_of):
        items = list(held)
        is_duty = isinstance(above, Line) and above.text.endswith(":") and bool(_DUTY.search(above.text))
        if sort in _LISTED and (is_duty or _is_law(items, notes.vocabulary)):
            notes.said.extend(Said("context", [line]) for line in _lines(items))
        else:
            kept += items
        above = items[-1]
    notes.source.items = kept


def _sort_of(item: Item) -> str:
    return item.mark.sort if isinstance(item, Line) else ""


def _is_law(items: Sequence[Item], words: Vocabulary) -> bool:
    """Say whether at least two points, and more than half of all, begin with the law's words."""
    said = sum(any(_begins(line, phrase) for phrase in words.law) for line in _lines(items))
    return said >= _FEWEST and said * 2 > len(items)


def _begins(line: Line, phrase: str) -> bool:
    body = plain(line.body)
    # “Race” is the law's word, and “Raise …” or “Age-related …” are not.
    is_alone = " " in phrase or body in (phrase, f"{phrase} equality")
    return body.startswith(phrase) and is_alone and len(body.split()) <= len(phrase.split()) + _MOST_BEHIND


def _lines(items: Sequence[Item]) -> Iterator[Line]:
    return (item for item in items if isinstance(item, Line))
