"""A list with bullets or numbers whose points come again below, each over what it holds: parts that are named first.

“Key priorities: 1. Reading 2. Attendance”, and then a page under “1. Reading” and one under “2. Attendance”.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from goldenthread.domain.reading.plan_reading.notes import Notes
from goldenthread.domain.reading.plan_reading.taken_in.items import LONGEST_TITLE, Item, Line
from goldenthread.domain.reading.plan_reading.taken_in.marks import Mark, figures
from goldenthread.domain.reading.plan_reading.vocabulary import Vocabulary, plain, singular
from goldenthread.foundation.documents.document import Span

_POINTS = ("bullet", "letter", "simple", "decimal", "level", "code")
_OVER = ("", "simple", "decimal", "level", "code")
_FEWEST, _FEWEST_PLAIN = 2, 3
_SAYS_MORE = re.compile(r"(?P<name>[^–—:\n]{2,60}?)(?:\s[–—-]\s|:\s)\s*(?P<more>\S.*)", re.DOTALL)


def set_headings(notes: Notes) -> None:
    """Make headings of the lines that say the points of an earlier list again, all and in their order.

    The list is set aside. What its points say more than the name, as “Reading – every child, every day”, is the first
    that stands under it.
    """
    items = notes.source.items
    for start, end in list(_lists(items)):
        again = _said_again(items[start:end], items, end)
        if again and all(other - one > 1 for one, other in pairwise([*again, len(items)])):
            notes.source.items = list(_with_headings(notes, start, end, again))
            return


def _with_headings(notes: Notes, start: int, end: int, again: Sequence[int]) -> Iterator[Item]:
    items = notes.source.items
    deep = _heading_of(items, start, again)
    for place, item in enumerate(items):
        if place == start - 1 and (over := _named(item, notes.vocabulary)):
            yield replace(over, heading=over.heading or deep)
        elif place in again and isinstance(item, Line):
            notes.named_first.add(item.span)
            yield _as_heading(item, deep)
            yield from _said_more(items[start + again.index(place)], item, notes)
        elif not start <= place < end:
            yield item


def _as_heading(line: Line, deep: int) -> Line:
    if line.heading or line.mark.sort in ("level", "code"):
        return line
    body = line.body.rstrip(": ")
    return replace(line, text=line.text.rstrip(": "), heading=deep, mark=replace(line.mark, body=body))


def _said_more(point: Item, heading: Line, notes: Notes) -> Iterator[Line]:
    """Set a point of the list aside, and yield what it says behind the name that is its heading below."""
    match = _SAYS_MORE.fullmatch(point.body) if isinstance(point, Line) and _name(point) != _name(heading) else None
    if not (match and isinstance(point, Line)):
        notes.source.set_aside("contents", point.spans)
        return
    at = notes.source.document.text.find(match["more"], point.span.start, point.span.end)
    spans = (Span(at, point.span.end),) if at > 0 and len(point.spans) == 1 else point.spans
    notes.source.set_aside("contents", [Span(point.span.start, spans[0].start)])
    yield replace(point, text=match["more"], spans=spans, mark=Mark(body=match["more"]), indent=0, gap=1)


def _lists(items: Sequence[Item]) -> Iterator[tuple[int, int]]:
    """Yield where points of one sort stand one under the other, as far in, counting on."""
    start = 0
    for place, (held, item) in enumerate(pairwise([*items, None]), start=1):
        if not (_is_point(held) and _goes_on(held, item)):
            least = _FEWEST if isinstance(held, Line) and held.mark.sort else _FEWEST_PLAIN
            if place - start >= least and _is_point(held):
                yield start, place
            start = place


def _is_point(item: Item | None) -> bool:
    """Tell a point by its mark, or “Reading – every child, every day” without one."""
    if not isinstance(item, Line) or item.heading:
        return False
    return item.mark.sort in _POINTS or (not item.mark.sort and bool(_SAYS_MORE.fullmatch(item.text)))


def _goes_on(held: Item | None, item: Item | None) -> bool:
    if not (isinstance(held, Line) and isinstance(item, Line)) or not _is_point(item):
        return False
    is_alike = (item.mark.sort, item.indent) == (held.mark.sort, held.indent)
    return is_alike and not (item.mark.is_number and figures(item.mark.number) < figures(held.mark.number))


def _said_again(points: Sequence[Item], items: Sequence[Item], start: int) -> list[int]:
    """Return where each point's name comes again below, in their order; nothing where one does not."""
    found: list[int] = []
    for point in points:
        after = found[-1] + 1 if found else start
        names = {_name(point), _name_before_more(point)} - {""}
        place = next((at for at in range(after, len(items)) if _over(items[at]) in names), None)
        if place is None:
            return []
        found.append(place)
    return found


def _name(item: Item) -> str:
    is_name = isinstance(item, Line) and len(item.body) <= LONGEST_TITLE
    return plain(item.body.rstrip(":;,. ")) if isinstance(item, Line) and is_name else ""


def _name_before_more(item: Item) -> str:
    match = _SAYS_MORE.fullmatch(item.body) if isinstance(item, Line) else None
    return plain(match["name"]) if match else ""


def _over(item: Item) -> str:
    return _name(item) if isinstance(item, Line) and item.mark.sort in _OVER else ""


def _named(item: Item, words: Vocabulary) -> Line | None:
    """Return “Key priorities” over the list, which names what its points are."""
    is_name = isinstance(item, Line) and not item.mark.sort and bool(words.level(singular(item.text.rstrip(": "))))
    return item if isinstance(item, Line) and is_name else None


def _heading_of(items: Sequence[Item], start: int, again: Sequence[int]) -> int:
    """Return how deep the headings are: as those among them that are styled, or as the one over the list."""
    over = items[start - 1 : start] if start else []
    styled = [item.heading for item in (*(items[place] for place in again), *over) if isinstance(item, Line)]
    return next((heading for heading in styled if heading), 1)
