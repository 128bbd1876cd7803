"""Sayings that a page sets larger than its text, with who said them: they interrupt the plan and are none of it."""

import re
from collections import Counter

from goldenthread.domain.reading.plan_reading.notes import Notes, Said
from goldenthread.domain.reading.plan_reading.taken_in.items import Item, Line

_QUOTED = re.compile(r"[“\"‘«].+[”\"’»][.,]?(?:\s?[-–—]\s?\S.{0,60})?", re.DOTALL)
_LONGEST_NAME = 60
_LARGER = 1.1


def set_quotes_aside(notes: Notes) -> None:
    """Take sayings in a larger type than the text, and the name under each, out of what is left to read."""
    usual = _usual_size(notes.source.items)
    if not usual:
        return
    kept: list[Item] = []
    said: Said | None = None
    for item in notes.source.items:
        if isinstance(item, Line) and item.size > usual * _LARGER and _QUOTED.fullmatch(item.text):
            said = Said("quotation", [item])
            notes.said.append(said)
        elif said is not None and isinstance(item, Line) and _names_who(item, said.lines[0]):
            said.lines.append(item)
            said = None
        else:
            said = None
            kept.append(item)
    notes.source.items = kept


def _usual_size(items: list[Item]) -> float:
    """Return the size in which most of the words are set; 0 where the document does not say."""
    sizes: Counter[float] = Counter()
    for item in items:
        if isinstance(item, Line) and item.size:
            sizes[item.size] += len(item.text)
    return sizes.most_common(1)[0][0] if sizes else 0


def _names_who(line: Line, quoted: Line) -> bool:
    return (
        len(line.text) <= _LONGEST_NAME
        and not line.gap > 1
        and line.size <= quoted.size
        and not line.mark.is_number
        and line.is_bold == quoted.is_bold
        and not line.text.endswith((".", ":", "?"))
    )
