"""What is done once a term: to which term a day belongs, and which terms have gone by without it.

A day of the holidays belongs to the term before it, for whoever looks then looks back. A term is missed
once it is over; of the term that runs there is still time.
"""

import datetime as dt
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from goldenthread.domain.calendar import TERMS, Term, TermCalendar, academic_year, academic_year_of, first_of

DONE, MISSED, OPEN = "done", "missed", "still open"


@dataclass(frozen=True)
class InTerm:
    """One term of a plan's run, and whether what is due in it was done."""

    key: str
    state: str


def term_of_day(day: dt.date, calendar: TermCalendar) -> str:
    """Name the term that a day falls in, or of a day of the holidays the one before."""
    begun = [term for term in terms_around(day, calendar) if term.starts_on <= day]
    return _key(begun[-1])


def run(
    done: Collection[str], starts_on: dt.date | None, ends_on: dt.date | None, today: dt.date, calendar: TermCalendar
) -> Sequence[InTerm]:
    """Return the terms of this school year that a plan has run through until today, with what became of each."""
    year = academic_year_of(today)
    found = []
    for name in TERMS:
        term = calendar.term(year, name)
        has_begun = term.starts_on <= today
        is_of_the_plan = (not starts_on or term.ends_on >= starts_on) and (not ends_on or term.starts_on <= ends_on)
        if has_begun and is_of_the_plan:
            state = DONE if _key(term) in done else MISSED if term.ends_on < today else OPEN
            found.append(InTerm(_key(term), state))
    return found


def terms_around(day: dt.date, calendar: TermCalendar) -> list[Term]:
    """Return the terms of the school year of a day and of the year before, in their order."""
    year = first_of(academic_year_of(day))
    years = (academic_year(year - 1), academic_year(year))
    return [calendar.term(each, name) for each in years for name in TERMS]


def _key(term: Term) -> str:
    return f"{term.year} {term.name}"
