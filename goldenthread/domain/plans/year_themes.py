"""What a part of a plan is about in one year, beside what it is about in all of them, and which year to show."""

import re
from collections.abc import Iterable, Sequence

_OF_A_YEAR = re.compile(r"\s*((?:19|20)\d\d(?:/\d\d)?)\s*[:–-]\s*(.*)", re.DOTALL)
_OF_THE_PLAN = re.compile(r"\byear\s+(\d{1,2})\b", re.IGNORECASE)


def theme_in(year: str, standing: str, own: str, *, has_others: bool) -> str:
    """Return the theme to print in a year's guide; empty where it has none of that year.

    `own` is that year's. A standing theme that names a year, as in “2026/27: reading”, is that year's only; one
    that names none gives way as soon as some year has its own.
    """
    if own:
        return own
    named = _OF_A_YEAR.match(standing)
    if named:
        return named[2] if named[1] == year else ""
    return "" if has_others else standing


def year_to_show(years: Sequence[str], now: str, asked: str = "") -> str:
    """Return the year that a guide is of, out of those for which the plan says something, in order.

    Unasked it is the plan's year now; where the plan is silent about that, the next of which it speaks, or else the
    last.
    """
    if asked in years:
        return asked
    if not years or now in years:
        return now
    return next((year for year in years if year > now), years[-1])


def years_unset(headings: Iterable[str]) -> list[str]:
    """Name the years that a plan passes over whose columns are for some of its years.

    Success lines are set by plan year; a year between two that have a column has none.
    """
    named = {int(number) for heading in headings for number in _OF_THE_PLAN.findall(heading)}
    return [f"Year {number}" for number in range(min(named), max(named)) if number not in named] if named else []
