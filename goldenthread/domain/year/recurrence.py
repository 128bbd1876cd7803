"""The days on which something that comes round again falls due: every term, each month, twice a year.

The rhythm is read from a plan's own words by domain.date_words; here it becomes days, by the trust's
own terms. What is asked for within a period falls due on the period's last day, or its first where
that is said. A rhythm that hangs on an occasion (“at every meeting”) gives no days: somebody has to
say when the occasion is.
"""

import datetime as dt
import re
from collections.abc import Iterator

from goldenthread.domain.calendar import TermCalendar, academic_year_of, month_bounds

Span = tuple[dt.date, dt.date]
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
TERMS = ("autumn", "spring", "summer")
_RHYTHM = re.compile(
    r"(?:(?:by|at) the (?P<edge>start|end) of )?(?:(?P<times>\d+) times )?every (?:(?P<count>\d+) )?"
    r"(?P<unit>half term|day|week|month|quarter|term|year)s?"
)
_WEEKDAY = re.compile(r"every (?P<day>\w+day)")


def next_day(rhythm: str, after: dt.date, calendar: TermCalendar) -> dt.date | None:
    """Return the first day after a day on which it falls due; None where the rhythm gives no days."""
    return next(days(rhythm, after, calendar), None)


def days(rhythm: str, after: dt.date, calendar: TermCalendar) -> Iterator[dt.date]:
    """Yield the days after a day on which it falls due, for the four years to come."""
    last = after + dt.timedelta(days=4 * 366)
    if match := _WEEKDAY.fullmatch(rhythm.lower()):
        yield from _weekdays(match["day"], after, last)
    elif match := _RHYTHM.fullmatch(rhythm.lower()):
        yield from _periodic(match, after, last, calendar)


def _weekdays(name: str, after: dt.date, last: dt.date) -> Iterator[dt.date]:
    if name not in WEEKDAYS:
        return
    day = after + dt.timedelta(days=1)
    day += dt.timedelta(days=(WEEKDAYS.index(name) - day.weekday()) % 7)
    while day <= last:
        yield day
        day += dt.timedelta(days=7)


def _periodic(match: re.Match[str], after: dt.date, last: dt.date, calendar: TermCalendar) -> Iterator[dt.date]:
    count, times = int(match["count"] or 1), int(match["times"] or 1)
    for span in _every(count, _spans(match["unit"], after, last, calendar)):
        for day in [span[0]] if match["edge"] == "start" else _cut(span, times):
            if after < day <= last:
                yield day


def _every(count: int, spans: Iterator[Span]) -> Iterator[Span]:
    """Join spans by twos or threes: every two months is due at the end of the second."""
    waiting: list[Span] = []
    for span in spans:
        waiting.append(span)
        if len(waiting) == count:
            yield waiting[0][0], waiting[-1][1]
            waiting = []


def _cut(span: Span, times: int) -> list[dt.date]:
    """Return the last days of so many equal parts of a span."""
    length = (span[1] - span[0]).days + 1
    return [span[0] + dt.timedelta(days=length * part // times - 1) for part in range(1, times + 1)]


def _spans(unit: str, after: dt.date, last: dt.date, calendar: TermCalendar) -> Iterator[Span]:
    """Yield the periods of a kind from the one around a day."""
    match unit:
        case "day" | "week":
            yield from _even(1 if unit == "day" else 7, after, last)
        case "month" | "quarter":
            yield from _months(1 if unit == "month" else 3, after, last)
        case _:
            yield from _school_spans(unit, after, last, calendar)


def _even(length: int, after: dt.date, last: dt.date) -> Iterator[Span]:
    first = after - dt.timedelta(days=after.weekday()) if length == len(WEEKDAYS) else after
    while first <= last:
        yield first, first + dt.timedelta(days=(4 if length == len(WEEKDAYS) else 0))
        first += dt.timedelta(days=length)


def _months(length: int, after: dt.date, last: dt.date) -> Iterator[Span]:
    year, month = after.year, (after.month - 1) // length * length + 1
    while dt.date(year, month, 1) <= last:
        yield month_bounds(year, month)[0], month_bounds(year, month + length - 1)[1]
        year, month = (year, month + length) if month + length <= 12 else (year + 1, month + length - 12)


def _school_spans(unit: str, after: dt.date, last: dt.date, calendar: TermCalendar) -> Iterator[Span]:
    first = int(academic_year_of(after)[:4])
    for begins in range(first, last.year + 1):
        year = f"{begins}/{(begins + 1) % 100:02d}"
        terms = [calendar.term(year, name) for name in TERMS]
        if unit == "year":
            yield terms[0].starts_on, terms[-1].ends_on
        elif unit == "term":
            yield from ((term.starts_on, term.ends_on) for term in terms)
        else:
            yield from (term.half(half) for term in terms for half in (1, 2))
