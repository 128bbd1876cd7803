"""What a part of a plan is about in one year, beside what it is about in all of them, and which year to show."""

import re
from collections.abc import Sequence

_OF_A_YEAR = re.compile(r"\s*((?:19|20)\d\d(?:/\d\d)?)\s*[:–-]\s*(.*)", re.DOTALL)


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
