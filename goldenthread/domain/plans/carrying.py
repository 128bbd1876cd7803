"""What of a plan goes on into the next: carried as it is, changed, closed or dropped.

The software proposes, with a reason, and a person decides. What stands over something that goes on goes on.
"""

import datetime as dt
from dataclasses import dataclass

CARRY, CHANGE, CLOSE, DROP = "carry", "change", "close", "drop"
DECISIONS = (CARRY, CHANGE, CLOSE, DROP)
GOES_ON = (CARRY, CHANGE)


@dataclass(frozen=True)
class Facts:
    """What is known of a part: how its work stands and since when, how its figures stand, and by when it is due."""

    status: str = ""
    said_on: dt.date | None = None
    outcome: str = ""
    due_until: dt.date | None = None
    has_open_beneath: bool = False


@dataclass(frozen=True)
class Proposal:
    """One of the four decisions, and why."""

    decision: str
    reason: str


def propose(facts: Facts, until: dt.date, today: dt.date) -> Proposal:
    """Propose what becomes of a part in the plan that begins on a day."""
    if facts.has_open_beneath and facts.status not in ("dropped", "moved"):
        return Proposal(CARRY, "Something under it goes on.")
    return _by_word(facts) or _by_day_and_figures(facts, until, today)


def _by_word(facts: Facts) -> Proposal | None:
    on = f" on {facts.said_on.day} {facts.said_on:%B %Y}" if facts.said_on else ""
    proposed = {
        "done": Proposal(CLOSE, f"Said to be done{on}."),
        "dropped": Proposal(DROP, f"Said to be dropped{on}."),
        "moved": Proposal(DROP, f"Said to have moved elsewhere{on}."),
        "off track": Proposal(CHANGE, f"Off track{on}: what will be different?"),
    }
    return proposed.get(facts.status)


def _by_day_and_figures(facts: Facts, until: dt.date, today: dt.date) -> Proposal:
    if facts.outcome == "met":
        return Proposal(CHANGE, "Its figures are met: aim further, or close it.")
    if facts.due_until is not None and facts.due_until < until:
        due = f"Due by {facts.due_until.day} {facts.due_until:%B %Y}"
        if facts.due_until < today:
            return Proposal(CHANGE, f"{due}, and not said to be done.")
        return Proposal(CARRY, f"{due}, before the next plan begins.")
    if not facts.status:
        return Proposal(CARRY, "Open. Nobody has said how it stands.")
    return Proposal(CARRY, f"Open, and {facts.status}.")


def orphans(decisions: dict[str, str], parents: dict[str, str]) -> list[tuple[str, str]]:
    """Return each part that goes on although what it stands under does not, with that."""
    return [
        (part, parents[part])
        for part, decision in decisions.items()
        if decision in GOES_ON and parents.get(part) and decisions.get(parents[part]) not in GOES_ON
    ]
