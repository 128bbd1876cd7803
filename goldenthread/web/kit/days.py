"""Days in words: how long ago, on which day, and what the plan's own words for a date are taken to mean."""

import datetime as dt
from typing import Any

from goldenthread.foundation import clock

YEAR, MONTH = 365.25, 30.44
# Up to here people think in days; beyond, in months and years.
LAST_DAY_COUNT, LAST_MONTH_COUNT = 99, 23


def ago(day: dt.date, today: dt.date) -> str:
    """Return how long ago a day was, or how far ahead it is."""
    days = (today - day).days
    near = {0: "today", 1: "yesterday", -1: "tomorrow"}.get(days)
    if near:
        return near
    span = _span(abs(days))
    return f"{span} ago" if days > 0 else f"in {span}"


def written(day: dt.date, *, full: bool = False, weekday: bool = False) -> str:
    """Return 21 Nov 2026; 21 November 2026 in full; Saturday 21 November 2026 with its weekday."""
    name = f"{day:%A} " if weekday else ""
    return f"{name}{day.day} {day:%B %Y}" if full or weekday else f"{day.day} {day:%b %Y}"


def the_day_of(moment: Any) -> tuple[dt.date | None, dt.date]:
    """Return the London day of a date or an instant, and the day to measure it against.

    Days belong to the trust's work and follow its clock, which a demonstration may set. Instants are
    recorded in real time and follow the calendar.
    """
    if isinstance(moment, dt.datetime):
        aware = moment if moment.tzinfo else moment.replace(tzinfo=dt.UTC)
        return aware.astimezone(clock.LONDON).date(), dt.datetime.now(clock.LONDON).date()
    return moment, clock.today()


def understanding(element: Any) -> str:
    """Return what an element's own date words are taken to mean, or nothing where they are not understood."""
    first, last = getattr(element, "due_from", None), getattr(element, "due_until", None)
    if first and last and first != last:
        return f"{written(first, full=True)} to {written(last, full=True)}"
    if last:
        return f"{'' if first else 'by '}{written(last, full=True)}"
    return f"from {written(first, full=True)}" if first else ""


def _span(days: int) -> str:
    if days <= LAST_DAY_COUNT:
        return f"{days} days"
    months = round(days / MONTH)
    if months <= LAST_MONTH_COUNT:
        return f"{months} months"
    years = int(days / YEAR)
    return "a year" if years == 1 else f"{years} years"
