"""How a part of a plan stands: what its owner says of the work, and what the figures say of the result.

Delivery is the latest word of the part's own lead; where the lead has not spoken, it is the most
pressing of what stands beneath. Outcome is the most telling of the measures of the part and of
everything beneath it. The two are never mixed: where they disagree, that is said.
"""

import datetime as dt
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

# The most pressing first. What was moved or dropped speaks only when nothing else does.
DELIVERY = ("off track", "at risk", "not started", "on track", "done", "moved", "dropped")
# A judgement tells more than none; of judgements the worst, of the rest what most needs somebody to act.
OUTCOME = ("off track", "at risk", "on track", "met", "stale", "cannot tell", "no data", "not due")
# How a status reads behind a number, where it is more than an adjective.
COUNTED = {"cannot tell": "that cannot be told", "no data": "without a figure", "stale": "too old to tell"}
JUDGED = frozenset(OUTCOME[:4])
GOING_WELL = frozenset({"on track", "done", "met"})
GOING_BADLY = frozenset({"off track", "at risk"})
FINISHED = frozenset({"done", "moved", "dropped"})

# Half a term of school weeks: after that, silence is worth a question.
QUIET_AFTER_DAYS = 40


@dataclass(frozen=True)
class Word:
    """The latest that was said of a part: the status, the day, and whether it was said of the part itself."""

    status: str
    said_on: dt.date
    is_own: bool = True

    def age(self, today: dt.date) -> int:
        """Count the days since it was said."""
        return (today - self.said_on).days


def delivery(own: Word | None, beneath: Iterable[Word]) -> Word | None:
    """Return the part's own latest word, or else the most pressing beneath it; None when nobody has spoken."""
    if own:
        return own
    words = sorted(beneath, key=lambda word: (DELIVERY.index(word.status), word.said_on))
    return Word(words[0].status, words[0].said_on, is_own=False) if words else None


def outcome(standings: Iterable[str]) -> str:
    """Return the most telling of how measures stand; empty when there is no measure."""
    return min(standings, key=OUTCOME.index, default="")


def outcome_sentence(standings: Iterable[str]) -> str:
    """Say how many measures stand how, the worst first: “1 off track, 2 on track”, “1 that cannot be told”."""
    count = Counter(standings)
    return ", ".join(f"{count[status]} {COUNTED.get(status, status)}" for status in OUTCOME if count[status])


def disagreement(delivery: str, outcome: str) -> str:
    """Say in a sentence that the work and the figures tell different stories; empty when they do not."""
    if delivery in GOING_WELL and outcome in GOING_BADLY:
        return (
            f"The work is {_said(delivery)}, and the figures are {outcome}: "
            "is it the right work, or is it too early to show?"
        )
    if delivery in GOING_BADLY and outcome in GOING_WELL:
        return f"The figures are {_said(outcome)}, and the work is {delivery}: what else is moving them?"
    return ""


def is_quiet(last_said_on: dt.date | None, since: dt.date | None, today: dt.date) -> bool:
    """Say whether nobody has spoken for too long, counting from the last word, or else since the plan began."""
    heard_on = last_said_on or since
    return heard_on is not None and (today - heard_on).days > QUIET_AFTER_DAYS


def heard_since(begun_on: dt.date | None, in_force_here_on: dt.date | None) -> dt.date | None:
    """Return the day from which word of a plan's parts could be given: it had begun, and was in force here."""
    return max((day for day in (begun_on, in_force_here_on) if day is not None), default=None)


def _said(status: str) -> str:
    return {"met": "where they should be"}.get(status, status)
