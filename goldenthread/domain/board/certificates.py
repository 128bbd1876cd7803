"""Whether somebody's training holds on a day: for good, or until it has to be renewed.

Training that must be renewed counts until the day it runs out, and is told of beforehand while there is time to book.
Whoever has just begun is given some weeks before they are said to lack it; they lack it all the same.
"""

import calendar
import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

IN_DATE, DUE_SOON, RUN_OUT, LACKING = "in date", "due soon", "run out", "lacking"
STANDINGS = (RUN_OUT, LACKING, DUE_SOON, IN_DATE)
AHEAD = dt.timedelta(days=60)


def until(done_on: dt.date, renews_months: int) -> dt.date | None:
    """Return the last day on which training holds; none where it holds for good."""
    if not renews_months:
        return None
    months = done_on.month - 1 + renews_months
    year, month = done_on.year + months // 12, months % 12 + 1
    return dt.date(year, month, min(done_on.day, calendar.monthrange(year, month)[1]))


def standing(done_on: dt.date | None, renews_months: int, today: dt.date) -> str:
    """Say how training stands that somebody last did on a day, or never."""
    if done_on is None or done_on > today:
        return LACKING
    last = until(done_on, renews_months)
    if last is None or today <= last - AHEAD:
        return IN_DATE
    return DUE_SOON if today <= last else RUN_OUT


def is_asked(job: str, jobs: Iterable[str]) -> bool:
    """Say whether a course is for somebody with this job: for everybody where no job is named."""
    wanted = {one.casefold() for one in jobs}
    return not wanted or job.casefold() in wanted


@dataclass
class Count:
    """How many of those who must have it stand how."""

    in_date: int = 0
    due_soon: int = 0
    run_out: int = 0
    lacking: int = 0

    def add(self, stands: str) -> None:
        name = stands.replace(" ", "_")
        setattr(self, name, getattr(self, name) + 1)

    @property
    def of(self) -> int:
        return self.in_date + self.due_soon + self.run_out + self.lacking

    @property
    def holding(self) -> int:
        return self.in_date + self.due_soon

    @property
    def percent(self) -> int | None:
        """Return the share in date, rounded down: nothing is said to be whole that is not."""
        return 100 * self.holding // self.of if self.of else None

    @property
    def worst(self) -> str:
        return next((each for each in STANDINGS if getattr(self, each.replace(" ", "_"))), "")
