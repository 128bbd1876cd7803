"""Lines that a plan sets alike over what they hold, where nothing but the likeness marks them.

A heading without a style of its own is known by its fellows: each a short line of its own words, over a paragraph and
a list. A line under each numbered title, over its list, says more of the title and is no heading.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from goldenthread.domain.reading.plan_reading.taken_in.items import Item, Line
from goldenthread.domain.reading.plan_reading.taken_in.marks import figures
from goldenthread.domain.reading.plan_reading.vocabulary import Vocabulary
from goldenthread.foundation.documents.document import Span

_FEWEST = 2
# A document with so many headings of their own type has no need of others.
_STYLED = 3
_MOST_WORDS = 12
_MOST_WORDS_NAMED = 8
_FEWEST_NAMED = 3
# “Campus – managing our buildings”: a name of up to four words, a dash, and what it is.
NAMES = re.compile(
    r"(?P<name>[A-Z][\w’'&-]*(?:\s[\w’'&-]+){0,3})\s[–—-]\s(?P<text>[a-z].{10,}|[A-Z].{60,})", re.DOTALL
)
_MOST_PARAGRAPHS = 3
_LEAST_SHARE = 0.6
_NUMBERED = ("simple", "decimal", "level", "code")


def numbers_over_tables(items: Sequence[Item]) -> frozenset[Span]:
    """Return where numbered lines stand each right over a table of its own, as most of their kind do."""
    counted = [item for item in items if isinstance(item, Line) and item.mark.sort == "decimal"]
    found = [
        above.span
        for above, below in pairwise(items)
        if isinstance(above, Line) and above.mark.sort == "decimal" and not isinstance(below, Line)
    ]
    return frozenset(found) if len(found) >= _FEWEST and len(found) >= _LEAST_SHARE * len(counted) else frozenset()


def numbers_over_words(items: Sequence[Item], words: Vocabulary) -> frozenset[Span]:
    """Return where numbered names stand, counted through the document, each over words or points: “1. Attract”.

    Where one of them is “1. Purpose”, or “3. Delivery plan”, they are the chapters of a paper.
    """
    found = [
        (above, below)
        for above, below in pairwise(items)
        if isinstance(above, Line) and above.mark.sort == "simple" and not above.heading
    ]
    are_names = all(
        above.is_short
        and len(above.mark.body.split()) <= _MOST_WORDS_NAMED
        and not (words.statement(above.mark.body) or words.speaks_of_plan(above.mark.body))
        and (not isinstance(below, Line) or below.mark.sort not in ("simple", "letter"))
        for above, below in found
    )
    counted = [figures(above.mark.number) for above, _ in found]
    is_counted = len(found) >= _FEWEST and counted == [[place] for place in range(1, len(found) + 1)]
    return frozenset(above.span for above, _ in found) if is_counted and are_names else frozenset()


def names_over_told_tables(items: Sequence[Item]) -> frozenset[Span]:
    """Return where a name stands apart over a sentence on the table below it: “Intended outcomes”."""
    return frozenset(
        name.span
        for name, told, table in zip(items, items[1:], items[2:], strict=False)
        if isinstance(name, Line)
        and isinstance(told, Line)
        and not isinstance(table, Line)
        and name.is_short
        and not (name.mark.sort or told.mark.sort or told.heading)
        and name.gap
        and told.gap
        and told.text.endswith(".")
    )


def lines_that_name(items: Sequence[Item]) -> frozenset[Span]:
    """Return where lines stand one under the other that each name a thing and say what it is: “Campus – …”."""
    found: list[Span] = []
    run: list[Span] = []
    for item in [*items, None]:
        if isinstance(item, Line) and not item.mark.sort and not item.heading and NAMES.match(item.text):
            run.append(item.span)
            continue
        found += run if len(run) >= _FEWEST_NAMED else []
        run = []
    return frozenset(found)


def types_over_numbers(items: Sequence[Item]) -> frozenset[int]:
    """Return the sizes of headings of which some have numbers and stand right below some that have none."""
    found = Counter(
        above.heading
        for above, below in pairwise(items)
        if isinstance(above, Line)
        and isinstance(below, Line)
        and above.heading == below.heading != 0
        and not above.mark.sort
        and below.mark.sort in ("simple", "decimal")
    )
    return frozenset(size for size, count in found.items() if count >= _FEWEST)


def lines_under_titles(items: Sequence[Item]) -> frozenset[Span]:
    """Return where the line stands that comes first between a numbered title and its list, if most titles have one.

    Where it is the only one for most, it is one for the last title too, whatever stands behind that.
    """
    found: list[Span] = []
    alone = titles = 0
    for place, line in enumerate(items):
        if isinstance(line, Line) and line.mark.sort in _NUMBERED and line.mark.body:
            below = list(_until_numbered(items, place + 1, line.heading))
            titles += any(one.mark.sort == "bullet" for one in below)
            alone += _says_more(below, alone=True)
            found += [below[0].span] if _says_more(below) else []
    is_usual = alone >= _FEWEST and alone >= _LEAST_SHARE * titles
    return frozenset(found) if is_usual else frozenset()


def _until_numbered(items: Sequence[Item], place: int, heading: int) -> Iterator[Line]:
    """Yield what stands below a numbered title, in its own type or in none."""
    for item in items[place:]:
        if not isinstance(item, Line) or item.mark.sort in _NUMBERED or item.heading not in (0, heading):
            return
        yield item


def _says_more(below: Sequence[Line], *, alone: bool = False) -> bool:
    """Say whether an unmarked line comes first and then points; `alone`, and nothing else as far as the first gap.

    A line that leads in to points, as “We will:”, goes with them.
    """
    left = [one for one in below if not one.text.endswith(":")]
    if len(left) < _FEWEST or left[0] is not below[0] or left[0].mark.sort or left[0].is_capitals:
        return False
    others = [one for one in left[1:] if not one.mark.sort]
    last_is_next_heading = others == left[-1:]
    return left[1].mark.sort == "bullet" and (not alone or not others or last_is_next_heading)
