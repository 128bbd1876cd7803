"""How one action or milestone stands today, from its dates and what was said of it.

A milestone is met or missed, an action done or late: the rule is one. What is blocked says so before
anything else, for its day no longer depends on whoever is asked. A date that can be read in more than
one way is never late.
"""

import datetime as dt
from dataclasses import dataclass

ACTION, MILESTONE = "action", "milestone"
OVER = frozenset({"done", "moved", "dropped"})
# Near enough that a week's notice would come too late.
DUE_WITHIN_DAYS = 14

# What can be said of an action, the most pressing first.
WORDS = (
    "missed", "late", "blocked", "to verify", "due", "to settle", "no date", "not due", "met", "done", "moved",
    "dropped",
)  # fmt: skip
PRESSING = frozenset({"missed", "late", "blocked"})


@dataclass(frozen=True)
class Facts:
    """What is known of an action. `waits_for_proof` is whether somebody else has still to confirm that it is done."""

    kind: str = ACTION
    status: str = "not started"
    due_from: dt.date | None = None
    due_until: dt.date | None = None
    is_unclear: bool = False
    is_blocked: bool = False
    waits_for_proof: bool = False


def standing(facts: Facts, today: dt.date) -> str:
    """Say in a word how an action stands today."""
    if facts.status == "done":
        if facts.waits_for_proof:
            return "to verify"
        return "met" if facts.kind == MILESTONE else "done"
    if facts.status in OVER:
        return facts.status
    if facts.is_blocked:
        return "blocked"
    return _by_date(facts, today)


def _by_date(facts: Facts, today: dt.date) -> str:
    if facts.is_unclear:
        return "to settle"
    if facts.due_until is None:
        return "no date"
    if facts.due_until < today:
        return "missed" if facts.kind == MILESTONE else "late"
    begun = facts.due_from is not None and facts.due_from <= today
    is_near = (facts.due_until - today).days <= DUE_WITHIN_DAYS
    return "due" if begun or is_near else "not due"


def moved_words(times: int) -> str:
    """Say how often a day was moved: “moved once”, “moved 4 times”; empty for never."""
    if not times:
        return ""
    return {1: "moved once", 2: "moved twice"}.get(times, f"moved {times} times")
