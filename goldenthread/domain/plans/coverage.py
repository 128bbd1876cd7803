"""How far the trust's plan has come down into its places.

Each place answers each aim: it takes it up, adapts it to its own words, supports it, says that it conflicts,
or declines with a reason. What a place does with a part beneath an aim counts for the aim, except a refusal:
to decline one part is not to decline the whole. Each plan of a place answers for its own years: what last
year's plan took up or declined is still to be answered by next year's, and takes nothing back from this year's.
"""

import datetime as dt
from collections.abc import Iterable
from typing import TypeVar

# The most telling first: a conflict is heard before anything else that the same place says.
ANSWERS = ("conflicts", "takes up", "adapts", "supports", "declines")
TAKEN_UP = frozenset({"takes up", "adapts"})
SERVING = frozenset({"takes up", "adapts", "supports"})
NOTHING_YET = ""
# What a level is called that holds deeds rather than aims.
DEEDS = frozenset({
    "action", "key action", "action point", "action step", "step", "task", "activity", "agreed action",
    "action required", "improvement action", "specific action", "action/task", "action to be taken",
})  # fmt: skip


def names_deeds(level: str) -> bool:
    """Say whether a level is called what deeds are called: a place answers what they are done for, not each deed."""
    return not DEEDS.isdisjoint({level.lower(), level.lower().removesuffix("s")})


def answer(own: Iterable[str], beneath: Iterable[str] = ()) -> str:
    """Return a place's answer to an aim from all its answers to the aim and to what stands beneath it."""
    said = set(own) | (set(beneath) - {"declines"})
    return next((kind for kind in ANSWERS if kind in said), NOTHING_YET)


def is_complete(answers: Iterable[str]) -> bool:
    """Say whether a place has answered everything: silence is the one thing that does not count."""
    return all(answers)


_Said = TypeVar("_Said")
Years = tuple[dt.date | None, dt.date | None]


def run_together(one: Years, other: Years) -> bool:
    """Say whether two plans have a day in common; a plan without days may be of any year."""
    (starts, ends), (other_starts, other_ends) = one, other
    begins_in_time = starts is None or other_ends is None or starts <= other_ends
    ends_in_time = ends is None or other_starts is None or other_starts <= ends
    return begins_in_time and ends_in_time


def heard_today(said: Iterable[tuple[_Said, Years]], today: dt.date) -> list[_Said]:
    """Return what a place says through its plans of today; where they are silent, what others say, as next year's."""
    every = list(said)
    return [one for one, years in every if run_together((today, today), years)] or [one for one, _ in every]


def overlap_percent(linked: int, of: int) -> int | None:
    """Return how much of a place's plan serves the trust's: priorities linked ÷ all, in per cent; None of none."""
    return (200 * linked + of) // (2 * of) if of else None
