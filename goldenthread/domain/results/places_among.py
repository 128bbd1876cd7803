"""Where one school stands among others: percentile, tenth, distance from the middle, and the quarters.

The school itself always counts; others only with a figure above nought. A percentile is the share of figures at
or below the school's own.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from statistics import median


@dataclass(frozen=True)
class Place:
    """A school's place among its comparators; `from_middle` is in per cent of the middle one."""

    percentile: Decimal
    tenth: int
    middle: Decimal
    from_middle: Decimal | None


@dataclass(frozen=True)
class Quarters:
    """The three figures that part the schools into four quarters, and how many schools there are."""

    lower: Decimal
    middle: Decimal
    upper: Decimal
    schools: int


def percentile(own: Decimal, figures: Sequence[Decimal]) -> Decimal:
    """Return the share in a hundred of figures at or below a school's own. Raises ValueError among none."""
    if not figures:
        raise ValueError("There are no schools to stand among.")
    return Decimal(100 * sum(each <= own for each in figures)) / len(figures)


def place_among(own: Decimal, others: Sequence[Decimal]) -> Place:
    """Return where a school stands among others that have a figure above nought, and itself."""
    figures = [own, *(each for each in others if each > 0)]
    share, middle = percentile(own, figures), median(figures)
    return Place(share, min(9, int(share // 10)), middle, 100 * (own - middle) / middle if middle else None)


def quarters(figures: Sequence[Decimal]) -> Quarters | None:
    """Return the quarters of at least four schools' figures, each by drawing a line between the nearest two."""
    ordered = sorted(figures)
    if len(ordered) < 4:
        return None
    return Quarters(_at(ordered, 1), _at(ordered, 2), _at(ordered, 3), len(ordered))


def _at(ordered: Sequence[Decimal], quarter: int) -> Decimal:
    place = Decimal(quarter * (len(ordered) - 1)) / 4
    below = int(place)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (ordered[above] - ordered[below]) * (place - below)


QUARTERS = ("top quarter", "second quarter", "third quarter", "bottom quarter")


def quarter(own: Decimal, among: Quarters, good_is: str) -> str:
    """Name the quarter in which a figure lies, the top one being where good is. On a border it is the better one.

    Where good is neither higher nor lower, the top quarter is that of the highest figures.
    """
    borders = (among.upper, among.middle, among.lower)
    if good_is == "lower":
        return next((name for name, at in zip(QUARTERS, reversed(borders), strict=False) if own <= at), QUARTERS[-1])
    return next((name for name, at in zip(QUARTERS, borders, strict=False) if own >= at), QUARTERS[-1])
