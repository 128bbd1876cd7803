"""What waits for what: whether it will come in time, and that nothing waits for itself by a detour."""

import datetime as dt
from collections import defaultdict
from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from typing import TypeVar

Key = TypeVar("Key", bound=Hashable)

# What can be said of something that is waited for, the most pressing first.
WORDS = ("late", "comes too late", "in question", "no date", "expected", "there")
WARNINGS = frozenset({"late", "comes too late", "in question"})
UNSURE = frozenset({"off track", "at risk", "blocked"})
OVER = frozenset({"done", "met", "moved", "dropped"})


@dataclass(frozen=True)
class Awaited:
    """What is waited for: how it stands, its last day, and the last day of whoever waits."""

    stands: str = ""
    until: dt.date | None = None
    wanted_by: dt.date | None = None


def says(awaited: Awaited, today: dt.date) -> str:
    """Say in words whether what is waited for will be there in time."""
    if awaited.stands in OVER:
        return "there"
    if awaited.until is not None and awaited.until < today:
        return "late"
    if awaited.until is not None and awaited.wanted_by is not None and awaited.until > awaited.wanted_by:
        return "comes too late"
    if awaited.stands in UNSURE:
        return "in question"
    return "no date" if awaited.until is None else "expected"


def circle(waits: Iterable[tuple[Key, Key]], who: Key, whom: Key) -> list[Key]:
    """Return the way round if `who` came to wait for `whom`, from who to who; nothing where there is none.

    `waits` are pairs of who waits and whom they wait for.
    """
    beyond: dict[Key, list[Key]] = defaultdict(list)
    for waiting, awaited in waits:
        beyond[waiting].append(awaited)
    came_from: dict[Key, Key] = {}
    to_see = [whom]
    seen = {whom}
    while to_see:
        here = to_see.pop(0)
        if here == who:
            return _way_back(came_from, whom, who)
        for there in beyond[here]:
            if there not in seen:
                seen.add(there)
                came_from[there] = here
                to_see.append(there)
    return []


def _way_back(came_from: dict[Key, Key], start: Key, end: Key) -> list[Key]:
    way = [end]
    while way[-1] != start:
        way.append(came_from[way[-1]])
    return [end, *reversed(way)]
