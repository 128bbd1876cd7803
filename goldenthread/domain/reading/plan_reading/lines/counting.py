"""Numbered lines that count on: 1., 2., 3. are of one sort, however some of them are set.

A page sets a short point in large type as easily as a heading. What counts on with plain points is a point too.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from goldenthread.domain.reading.plan_reading.lines.looks import LABEL
from goldenthread.domain.reading.plan_reading.taken_in.items import Item, Line
from goldenthread.domain.reading.plan_reading.taken_in.marks import figures
from goldenthread.domain.reading.plan_reading.vocabulary import Vocabulary, plain
from goldenthread.foundation.documents.document import Span


@dataclass
class _Run:
    """Numbered lines of which each counts one on from the last."""

    places: list[int] = field(default_factory=list)
    last: int = 0
    looks: set[int] = field(default_factory=set)


def set_alike(items: Sequence[Item]) -> list[Item]:
    """Return the items, those numbered lines that are set as headings among plain ones set plainly like them."""
    mixed = {place for run in _runs(items) if 0 in run.looks and len(run.looks) > 1 for place in run.places}
    return [
        replace(item, heading=0) if place in mixed and isinstance(item, Line) else item
        for place, item in enumerate(items)
    ]


def points_with_names(items: Sequence[Item], words: Vocabulary) -> frozenset[Span]:
    """Return the counted lines that only look like labels: “1. Staff: to train …” above “2. Reading: to raise …”.

    “1. Lead: …” above “2. Cost: …” are labels, each of them one that plans have.
    """
    found: set[Span] = set()
    for run in _runs(items):
        lines = [line for place in run.places if isinstance(line := items[place], Line)]
        labels = [LABEL.match(line.mark.body) for line in lines]
        if len(lines) < 2 or all(label and words.is_whole_column(label["label"].strip()) for label in labels):
            continue
        found.update(line.span for line, label in zip(lines, labels, strict=True) if label and label["value"])
    return frozenset(found)


def said_of_several(items: Sequence[Item], labels: Counter[str]) -> frozenset[str]:
    """Return what is said again and again, and mostly below several numbered lines since it was said last.

    “Actions”, below each of them, is what that one line comes to.
    """
    below: dict[str, list[int]] = {}
    counted = 0
    before: dict[str, int] = {}
    for item in items:
        if not isinstance(item, Line):
            continue
        counted += item.mark.sort in ("simple", "decimal")
        label = plain(item.text)
        if not item.mark.sort and labels[label] > 1:
            below.setdefault(label, []).append(counted - before.get(label, 0))
            before[label] = counted
    return frozenset(
        label for label, counts in below.items() if 2 * sum(count > 1 for count in counts) >= len(counts)
    )


def _runs(items: Sequence[Item]) -> list[_Run]:
    """Return the runs of numbered lines, each of which counts on."""
    runs: list[_Run] = []
    for place, item in enumerate(items):
        if isinstance(item, Line) and item.mark.sort == "simple" and (counted := figures(item.mark.number)):
            run = _goes_on(runs, item, counted[0])
            run.places.append(place)
            run.last = counted[0]
            run.looks.add(item.heading)
    return runs


def _goes_on(runs: list[_Run], line: Line, number: int) -> _Run:
    """Return the run that a line counts on, one set like it first; else a new one."""
    waiting = [run for run in reversed(runs) if run.last + 1 == number]
    alike = [run for run in waiting if line.heading in run.looks]
    if found := alike or waiting:
        # What was counted since then, and is less deep, is done with.
        del runs[runs.index(found[0]) + 1 :]
        return found[0]
    runs.append(_Run())
    return runs[-1]
