"""A round: everybody who leads a part of a plan says, in the same weeks, how it stands.

What was said within the fortnight before a round opens counts as an answer, so that nobody is asked twice for
the same words. Words after the day set for answers are late, and count until the round is closed; after that
they are kept, and no longer change it. Round over round it is said what has got better or worse, since when a
part has stood as it does, and what keeps slipping.
"""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from goldenthread.domain.plans.plan_status import DELIVERY, FINISHED

# Words of the fortnight before it opens are an answer to it.
STILL_FRESH = dt.timedelta(days=14)
# The better the higher; what is moved or dropped is neither.
RANK = {"off track": 0, "at risk": 1, "not started": 2, "on track": 3, "done": 4}
TROUBLED = frozenset({"off track", "at risk"})
SLIPS_AFTER_MOVES = 2


@dataclass(frozen=True)
class Span:
    """The days of a round: from when words count, until when they are in time, and when it is closed."""

    opened_on: dt.date
    answers_by: dt.date
    closes_on: dt.date

    @property
    def counts_from(self) -> dt.date:
        return self.opened_on - STILL_FRESH

    def flaws(self) -> dict[str, str]:
        """Say, by field, what is wrong with its days."""
        found = {}
        if self.answers_by < self.opened_on:
            found["answers_by"] = "Answers would be due before the round opens."
        if self.closes_on < self.answers_by:
            found["closes_on"] = "The round would close before the answers are due."
        return found


def timing(said_on: dt.date | None, span: Span, closed_on: dt.date | None) -> str:
    """Say of a part's newest words whether they are an answer: in time, late, after the closing, or none."""
    if said_on is None or said_on < span.counts_from:
        return "none"
    if closed_on is not None and said_on > closed_on:
        return "after"
    return "late" if said_on > span.answers_by else "in time"


def arrow(before: str, now: str) -> str:
    """Say how a part has moved since the round before: better, worse, the same, or nothing to compare."""
    if before not in RANK or now not in RANK:
        return ""
    if RANK[before] == RANK[now]:
        return "same"
    return "better" if RANK[now] > RANK[before] else "worse"


def standing_since(history: Sequence[tuple[dt.date, str]]) -> dt.date | None:
    """Return the day since which a part has stood as it does now; `history` is its words, the oldest first."""
    since, stands = None, ""
    for day, status in history:
        if status != stands:
            since, stands = day, status
    return since


def keeps_slipping(rounds: Sequence[str], times_moved: int = 0) -> str:
    """Say why a part is one that keeps slipping; empty where it does not.

    `rounds` are its statuses round by round, the newest first. Two rounds in trouble are a pattern; so is a date
    that was moved twice.
    """
    if rounds and rounds[0] in FINISHED:
        return ""
    troubled = 0
    for status in rounds:
        if status not in TROUBLED:
            break
        troubled += 1
    if troubled >= 2:
        return f"in trouble {troubled} rounds running"
    return f"its dates were moved {times_moved} times" if times_moved >= SLIPS_AFTER_MOVES else ""


def together(statuses: Iterable[str]) -> str:
    """Return the most pressing of how several parts stand; empty where nobody has spoken."""
    return min((status for status in statuses if status), key=DELIVERY.index, default="")


def tally(statuses: Iterable[str]) -> dict[str, int]:
    """Count how many parts stand how, the best first, those without a word last under the empty word."""
    count = Counter(statuses)
    order = ("done", "on track", "at risk", "off track", "not started", "moved", "dropped", "")
    return {status: count[status] for status in order if count[status]}
