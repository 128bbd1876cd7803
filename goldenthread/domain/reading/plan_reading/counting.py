"""Numbered lines that count on: 1., 2., 3. are of one sort, however some of them are set.

A page sets a short point in large type as easily as a heading. What counts on with plain points is a point too.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from goldenthread.domain.reading.plan_reading.items import Item, Line
from goldenthread.domain.reading.plan_reading.marks import figures


@dataclass
class _Run:
    """Numbered lines of which each counts one on from the last."""

    places: list[int] = field(default_factory=list)
    last: int = 0
    looks: set[int] = field(default_factory=set)


def set_alike(items: Sequence[Item]) -> list[Item]:
    """Return the items, those numbered lines that are set as headings among plain ones set plainly like them."""
    runs: list[_Run] = []
    for place, item in enumerate(items):
        if isinstance(item, Line) and item.mark.sort == "simple" and (counted := figures(item.mark.number)):
            run = _goes_on(runs, item, counted[0])
            run.places.append(place)
            run.last = counted[0]
            run.looks.add(item.heading)
    mixed = {place for run in runs if 0 in run.looks and len(run.looks) > 1 for place in run.places}
    return [
        replace(item, heading=0) if place in mixed and isinstance(item, Line) else item
        for place, item in enumerate(items)
    ]


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
