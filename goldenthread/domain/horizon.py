"""The years that a plan covers: which of them it is, and how a rolling plan moves on by one."""

import datetime as dt
import re
from dataclasses import dataclass

_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?:(?P<link>\s*[-–/]\s*)(?P<short>\d\d)(?!\d))?|['’](?P<only>\d\d)(?!\d)")


_NAMED = re.compile(r"\b(year)(\s+)(\d{1,2})\b(\s*\([^)]*\))?", re.IGNORECASE)


@dataclass(frozen=True)
class PlanYear:
    """One year of a plan: “Year 3 (2026/27)”."""

    number: int
    starts_on: dt.date
    ends_on: dt.date

    @property
    def name(self) -> str:
        """“2026/27”, or “2026” where the year is the calendar's."""
        if self.starts_on.year == self.ends_on.year:
            return str(self.starts_on.year)
        return f"{self.starts_on.year}/{self.ends_on.year % 100:02d}"

    def __str__(self) -> str:
        return f"Year {self.number} ({self.name})"


def in_force(starts_on: dt.date | None, today: dt.date) -> tuple[bool, int]:
    """Return how strong a live plan's claim is to be the one in force; the greatest of several is.

    What began last stands before what began earlier, and before everything that is still to begin.
    """
    begins = (starts_on or dt.date.min).toordinal()
    has_begun = starts_on is None or starts_on <= today
    return has_begun, begins if has_begun else -begins


def plan_year(starts_on: dt.date | None, ends_on: dt.date | None, day: dt.date) -> PlanYear | None:
    """Return the year of a plan that a day falls in; None before it begins, after it ends, or without a first day."""
    if starts_on is None or day < starts_on or (ends_on is not None and day > ends_on):
        return None
    number = day.year - starts_on.year + 1
    if day < years_on(starts_on, number - 1):
        number -= 1
    return PlanYear(number, years_on(starts_on, number - 1), years_on(starts_on, number) - dt.timedelta(days=1))


def years_on(day: dt.date, years: int) -> dt.date:
    """Return the same day so many years on; the last of February stays the last of February."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)


def moved_on(words: str, years: int = 1) -> str:
    """Return the words of a period with every year in them moved on: “2025-30” gives “2026-31”."""
    return _YEAR.sub(lambda match: _year_on(match, years), words)


def next_year(words: str) -> str:
    """Return words that name one year of a plan for the year after it; the years of the whole plan stay.

    “2024-29, year 3 (2026/27)” gives “2024-29, year 4 (2027/28)”. Words that name none are returned as they are.
    """
    return _NAMED.sub(lambda match: f"{match[1]}{match[2]}{int(match[3]) + 1}{moved_on(match[4] or '')}", words)


def next_year_begins(words: str, starts_on: dt.date | None, ends_on: dt.date | None) -> dt.date | None:
    """Return when the year after the one that the words name begins; None where they name none, or the last."""
    named = _NAMED.search(words)
    if named is None or starts_on is None or ends_on is None:
        return None
    said = _YEAR.search(named[4] or "")
    begins = years_on(starts_on, int(said[1]) + 1 - starts_on.year if said and said[1] else int(named[3]))
    return begins if starts_on < begins <= ends_on else None


def _year_on(match: re.Match[str], years: int) -> str:
    if match["only"]:
        return f"{match[0][0]}{(int(match['only']) + years) % 100:02d}"
    later = str(int(match[1]) + years)
    return f"{later}{match['link']}{(int(match['short']) + years) % 100:02d}" if match["short"] else later


def window(starts_on: dt.date | None, ends_on: dt.date | None) -> str:
    """Say which months a plan covers: “January 2027 to December 2031”."""
    if starts_on is None or ends_on is None:
        return ""
    return f"{starts_on:%B %Y} to {ends_on:%B %Y}"
