"""A list of names that come again below, each over what it holds: the plan at a glance, and then its headings."""

from dataclasses import replace
from itertools import pairwise

from goldenthread.domain.reading.plan_reading.notes import Notes
from goldenthread.domain.reading.plan_reading.taken_in.items import Item, Line
from goldenthread.domain.reading.plan_reading.vocabulary import plain

_MOST = 0.8
_FEWEST = 3


def set_headings(notes: Notes, start: int, end: int) -> bool:
    """Make headings of the lines below that say the names of a list again, and set the list aside; say whether so.

    Their words may stand in another order: “Respect, resilience and pride” and “Respect, pride and resilience”.
    """
    items = notes.source.items
    names = {_words(item) for item in items[start:end]}
    again = [place for place in range(end, len(items)) if _words(items[place]) in names]
    found = {_words(items[place]) for place in again}
    is_over = all(other - one > 1 for one, other in pairwise([*again, len(items)]))
    if len(names) < _FEWEST or len(found) < _MOST * len(names) or len(found) < len(again) or not is_over:
        return False
    if any(isinstance(item, Line) and item.heading for item in items):
        return False
    for place in again:
        line = items[place]
        if isinstance(line, Line):
            words = line.text.rstrip(": ")
            items[place] = replace(line, text=words, heading=1, mark=replace(line.mark, body=words))
    notes.source.set_aside("contents", [span for item in items[start:end] for span in item.spans])
    return True


def _words(item: Item) -> frozenset[str]:
    """Return the words of a line that could be a name, in no order."""
    is_name = isinstance(item, Line) and item.mark.sort in ("", "bullet") and not item.text.endswith(".")
    return frozenset(plain(item.text).split()) if isinstance(item, Line) and is_name else frozenset()
