"""Headings that a list of contents announces: a line of the text in the very words of an entry is one of them."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from goldenthread.domain.reading.plan_reading.taken_in.items import ANNOUNCED, Item, Line
from goldenthread.domain.reading.plan_reading.vocabulary import plain

_FEWEST, _MOST = 3, 0.6


def as_headings(items: Sequence[Item], entries: Sequence[str]) -> list[Item]:
    """Return the items, those that the entries of a list of contents name set as headings.

    They are where most entries come again, each once, and nothing else marks a heading: a style, or “Priority 1”.
    """
    names = {plain(entry) for entry in entries}
    lines = [item for item in items if isinstance(item, Line)]
    again = Counter(plain(line.text) for line in lines if plain(line.text) in names)
    is_marked = any(line.heading or (line.mark.sort and plain(line.text) in names) for line in lines)
    is_plain = not is_marked and len(again) >= max(_FEWEST, _MOST * len(names)) and set(again.values()) == {1}
    return [
        replace(item, heading=ANNOUNCED)
        if is_plain and isinstance(item, Line) and plain(item.text) in names
        else item
        for item in items
    ]
