"""A person's work in order: what is late, what falls due in this half term, what comes later, what waits.

The load by month counts what falls due, and says of each month how much of it falls on days out of term.
"""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from goldenthread.domain.calendar import TermCalendar, month_bounds

# The order in which work is read.
WHENS = ("overdue", "waiting", "this half term", "later", "no date")
LATE = frozenset({"late", "missed"})


def half_term_ends(today: dt.date, calendar: TermCalendar) -> dt.date:
    """Return the last day of this half term; in the holidays, of the half term that comes next."""
    for ahead in range(130):
        day = today + dt.timedelta(days=ahead)
        term = calendar.term_of(day)
        if term is not None:
            first_ends = term.half(1)[1]
            return first_ends if day <= first_ends else term.ends_on
    return today + dt.timedelta(days=42)


def when(stands: str, due_until: dt.date | None, half_term_end: dt.date) -> str:
    """Say in which part of a person's work something belongs."""
    if stands in LATE:
        return "overdue"
    if stands in ("blocked", "to verify"):
        return "waiting"
    if due_until is None or stands == "to settle":
        return "no date"
    return "this half term" if due_until <= half_term_end else "later"


@dataclass(frozen=True)
class Month:
    """How much falls due in one month, and how much of it on days when schools are closed."""

    first: dt.date
    due: int
    out_of_term: int

    @property
    def warning(self) -> str:
        """Say that a date falls outside term; empty where all fall within."""
        if not self.out_of_term:
            return ""
        if self.out_of_term == self.due:
            return "out of term" if self.due == 1 else "all out of term"
        return f"{self.out_of_term} out of term"


def load(days: Iterable[dt.date], today: dt.date, calendar: TermCalendar, months: int = 12) -> Sequence[Month]:
    """Count what falls due month by month, from this month on; days gone by are not counted."""
    upcoming = [day for day in days if day >= today]
    due = Counter((day.year, day.month) for day in upcoming)
    closed = Counter((day.year, day.month) for day in upcoming if calendar.term_of(day) is None)
    found = []
    year, month = today.year, today.month
    for _ in range(months):
        found.append(Month(month_bounds(year, month)[0], due[year, month], closed[year, month]))
        year, month = (year, month + 1) if month < 12 else (year + 1, 1)
    return found


def is_out_of_term(day: dt.date | None, calendar: TermCalendar) -> bool:
    """Say whether schools are closed on a day."""
    return day is not None and calendar.term_of(day) is None
