"""How far people take part in a piece of work, said before they are asked.

The ladder has five rungs, from being told to deciding oneself. What is asked of people is said first, so that nobody
is consulted who thought to decide; whoever was promised a rung and was met on a lower one was promised too much.
"""

import datetime as dt
from collections.abc import Iterable

# How far back a change, and the question before a change, are looked for.
LOOKED_BACK = dt.timedelta(days=365)
# The lowest first.
RUNGS = ("informed", "consulted", "involved", "jointly decides", "decides")


def height(rung: str) -> int:
    return RUNGS.index(rung)


def may_ask(stated_on: dt.date | None, asked_on: dt.date) -> bool:
    """Say whether people may be asked on a day: not before it is stated what is asked of them."""
    return stated_on is not None and asked_on >= stated_on


def kept(promised: str, met: str) -> str:
    """Say how a promise was kept: as promised, beyond it, below it, or not known yet."""
    if not met:
        return ""
    if height(met) == height(promised):
        return "as promised"
    return "beyond it" if height(met) > height(promised) else "below it"


def was_asked_before(asked_on: Iterable[dt.date], changed_on: dt.date) -> bool:
    """Say whether comments were asked for in the year before something changed."""
    return any(changed_on - LOOKED_BACK <= day <= changed_on for day in asked_on)
