"""A point of time named in words: a day, a month, a term, a year, before its missing parts are filled in."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from goldenthread.domain.date_words.reading import Context

Span = tuple[date, date]
InYear = Callable[[int, Context], Span]

# How sure a sentence must be before the words count as a date.
ALONE, AFTER_ANY_LEAD, AFTER_A_DEADLINE, AFTER_AN_EDGE = 3, 2, 1, 0


@dataclass(frozen=True)
class Point:
    """One named point of time and where its words end.

    `in_year` gives its first and last day in a calendar year and raises ValueError for a day that does not exist.
    `firmness` says what must stand before it for a sentence to mean a date. A `doubt` is the question that it raises;
    an `unsettled` point has no days of its own until the question is answered.
    """

    family: str
    end: int
    in_year: InYear | None
    name: str
    precision: str
    year: int | None = None
    firmness: int = ALONE
    short_year: bool = False
    doubt: str = ""
    unsettled: bool = False
    half_of: Callable[[int, int, Context], Span] | None = None
    kind: str = ""


Reader = Callable[[re.Match[str], Context], Point | None]
PointForm = tuple[re.Pattern[str], Reader]


def always(span: Span) -> InYear:
    """Stand for a point whose days are already known, whatever the year."""
    return lambda _year, _context: span


def resolve(point: Point, context: Context, *, beside: date | None = None, after: bool = False) -> Span | None:
    """Find the days of a point; a missing year comes from a neighbour, or else from the start of the plan.

    Raises ValueError where there is no such day.
    """
    if point.in_year is None:
        return None
    if point.year is not None:
        return point.in_year(point.year, context)
    if beside:
        return _nearest(point.in_year, beside, context, after=after)
    if not context.start_on:
        return None
    return _on_or_after(point.in_year, context.start_on, context)


def _nearest(in_year: InYear, beside: date, context: Context, *, after: bool) -> Span:
    """Take the last time before, or the first time after, the neighbour that carries the year."""
    if after:
        return _on_or_after(in_year, beside, context)
    span = in_year(beside.year, context)
    return span if span[0] <= beside else in_year(beside.year - 1, context)


def _on_or_after(in_year: InYear, day: date, context: Context) -> Span:
    """Take the first time that is not over by a day: in a plan from September, June is next year's."""
    earlier = in_year(day.year - 1, context)
    if earlier[1] >= day:
        return earlier
    span = in_year(day.year, context)
    return span if span[1] >= day else in_year(day.year + 1, context)
