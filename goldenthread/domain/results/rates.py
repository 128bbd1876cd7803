"""Shares, rates and what follows from counts: always a part over its own whole, never a mean of percentages.

A suspension rate can pass a hundred, for one pupil may be suspended more than once. A rate of nobody is no
nought: there is none.
"""

from collections.abc import Iterable, Sequence
from decimal import Decimal


def rate(part: Decimal, whole: Decimal, *, scale: int = 100) -> Decimal | None:
    """Return a part of a whole on a scale of a hundred; None of an empty whole."""
    return scale * part / whole if whole else None


def suspension_rate(suspensions: Decimal, headcount: Decimal) -> Decimal | None:
    """Return suspensions for every hundred pupils on roll."""
    return rate(suspensions, headcount)


def suspended_once_rate(pupils: Decimal, headcount: Decimal) -> Decimal | None:
    """Return the pupils in a hundred who were suspended at least once."""
    return rate(pupils, headcount)


def pupils_to_a_teacher(pupils: Decimal, teachers: Decimal) -> Decimal | None:
    """Return full-time-equivalent pupils over full-time-equivalent teachers."""
    return rate(pupils, teachers, scale=1)


def pooled_over_years(years: Iterable[tuple[Decimal, Decimal]]) -> Decimal | None:
    """Return the percentage of several years' pupils together, from each year's pupils and percentage.

    A year of ten pupils weighs as ten pupils. A mean of the three percentages is another figure.
    """
    known = list(years)
    pupils = sum((cohort for cohort, _ in known), Decimal(0))
    met = sum((cohort * percentage for cohort, percentage in known), Decimal(0))
    return met / pupils if pupils else None


def weighted_mean(parts: Sequence[tuple[Decimal, Decimal]]) -> Decimal | None:
    """Return a trust's mean from each school's weight and figure: the weight is the measure's own denominator."""
    return pooled_over_years(parts)
