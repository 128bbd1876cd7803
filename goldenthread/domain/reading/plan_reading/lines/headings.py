"""Which lines are headings where no style says so: weighed once over the whole document.

Each line that could be one is given points for how it stands: how short it is, how it ends, what is above and below,
whether it is set in bold or in capitals. Lines that look alike speak for each other: a plan sets its headings as one.
"""

import itertools
import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from goldenthread.domain.reading.plan_reading.taken_in.items import ANNOUNCED, ENDS, LONGEST_TITLE, Grid, Item, Line
from goldenthread.domain.reading.plan_reading.taken_in.marks import figures
from goldenthread.domain.reading.plan_reading.vocabulary import plain
from goldenthread.foundation.documents.document import Span

LEADS_IN = re.compile(
    r"\b(?:we|will|to|include|includes|including|follows|following|are|is|for|of|by|through|that|with|on|as|covers?|means|involves?)$|^(?:by|in|from|during)\s.*(?:19|20)\d\d$",
    re.IGNORECASE,
)
# A line with so many points is a heading.
_ENOUGH = 2.5
# Of those with fewer more than half are none.
_BEYOND_DOUBT = 3.0
_MOST_WORDS, _FEW, _VERY_FEW = 14, 8, 4
_EACH_FELLOW, _MOST_FELLOWS = 0.5, 3
_AIMING = 2.0
_OVER_COUNT = 1.5
_FEWEST_PAIRS, _MOST_PAIRED = 2, 0.8
_MOST_PARAGRAPHS = 3
# A document with so many headings of their own type has hardly need of others.
_STYLED, _WITHOUT_STYLE = 3, 3
# A document with a blank line here and there parts nothing by it.
_FEW_GAPS = 0.15
_POINTS = ("bullet", "letter", "simple", "decimal")
_BELOW = {"list": 1.0, "led list": 1.0, "table": 1.5, "prose": 1.0, "label": 0.5, "heading": 1.0, "short": -0.5}
_ABOVE = {"list": 1.0, "prose": 0.5, "led list": 0.5, "table": 0.5, "start": -0.5}
# What a sentence begins with or has in it, and a title seldom.
SPEAKS = re.compile(
    r"^(?:we|this|these|there|it|they|please|for further|here|if|as)\b|"
    r"\b(?:has|have|had|can be|was|were|is|are)\b",
    re.IGNORECASE,
)
# “Raise standards of teaching so that:” is an aim by its first word, whatever it leads in to.
_AIM = re.compile(
    r"(?:ensur|develop|improv|embed|rais|increas|secur|strengthen|maintain|build|reduc|promot|provid|creat|establish)e?\s",
    re.IGNORECASE,
)
_SENTENCES = re.compile(r"[a-z0-9)]{2}[.?!]\s+[A-Z]")
_LABELLED = re.compile(r"(?P<label>[A-Z][^:.?!]{1,60}):\s+\S")


@dataclass(frozen=True)
class Headings:
    """Where the unstyled headings of a document stand.

    `over_lists` are plain ones, each over a paragraph and a list as others are: parts, whatever a label or a section
    could make of them. `barely` are those that another reader might take for text.
    """

    found: frozenset[Span] = frozenset()
    barely: frozenset[Span] = frozenset()
    over_lists: frozenset[Span] = frozenset()


@dataclass(frozen=True)
class _Stands:
    """How a line stands between what is above and below it."""

    above: str
    below: str
    is_apart: bool
    is_apart_below: bool


def weigh(items: Sequence[Item], labels: Counter[str]) -> Headings:
    """Return which lines are headings by all that speaks for them.

    `labels` counts what stands alone on a line over the document: what is said again and again is a label.
    """
    is_close_set = tells_nothing_by_gaps(items)
    styled = sum(isinstance(item, Line) and 0 < item.heading < ANNOUNCED for item in items)
    parallel = _leading_in_parallel(items, labels)
    over_counts = _over_counts(items)
    counted = _within_counts(items)
    own: dict[int, float] = {}
    alike: dict[tuple[object, ...], list[int]] = defaultdict(list)
    for place, line in enumerate(items[:-1]):
        if not isinstance(line, Line) or not _may_be(line, items[place + 1]) or _is_told(items, place, labels):
            continue
        if line.text.endswith(":") and place in counted and not (line.is_bold or line.is_capitals):
            continue
        stands = _stands(items, place, labels, is_close_set=is_close_set)
        own[place] = _weight(line, stands, labels, leads_in_alone=place not in parallel)
        own[place] += _OVER_COUNT * (place in over_counts)
        if styled >= _STYLED and not line.is_bold and place not in parallel:
            own[place] -= _WITHOUT_STYLE
        if own[place] >= _ENOUGH - _EACH_FELLOW * _MOST_FELLOWS:
            alike[_look(line, stands)].append(place)
    points = {
        items[place].span: own[place] + min(len(places) - 1, _MOST_FELLOWS) * _EACH_FELLOW
        for places in alike.values()
        for place in places
    }
    found = {place for place in own if points.get(items[place].span, 0) >= _ENOUGH}
    found -= _under_others(items, found, is_close_set=is_close_set)
    over_lists = {
        place
        for place in found
        if not (_style(items[place])[:2] != (False, False) or labels[plain(_words(items[place]))] > 1)
        and _kind(items, place + 1, labels) == "led list"
    }
    return Headings(
        frozenset(items[place].span for place in found) | _set_off_in_cells(items, has_styles=bool(styled)),
        frozenset(items[place].span for place in found if points[items[place].span] < _BEYOND_DOUBT),
        frozenset(items[place].span for place in over_lists if len(over_lists) > 1),
    )


def _over_counts(items: Sequence[Item]) -> frozenset[int]:
    """Return which lines stand right over a list that counts anew from 1, where several lists of a document do."""
    found = [
        place
        for place, below in enumerate(items[1:])
        if isinstance(below, Line) and below.mark.sort == "simple" and figures(below.mark.number) == [1]
    ]
    return frozenset(found if len(found) > 1 else ())


def _within_counts(items: Sequence[Item]) -> frozenset[int]:
    """Return the places between “5. …” and “6. …” that have points below them: they say more of the fifth thing."""
    found: set[int] = set()
    held: list[tuple[int, str]] = []
    last: list[int] = []
    for place, item in enumerate(items):
        if not isinstance(item, Line) or item.heading:
            held, last = [], []
        elif item.mark.sort in ("simple", "decimal"):
            number = figures(item.mark.number)
            is_next = bool(last) and number[:-1] == last[:-1] and number[-1:] == [last[-1] + 1]
            points = [at for at, sort in held if sort in ("bullet", "letter")]
            found.update(at for at, _ in held if is_next and points and at < points[-1])
            held, last = [], number
        else:
            held.append((place, item.mark.sort))
    return frozenset(found)


def _is_told(items: Sequence[Item], place: int, labels: Counter[str]) -> bool:
    """Say whether a line is what “Due date:”, said again and again, tells on the line below it."""
    above, below = items[place - 1] if place else None, items[place + 1]
    is_label = isinstance(above, Line) and above.text.endswith(":") and not above.mark.sort
    is_over_list = isinstance(below, Line) and below.mark.sort in _POINTS
    return is_label and not is_over_list and labels[plain(_words(items[place - 1]))] > 1


def _leading_in_parallel(items: Sequence[Item], labels: Counter[str]) -> frozenset[int]:
    """Return lines that each lead in to a list of their own, one list after the other: “Our people, such as:”."""
    leading = [
        place
        for place, (line, below) in enumerate(itertools.pairwise(items))
        if isinstance(line, Line)
        and line.text.rstrip("-– ").endswith(":")
        and not (line.mark.sort or labels[plain(_words(line))] > 1)
        and _kind([below], 0, labels) == "list"
    ]
    behind = [place for place in leading if place and _kind(items, place - 1, labels) == "list"]
    if len(leading) < _FEWEST_PAIRS or not behind:
        return frozenset()
    # Of three and more the first is one of them, whatever stands above it.
    return frozenset(leading if len(behind) >= _FEWEST_PAIRS and len(behind) + 1 == len(leading) else behind)


def _set_off_in_cells(items: Sequence[Item], *, has_styles: bool) -> frozenset[Span]:
    """Return the lines within cells that are set in bold, or in capitals where no style sets headings."""
    cells = (cell for item in items if isinstance(item, Grid) for row in item.rows for cell in row.cells)
    return frozenset(
        line.span
        for cell in cells
        for line, below in itertools.pairwise(cell.lines)
        if (line.is_bold or (line.is_capitals and not has_styles)) and line.is_short and _may_be(line, below)
    )


def tells_nothing_by_gaps(items: Sequence[Item]) -> bool:
    """Say whether hardly a line, or every line, stands apart from the one above it."""
    gaps = [bool(item.gap) for item in items[1:]]
    return sum(gaps) <= _FEW_GAPS * len(items) or all(gaps)


def _under_others(items: Sequence[Item], found: set[int], *, is_close_set: bool) -> set[int]:
    """Return those that stand close under another of their look, where most do: each says more of what is above."""
    below = [
        place
        for place in found
        if place
        and (is_close_set or not items[place].gap)
        and place + 1 not in found
        and (place - 1 in found or _is_bare_level(items[place - 1]))
    ]
    if len(below) < _FEWEST_PAIRS:
        return set()
    heads = {place - 1 for place in below}
    looks = {_style(items[place]) for place in below}
    like = [place for place in found - heads if _style(items[place]) in looks]
    return set(below) if len(below) >= _MOST_PAIRED * len(like) else set()


def _is_bare_level(item: Item) -> bool:
    return isinstance(item, Line) and item.mark.sort == "level" and len(item.mark.body.split()) <= 1


def _words(item: Item) -> str:
    return item.text.rstrip(": ") if isinstance(item, Line) else ""


def _style(item: Item) -> tuple[object, ...]:
    return (item.is_capitals, item.is_bold, item.indent) if isinstance(item, Line) else ()


def _may_be(line: Line, below: Item) -> bool:
    words = line.text.rstrip(": -–")
    return not (
        line.mark.sort
        or line.heading
        or len(words) > LONGEST_TITLE
        or len(words.split()) > _MOST_WORDS
        or not any(character.isalpha() for character in words)
        or line.text.endswith((".", ";", ",", "!"))
        or words[:1].islower()
        or words[:1] in "“‘\"'("
        or (isinstance(below, Line) and not (below.gap or below.mark.sort) and below.text[0].islower())
    )


def _kind(items: Sequence[Item], place: int, labels: Counter[str]) -> str:
    item = items[place]
    if isinstance(item, Grid):
        return "table"
    if item.mark.sort in _POINTS:
        return "list"
    if item.heading or item.mark.sort:
        return "heading"
    if labels[plain(item.text.rstrip(": "))] > 1 or _is_labelled_again(item.text, labels):
        return "label"
    if len(item.text) <= LONGEST_TITLE and not item.text.endswith(ENDS):
        return "short"
    return "led list" if _leads_to_list(items, place) else "prose"


def _kind_below(items: Sequence[Item], place: int, labels: Counter[str]) -> str:
    """Say what stands below a line; “Budgeted cost: £500”, said of each of several tables, is of its table."""
    kind = _kind(items, place + 1, labels)
    return "table" if kind == "label" and isinstance(items[min(place + 2, len(items) - 1)], Grid) else kind


def _leads_to_list(items: Sequence[Item], place: int) -> bool:
    """Say whether a paragraph, and perhaps another, stands over the points of a list."""
    for item in items[place : place + _MOST_PARAGRAPHS + 1]:
        if not isinstance(item, Line) or item.heading:
            return False
        if item.mark.sort == "bullet":
            return True
        if item.mark.sort or not item.text.rstrip().endswith((".", ":", ";")):
            return False
    return False


def _is_labelled_again(words: str, labels: Counter[str]) -> bool:
    """Tell “Outcome: Every child reads”, beside other outcomes."""
    match = _LABELLED.match(words)
    return match is not None and labels[plain(match["label"])] > 1


def _stands(items: Sequence[Item], place: int, labels: Counter[str], *, is_close_set: bool) -> _Stands:
    line, below = items[place], items[place + 1]
    is_heading = isinstance(below, Line) and below.is_short and (below.is_bold or below.is_capitals)
    return _Stands(
        _kind(items, place - 1, labels) if place else "start",
        "heading" if is_heading and _style(below) != _style(line) else _kind_below(items, place, labels),
        is_close_set or bool(line.gap) or place == 0,
        not is_close_set and bool(below.gap),
    )


def _weight(line: Line, stands: _Stands, labels: Counter[str], *, leads_in_alone: bool) -> float:
    words = line.text.rstrip(": -–")
    count = len(words.split())
    points = 1.0 if count <= _VERY_FEW else 0.5 if count <= _FEW else 0.0
    points += 2.5 * line.is_capitals + 2.5 * line.is_bold
    points += _BELOW[stands.below] + _ABOVE.get(stands.above, 0.0)
    if stands.is_apart:
        points += 1.0 if stands.below == "short" and stands.is_apart_below else 0.5
    elif stands.above not in ("list", "table"):
        points -= 1 if stands.above == stands.below == "prose" else 2
    if line.text.endswith(":"):
        points -= {"led list": 0.5, "table": 0.5, "list": 1.0}.get(stands.below, 2.5)
    elif _LABELLED.match(line.text) and not _is_labelled_again(line.text, labels):
        points -= 1.5
    if _SENTENCES.search(words):
        points -= 1.5
    if not leads_in_alone:
        return points + _EACH_FELLOW
    if _AIM.match(words) and line.text.endswith(":") and stands.below == "list":
        return points + _AIMING
    if LEADS_IN.search(words):
        return points - 4
    # “Develop strengths where there is a need” speaks only of what is meant by it.
    return points - 1.5 if SPEAKS.search(words) and not _AIM.match(words) else points


def _look(line: Line, stands: _Stands) -> tuple[object, ...]:
    return (line.is_capitals, line.is_bold, line.text.endswith(":"), stands.below, line.indent)
