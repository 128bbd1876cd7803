"""Consultation: when a round is open, and what came of what was said.

A draft goes out to named bodies and posts for some days. What they say is answered: it changed the draft, the
draft was kept and why, or the question was answered. When the days are over nobody comments any more; the round
is closed once whoever opened it has said what was heard and what changed. A second round shows what changed
since the first; the last is for final comments. Nobody agrees to a thing while comments on it are open.
"""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from goldenthread.domain.plans.plan_diff import Run, runs
from goldenthread.foundation.subjects import Passage

OPEN, OVER, CLOSED = "open", "over", "closed"
UNANSWERED = ""
SAME, NEW, CHANGED, GONE = "same", "new", "changed", "gone"


@dataclass(frozen=True)
class Read:
    """A piece of a draft beside what it was in the round before: how it differs, and word by word where it does."""

    passage: Passage
    state: str = SAME
    runs: Sequence[Run] = ()

    @property
    def lines(self) -> list[str]:
        """Return the lines of a piece that is a list; nothing of one that is written in paragraphs."""
        lines = self.passage.text.split("\n")
        return lines if len(lines) > 1 and all(lines) else []


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


def compared(now: Sequence[Passage], before: Sequence[Passage]) -> list[Read]:
    """Set a draft beside the one of an earlier round, piece by piece; what is gone stands last.

    Without an earlier one nothing is called new.
    """
    if not before:
        return [Read(one) for one in now]
    then, left = {one.ref: one for one in before}, {one.ref for one in now}
    return [_beside(one, then.get(one.ref)) for one in now] + [
        Read(one, GONE) for one in before if one.ref not in left
    ]


def _beside(now: Passage, before: Passage | None) -> Read:
    if before is None:
        return Read(now, NEW)
    if (now.title, now.text) == (before.title, before.text):
        return Read(now)
    return Read(now, CHANGED, runs(before.text, now.text))
