"""How the published tables of trusts weigh schools, so that a trust's own figure can be held against its row there.

A trust's figure here is all its pupils together. The published table counts only schools that have been in the trust
for three years and more, and weighs each by its pupils and by those years: three, four, or five and more. So the two
differ without either being wrong; weighed as the table weighs, they agree to what was rounded.
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

FEWEST_YEARS, MOST_YEARS, FEWEST_SCHOOLS = 3, 5, 3
# A school that joined by this day of September has the whole year.
LAST_DAY = (9, 12)


@dataclass(frozen=True)
class School:
    """A school's figure: what was counted, over how many, and when it joined; without a day it was always there."""

    name: str
    numerator: Decimal
    denominator: Decimal
    joined_on: dt.date | None = None


@dataclass(frozen=True)
class Weighed:
    """A trust's figure as the table makes it, who is left out, and who is counted without a day of joining."""

    value: Decimal
    left_out: tuple[str, ...] = ()
    undated: tuple[str, ...] = ()


def years_in(joined_on: dt.date | None, first_year: int) -> int:
    """Return how many whole academic years a school has been in the trust, that which begins in `first_year` too."""
    if joined_on is None:
        return MOST_YEARS
    began = joined_on.year if (joined_on.month, joined_on.day) <= LAST_DAY else joined_on.year + 1
    return max(0, first_year - began + 1)


def weight(joined_on: dt.date | None, first_year: int) -> int:
    """Return by how much the table weighs a school's pupils; nought where it is not counted yet."""
    years = years_in(joined_on, first_year)
    return min(years, MOST_YEARS) if years >= FEWEST_YEARS else 0


def as_published(schools: Iterable[School], first_year: int, *, scale: int) -> Weighed | None:
    """Return the figure as the table makes it; None where the trust has too few schools to be in it."""
    known = [(school, weight(school.joined_on, first_year)) for school in schools]
    counted = [(school, by) for school, by in known if by]
    pupils = sum((by * school.denominator for school, by in counted), Decimal(0))
    if len(counted) < FEWEST_SCHOOLS or not pupils:
        return None
    points = sum((by * school.numerator for school, by in counted), Decimal(0))
    left_out = tuple(school.name for school, by in known if not by)
    undated = tuple(school.name for school, by in counted if school.joined_on is None)
    return Weighed(scale * points / pupils, left_out, undated)
