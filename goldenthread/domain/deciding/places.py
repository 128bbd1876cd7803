"""Places for pupils that one school keeps for the others: how many are used on a day, and how many are free."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Taken:
    """So many places from a day, until another or until somebody ends it."""

    pupils: int
    from_on: dt.date
    until_on: dt.date | None = None

    def holds_on(self, day: dt.date) -> bool:
        return self.from_on <= day and (self.until_on is None or day <= self.until_on)


def used_on(day: dt.date, taken: Iterable[Taken]) -> int:
    """Return how many places are used on a day."""
    return sum(one.pupils for one in taken if one.holds_on(day))


def free_between(places: int, taken: Iterable[Taken], from_on: dt.date, until_on: dt.date | None) -> int:
    """Return how many places are free on every day from one to another, or from then on."""
    rows = list(taken)
    begins = [one.from_on for one in rows if one.from_on > from_on and (until_on is None or one.from_on <= until_on)]
    return places - max(used_on(day, rows) for day in (from_on, *begins))
