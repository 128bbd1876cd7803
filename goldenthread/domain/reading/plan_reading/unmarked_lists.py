"""Lists whose points carry no mark: lines that end in semicolons, lines of the number that was said, lines under the
bare name of a level. Their points are taken as if each had its bullet.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import takewhile

from goldenthread.domain.reading.plan_reading.alike import lines_that_name
from goldenthread.domain.reading.plan_reading.items import Item, Line
from goldenthread.domain.reading.plan_reading.leading_in import level_headed
from goldenthread.domain.reading.plan_reading.marks import Mark
from goldenthread.domain.reading.plan_reading.vocabulary import Vocabulary

_NUMBERS = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_COUNTED = re.compile(
    rf"\b(?P<count>{'|'.join(_NUMBERS)}|[2-9]|10)\s+(?:[\w‘’'-]+\s+){{0,3}}[\w‘'-]+s\b", re.IGNORECASE
)
_FEWEST, _MOST_WORDS_OF_NAME, _LONGEST = 3, 4, 320
_LED_IN = (":", ":-", ":–", "…")


def mark_points(items: Sequence[Item], words: Vocabulary) -> list[Item]:
    """Return the items, the points of unmarked lists with the mark of one."""
    found: set[int] = set()
    for place, item in enumerate(items):
        if isinstance(item, Line) and place not in found:
            found.update(_points_under(item, items, place + 1, words))
    naming = lines_that_name(items)
    return [
        replace(item, mark=Mark("bullet", body=item.text))
        if place in found and isinstance(item, Line) and item.span not in naming
        else item
        for place, item in enumerate(items)
    ]


def _points_under(lead: Line, items: Sequence[Item], place: int, words: Vocabulary) -> Iterator[int]:
    """Yield which of the lines below one that leads in are the points of its list."""
    below = list(takewhile(_may_be_point, _lines_from(items, place)))
    ended = list(takewhile(lambda line: line.text.endswith(";"), below))
    count = 0
    is_led_in = lead.text.endswith(_LED_IN)
    if is_led_in and len(ended) >= _FEWEST:
        # What follows the last of them in the same way is the end of the list.
        count = len(ended) + (len(below) > len(ended) and below[len(ended)].text[:1].islower())
    elif (is_led_in and len(below) == _counted_by(lead.text)) or (
        _is_bare_name(lead, words) and len(below) >= _FEWEST and not any(map(_is_sentence, below))
    ):
        count = len(below)
    yield from range(place, place + count)


def _may_be_point(line: Line) -> bool:
    is_set_off = line.mark.sort or line.heading or line.is_bold or line.is_capitals
    return not is_set_off and not line.text.endswith(_LED_IN) and len(line.text) <= _LONGEST


def _counted_by(words: str) -> int:
    """Return how many things a line says that it leads in to: “It has four priorities:”."""
    said = list(_COUNTED.finditer(words))
    count = said[-1]["count"].lower() if said else ""
    return _NUMBERS.index(count) + 2 if count in _NUMBERS else int(count or 0)


def _is_bare_name(line: Line, words: Vocabulary) -> bool:
    """Tell “Our objectives” and “2027 priorities”, which name a level and no more."""
    name = line.text.rstrip(":-–… ")
    is_name = not line.mark.sort and len(name.split()) <= _MOST_WORDS_OF_NAME
    return is_name and bool(level_headed(name, words)) and not words.speaks_of_plan(name)


def _is_sentence(line: Line) -> bool:
    return line.text.endswith(".")


def _lines_from(items: Sequence[Item], place: int) -> Iterator[Line]:
    """Yield the lines from a place on, as far as a table."""
    for item in items[place:]:
        if not isinstance(item, Line):
            return
        yield item
