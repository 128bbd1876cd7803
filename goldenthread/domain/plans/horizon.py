"""The years that a plan covers: which of them it is, and how a rolling plan moves on by one."""

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from goldenthread.domain.calendar import plan_year_around

# In which month a plan begins that keeps these years.
KINDS_BY_MONTH = {1: "calendar", 4: "financial", 9: "academic"}
# A plan without a last day is spoken of in its next few years, one that runs for ever in its first.
FEW, MOST = 5, 20
_A_YEAR, _A_MONTH = dt.timedelta(days=360), dt.timedelta(days=31)

_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?:(?P<link>\s*[-–/]\s*)(?P<short>\d\d)(?!\d))?|['’](?P<only>\d\d)(?!\d)")


_NAMED = re.compile(r"\b(year)(\s+)(\d{1,2})\b(\s*\([^)]*\))?", re.IGNORECASE)

Days = tuple[dt.date | None, dt.date | None]


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


@dataclass(frozen=True)
class Years:
    """The years in which a plan speaks: the calendar's, those from April, or the school's."""

    starts_on: dt.date | None
    ends_on: dt.date | None
    kind: str

    def of(self, day: dt.date) -> str:
        """Name the year that a day falls in, whether or not the plan covers it."""
        return PlanYear(0, *plan_year_around(day, self.kind)).name

    def covered(self, today: dt.date) -> list[PlanYear]:
        """Return the years that the plan covers. One that it only touches, by a month or less, is none of its own."""
        first = self.starts_on or today
        last = self.ends_on or years_on(first, FEW - 1)
        every = list(self._from(first, last))
        kept = [(begins, ends) for begins, ends in every if min(ends, last) - max(begins, first) >= _A_MONTH]
        return [PlanYear(number, *bounds) for number, bounds in enumerate(kept or every, 1)]

    def names(self, today: dt.date) -> list[str]:
        return [year.name for year in self.covered(today)]

    def now(self, today: dt.date) -> str:
        """Name this year of the plan: its first before it begins, and its last once it is over."""
        return self.nearest(today, today).name

    def nearest(self, day: dt.date, today: dt.date) -> PlanYear:
        """Return the year of the plan that a day falls in, or else lies nearest to."""
        covered = self.covered(today)
        return next((year for year in covered if day <= year.ends_on), covered[-1])

    def named(self, name: str, today: dt.date) -> PlanYear:
        """Return the year of that name, where it is one of the plan's; else this one."""
        return next((year for year in self.covered(today) if year.name == name), self.nearest(today, today))

    def asked(self, name: str, today: dt.date) -> str:
        return self.named(name, today).name

    def _from(self, first: dt.date, last: dt.date) -> Iterator[tuple[dt.date, dt.date]]:
        begins, ends = plan_year_around(first, self.kind)
        for _ in range(MOST):
            yield begins, ends
            if ends >= last:
                return
            begins, ends = plan_year_around(ends + dt.timedelta(days=1), self.kind)


def kind_of_years(starts_on: dt.date | None, ends_on: dt.date | None) -> str:
    """Say which kind of years a plan's own days tell; empty where they tell none, as those of a few months do."""
    if starts_on is None or (ends_on is not None and ends_on - starts_on < _A_YEAR):
        return ""
    return KINDS_BY_MONTH.get(starts_on.month, "")


def in_force(starts_on: dt.date | None, today: dt.date) -> tuple[bool, int]:
    """Return how strong a live plan's claim is to be the one in force; the greatest of several is.

    What began last stands before what began earlier, and before everything that is still to begin.
    """
    begins = (starts_on or dt.date.min).toordinal()
    has_begun = starts_on is None or starts_on <= today
    return has_begun, begins if has_begun else -begins


def day_answered(starts_on: dt.date | None, ends_on: dt.date | None, today: dt.date) -> dt.date:
    """Return the day whose trust plan a place's plan answers: of its own days, the one nearest to today."""
    if starts_on is not None and today < starts_on:
        return starts_on
    return ends_on if ends_on is not None and today > ends_on else today


def answered(uppers: Sequence[Days], days: Days, today: dt.date) -> int | None:
    """Return which of a trust's live plans a place's plan answers, by its place; none that begins after it ends.

    A plan for September answers the trust's plan of September, though that is not in force yet when it is written.
    """
    day = day_answered(*days, today)
    ends_on = days[1] or dt.date.max
    may = [at for at, (starts_on, _) in enumerate(uppers) if (starts_on or dt.date.min) <= ends_on]
    return max(may, key=lambda at: (*in_force(uppers[at][0], day), at), default=None)


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
