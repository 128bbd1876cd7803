"""Whom a target holds for.

A target of the trust is held to by every school that its measure applies to. One written for all schools is met
by the trust when each of them meets it, and may leave out those that joined too lately to be judged by it. A sum is
the exception: what is asked of the whole cannot be asked of one.
"""

import datetime as dt
import re
from dataclasses import dataclass
from decimal import Decimal

_SCOPE = re.compile(r"\s*(?:all|no|each|every) schools?(?:\[(?P<filters>[^\]]*)\])?\s*:?", re.IGNORECASE)
_TENURE = re.compile(r"tenure\s*>=\s*(\d{1,2})\s*y")
_PHASE = re.compile(r"phase\s*=\s*([a-z-]+)")


@dataclass(frozen=True)
class Scope:
    """`of_each` says that it is asked of each school rather than of the trust's own figure."""

    of_each: bool = False
    years_here: int = 0
    phase: str = ""

    def holds_for(self, *, phase: str, joined_on: dt.date | None, today: dt.date) -> bool:
        """Say whether a school of this phase, in the trust since that day, is held to the target today."""
        if self.phase and phase != self.phase:
            return False
        return not self.years_here or joined_on is None or _years_before(today, self.years_here) >= joined_on

    def left_out(self, *, phase: str, joined_on: dt.date | None, today: dt.date) -> str:
        """Say why a school is not held to the target yet, or not at all; nothing where it is."""
        if self.holds_for(phase=phase, joined_on=joined_on, today=today):
            return ""
        if self.phase and phase != self.phase:
            return f"Not in scope: it is asked of {self.phase} schools."
        years = "year" if self.years_here == 1 else "years"
        return f"Not yet in scope: it is asked of schools that have been here {self.years_here} {years} or more."


def scope_of(grammar: str) -> Scope:
    """Read the scope of a claim written in the grammar of targets, such as “all schools[tenure>=3y]: …”."""
    match = _SCOPE.match(grammar)
    if not match:
        return Scope()
    filters = match["filters"] or ""
    years, phase = _TENURE.search(filters), _PHASE.search(filters)
    return Scope(True, int(years[1]) if years else 0, phase[1] if phase else "")


def is_asked_of_a_school(scope: Scope, *, roll_up: str, value: Decimal | None, reference: str) -> bool:
    """Say whether one school can be held to a target that was set for the trust.

    A sum to be reached together cannot be asked of one, unless it is nought or measured by its own past.
    """
    return scope.of_each or roll_up != "sum" or bool(reference) or not value


def _years_before(day: dt.date, years: int) -> dt.date:
    try:
        return day.replace(year=day.year - years)
    except ValueError:  # 29 February
        return day.replace(year=day.year - years, day=28)
