"""Consultation: when a round is open, and what came of what was said.

A draft goes out to named bodies and posts for some days. What they say is answered: it changed the draft, the
draft was kept and why, or the question was answered. When the days are over nobody comments any more; the round
is closed once whoever opened it has said what was heard and what changed. A second round shows what changed
since the first; the last is for final comments. Nobody agrees to a thing while comments on it are open.
"""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping

OPEN, OVER, CLOSED = "open", "over", "closed"
UNANSWERED = ""


def stands(closes_on: dt.date, closed_on: dt.date | None, today: dt.date) -> str:
    """Say whether a round takes comments, waits to be summed up, or is closed. Its last day is within it."""
    if closed_on is not None:
        return CLOSED
    return OPEN if today <= closes_on else OVER


def may_close(outcomes: Iterable[str]) -> str:
    """Say why a round cannot be summed up yet; nothing when every comment has an answer."""
    waiting = sum(outcome == UNANSWERED for outcome in outcomes)
    if not waiting:
        return ""
    return f"{waiting} {'comment has' if waiting == 1 else 'comments have'} no answer yet."


def tally(said: Iterable[tuple[str, str]]) -> Mapping[str, Mapping[str, int]]:
    """Count what was said, by audience and then by outcome, from (audience, outcome)."""
    found: dict[str, Counter[str]] = {}
    for audience, outcome in said:
        found.setdefault(audience, Counter())[outcome] += 1
    return found


def in_the_way(closes_on: dt.date, closed_on: dt.date | None, today: dt.date, day: str) -> str:
    """Say why nobody can agree yet, `day` being the last one in words; nothing once the round is closed."""
    state = stands(closes_on, closed_on, today)
    if state == OPEN:
        return f"Comments on it are open until {day}."
    return "The round of comments has not been summed up yet." if state == OVER else ""
