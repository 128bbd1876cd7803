"""Lists whose points carry no mark: which lines are one is chosen for the whole document at once.

Each run of lines set alike could be a list. What leads in to it, how its lines begin and end, how many were said to
come, and that other runs of the document are made alike speak for it; sentences that go on, a headline over each
paragraph and what stands behind it in the same way speak against it. Of all ways to cut the lines into lists and text
the one with the most points is taken. What is taken, or left, by little is asked about.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from goldenthread.domain.reading.plan_reading.lines import at_a_glance
from goldenthread.domain.reading.plan_reading.lines.alike import lines_that_name
from goldenthread.domain.reading.plan_reading.lines.headings import SPEAKS
from goldenthread.domain.reading.plan_reading.lines.leading_in import counted_by, level_headed, level_named
from goldenthread.domain.reading.plan_reading.notes import Notes
from goldenthread.domain.reading.plan_reading.taken_in.items import Item, Line
from goldenthread.domain.reading.plan_reading.taken_in.marks import Mark
from goldenthread.domain.reading.plan_reading.vocabulary import Vocabulary

_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh")
_ORDINAL = re.compile(rf"(?P<word>{'|'.join(_ORDINALS)})(?:ly)?\b", re.IGNORECASE)
_LED_IN = (":", ":-", ":–", "…")
_UNIVERSAL = frozenset({"all", "every", "each", "no"})
_MOST_WORDS_OF_NAME, _LONGEST, _MOST, _SHORT, _LONGEST_THING = 4, 320, 20, 8, 14
# So many points make a list, and so many more make one beyond doubt.
_ENOUGH, _BEYOND_DOUBT, _FEWEST_ASKED = 3.0, 5.0, 1.5
_ALIKE = _UNDER_A_HEADING = 0.8
# What a line that says how many are to come is worth at least.
_COUNTED_OUT, _BEYOND = 4.5, 4
_FEWEST_OF_PHRASE = 4
_HEADED, _LEAST_STEP, _PARAGRAPH = 4.0, 1.6, 60


@dataclass(frozen=True)
class _Run:
    """Lines from one place to another that may be a list; `shape` is how they are made and set."""

    start: int
    end: int
    points: float
    shape: tuple[object, ...]
    tells: bool


def mark_points(notes: Notes) -> None:
    """Give the points of unmarked lists the mark of one; note which were taken, and which left, by little."""
    items, words = notes.source.items, notes.vocabulary
    naming = lines_that_name(items)
    # What is said again and again is a label, and no point.
    said = Counter(item.text for item in items if isinstance(item, Line))
    again = {text for text, count in said.items() if count > 1}
    runs = [run for start, end in _blocks(items, again) for run in _runs(items, start, end, words)]
    runs += _whole(items, words)
    chosen = _chosen(runs)
    shapes = Counter(run.shape for run in chosen)
    # What is made as other lists of the document are is likelier one itself.
    runs = [replace(run, points=run.points + _ALIKE * (shapes[run.shape] > 1)) for run in runs]
    chosen = _chosen(runs)
    glances = [run for run in chosen if at_a_glance.set_headings(notes, run.start, run.end)]
    chosen = [run for run in chosen if run not in glances]
    items = notes.source.items
    chosen += _under_same_labels(items, chosen, again)
    dropped = {place for run in glances for place in range(run.start, run.end)}
    taken = {place for run in chosen for place in range(run.start, run.end)}
    for run in chosen:
        if run.points < _BEYOND_DOUBT:
            notes.doubted |= {items[place].span for place in range(run.start, run.end)}
    told = taken | dropped
    left = [
        run for run in runs
        if run.points >= _FEWEST_ASKED and run.end - run.start > 2 and not told & set(range(run.start, run.end))
    ]  # fmt: skip
    notes.left = [tuple(_lines(items, run)) for run in _chosen(left, least=_FEWEST_ASKED)]
    notes.source.items = [
        replace(item, mark=Mark("bullet", body=item.text))
        if place in taken and isinstance(item, Line) and item.span not in naming
        else item
        for place, item in enumerate(items)
        if place not in dropped
    ]


def _whole(items: Sequence[Item], words: Vocabulary) -> list[_Run]:
    """Return the one run of a document that is nothing but short lines: a line a thing, below its title."""
    lines = [item for item in items if isinstance(item, Line) and _may_be_point(item)]
    start = int(
        bool(lines) and (words.speaks_of_plan(lines[0].text) or bool(words.organisation.search(lines[0].text)))
    )
    are_things = all(len(line.text.split()) <= _LONGEST_THING and not line.text.endswith(".") for line in lines)
    is_all = len(lines) == len(items) and len(lines) - start > 2 and are_things
    return [_Run(start, len(lines), _ENOUGH, ("thing", "", 0), tells=True)] if is_all else []


def _lines(items: Sequence[Item], run: _Run) -> Iterator[Line]:
    for item in items[run.start : run.end]:
        if isinstance(item, Line):
            yield item


def _chosen(runs: Sequence[_Run], *, least: float = _ENOUGH) -> list[_Run]:
    """Return the runs, none over another, that have the most points together above what makes a list."""
    found = sorted((run for run in runs if run.points >= least and run.tells), key=lambda run: run.end)
    best: list[tuple[float, list[_Run]]] = [(0.0, [])]
    for at, run in enumerate(found):
        before = next((place for place in range(at, 0, -1) if found[place - 1].end <= run.start), 0)
        gained = run.points - least + 0.01 * (run.end - run.start)
        best.append(max(best[-1], (best[before][0] + gained, [*best[before][1], run]), key=lambda pair: pair[0]))
    return best[-1][1]


def _under_same_labels(items: Sequence[Item], chosen: Sequence[_Run], again: Collection[str]) -> list[_Run]:
    """Return the lines under “How will we do it?” elsewhere, where a list stands under that label: lists like it."""
    over = {item.text: run for run in chosen for item in items[run.start - 1 : run.start] if isinstance(item, Line)}
    taken = {place for run in chosen for place in range(run.start, run.end)}
    found = []
    for place, item in enumerate(items, start=1):
        like = over.get(item.text) if isinstance(item, Line) and item.text in again else None
        if like is None or place in taken:
            continue
        far = items[like.start + 1].gap
        end = next((at for at in range(place, len(items)) if not _goes_on(items[at], far, again)), len(items))
        if end > place:
            found.append(replace(like, start=place, end=end))
    return found


def _goes_on(item: Item, far: int, again: Collection[str]) -> bool:
    return isinstance(item, Line) and _may_be_point(item) and item.text not in again and item.gap <= far


def _blocks(items: Sequence[Item], again: Collection[str]) -> Iterator[tuple[int, int]]:
    """Yield where plain lines stand one under the other; one that leads in stands before its block."""
    start = 0
    for place, item in enumerate([*items, None]):
        if isinstance(item, Line) and _may_be_point(item) and item.text not in again:
            continue
        if place - start > 1:
            yield start, place
        start = place + 1


def _may_be_point(line: Line) -> bool:
    is_set_off = line.mark.sort or line.heading or line.is_bold or line.is_capitals
    return not is_set_off and not line.text.endswith(_LED_IN) and len(line.text) <= _LONGEST


def _runs(items: Sequence[Item], start: int, end: int, words: Vocabulary) -> Iterator[_Run]:
    """Yield every run of a block whose lines stand equally far apart, with its points."""
    lines = [item for item in items[start:end] if isinstance(item, Line)]
    for first in range(len(lines) - 1):
        above = items[start + first - 1] if start + first else None
        for last in range(first + 2, min(len(lines), first + _MOST) + 1):
            run = lines[first:last]
            if len({line.gap for line in run[1:]}) > 1:
                break
            points, shape, tells = _points(run, above, lines[last : last + _BEYOND], words)
            is_front = start + first < _MOST_WORDS_OF_NAME and not (shape[1] or tells)
            yield _Run(start + first, start + last, points - 2 * is_front, shape, tells)


def _points(
    run: Sequence[Line], above: Item | None, beyond: Sequence[Line], words: Vocabulary
) -> tuple[float, tuple[object, ...], bool]:
    """Return what speaks for lines being a list, how they are made, and whether anything tells it of them alone."""
    gap, below = run[1].gap, beyond[0] if beyond else None
    led, leads = _leading_in(above, run, words)
    made, parallel = _made_alike(run, words)
    ends = [line.text.rstrip()[-1] for line in run]
    stops = ends.count(".")
    ended = sum(end == ";" for end in ends[:-1])
    points = leads + parallel
    points += 2.5 if ended * 10 >= 7 * (len(run) - 1) else 0.0
    points += 1.0 if not stops else 0.5 if ends.index(".") == len(run) - 1 else 0.0 if stops == len(run) else -1.0
    points += 0.5 if len(run) > 2 else -1.0
    lengths = [len(line.text) for line in run]
    points += 0.5 if sorted(lengths)[len(lengths) // 2] <= 120 else 0.0
    # “We will …” says what is to be done, whatever else speaks so.
    spoken = sum(bool(SPEAKS.search(line.text)) and not line.text.startswith("We will") for line in run)
    points -= 1.5 * (2 * spoken >= len(run))
    is_apart_below = below is None or below.gap > gap
    is_headed = _is_headed([*lengths, *(len(line.text) for line in beyond)])
    points -= _HEADED * (is_headed and not (is_apart_below and leads >= _COUNTED_OUT))
    # A list ends where the lines stop being made or set alike, and no sooner.
    points += 0.7 if is_apart_below else 0.3 if made and _made(below, words) != made else -1.5
    is_apart_above = led or run[0].gap > gap or not isinstance(above, Line) or not _may_be_point(above)
    points += 0.5 if is_apart_above else -1.5 if made and _made(above, words) == made else 0.0
    points += _UNDER_A_HEADING if isinstance(above, Line) and (above.is_capitals or above.heading) else 0.0
    # “Our buildings are old.” above what is to be done about it is no point of the list.
    begins = [_made(line, words) for line in run]
    is_unlike = ends[0] == "." and stops == 1 and begins[0] != made and set(begins[1:]) == {made}
    points -= 1.5 * (is_unlike and made != "phrase")
    points -= 2.0 * (2 * sum(_is_label(line) for line in run) >= len(run))
    return points, (made, led, gap), bool(led or parallel >= 1 or ended * 10 >= 7 * (len(run) - 1))


def _is_headed(lengths: Sequence[int]) -> bool:
    """Tell a short line over a long one again and again: headings, each with its paragraph."""
    over = sum(second > _LEAST_STEP * first and second > _PARAGRAPH for first, second in pairwise(lengths))
    return over > 1 and over * 3 >= len(lengths)


def _leading_in(above: Item | None, run: Sequence[Line], words: Vocabulary) -> tuple[str, float]:
    """Return how the line above leads in to a run, and what that is worth."""
    if not isinstance(above, Line):
        return "", 0.0
    if above.text.rstrip("-– ").endswith(_LED_IN):
        count = counted_by(above.text)
        small = sum(line.text[0].islower() for line in run) * 5 >= 4 * len(run)
        named = bool(level_named(above.text.rsplit(". ", 1)[-1], words))
        return "colon", 1.5 + named + small + (3.0 if count == len(run) else -2.0 if count else 0.0)
    name = above.text.rstrip(":-–… ")
    is_name = not above.mark.sort and len(name.split()) <= _MOST_WORDS_OF_NAME and not words.speaks_of_plan(name)
    if is_name and level_headed(name, words):
        return "name", 2.0
    # “Year one”, set apart over lines that stand close and are no sentences.
    is_block = above.gap > 0 and run[0].gap > 0 and not any(line.gap for line in run[1:])
    are_phrases = all(len(line.text.split()) >= _FEWEST_OF_PHRASE and not line.text.endswith(".") for line in run)
    return ("block", 1.5) if is_name and is_block and are_phrases and len(run) > 2 else ("", 0.0)


def _made_alike(run: Sequence[Line], words: Vocabulary) -> tuple[str, float]:
    """Return how most of the lines of a run begin, and what their likeness is worth."""
    said = [_ORDINAL.match(line.text) for line in run]
    if all(said) and [match["word"].lower() for match in said if match] == list(_ORDINALS[: len(run)]):
        return "ordinal", 4.0
    made, count = Counter(_made(line, words) for line in run).most_common(1)[0]
    if made and count * 10 >= 6 * len(run):
        return made, 1.0 + 0.5 * (count == len(run))
    are_short = all(len(line.text.split()) <= _SHORT for line in run)
    return ("phrase", 0.5) if are_short else ("", 0.0)


def _made(line: Item | None, words: Vocabulary) -> str:
    """Say how a line begins: with what is to be done, or with whom it is for."""
    said = [word.lower().strip(",;:’'") for word in line.text.split()[:2]] if isinstance(line, Line) else []
    # “Fully embed …” is made as “Embed …”.
    word = said[-1] if said and said[0].endswith("ly") else said[0] if said else ""
    if word in ("to", "we", "our"):
        return word
    if word in words.deeds:
        return "deed"
    if word in _UNIVERSAL:
        return "all"
    return "doing" if word.endswith("ing") and len(word) > len("bring") else ""


def _is_label(line: Line) -> bool:
    return bool(re.match(r"[A-Z][\w ]{1,20}:\s", line.text))
