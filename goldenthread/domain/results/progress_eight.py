"""Progress 8: what pupils reached, against what pupils of the same start reached across England that year.

Pupils are put into groups by their average scaled score at eleven; each group has its England average. A pupil's
score is the difference over ten slots, the school's is the mean of its pupils with a start. A score so low that
it would drag a whole school is raised to the floor of its group. The interval says how far chance alone reaches:
the band is told by the interval and not by the score alone. No year lends another its averages or its spread.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

Z = Decimal("1.96")
DIVISORS: Mapping[str, int] = {"total": 10, "english": 2, "maths": 2, "ebacc": 3, "open": 3}
BANDS = ("well above average", "above average", "average", "below average", "well below average")
HALF = Decimal("0.5")


@dataclass(frozen=True)
class Group:
    """The pupils of one range of starts, and what they reached on average in England in each element."""

    starts_from: Decimal
    starts_to: Decimal
    averages: Mapping[str, Decimal]
    floor: Decimal | None = None


@dataclass(frozen=True)
class Score:
    """A school's score with its interval, the band, and what it was before pupils were raised to the floor."""

    value: Decimal
    low: Decimal
    high: Decimal
    band: str
    pupils: int
    raised: int = 0
    unadjusted: Decimal | None = None


def group_of(start: Decimal, groups: Sequence[Group]) -> Group:
    """Return the group of an average scaled score, which goes by halves. Raises ValueError beyond the groups."""
    halved = (start * 2).to_integral_value() / 2
    for group in groups:
        if group.starts_from <= halved <= group.starts_to:
            return group
    raise ValueError(f"{start} is no average scaled score of any group.")


def pupil_score(points: Decimal, start: Decimal, groups: Sequence[Group], element: str = "total") -> Decimal:
    """Return a pupil's progress, in all or in one element, for each slot of it."""
    return (points - group_of(start, groups).averages[element]) / DIVISORS[element]


def interval(score: Decimal, pupils: int, spread: Decimal) -> tuple[Decimal, Decimal]:
    """Return the limits within which chance alone leaves a score, from that year's spread of pupils in England."""
    half = Z * spread / Decimal(math.sqrt(pupils))
    return score - half, score + half


def band(score: Decimal, low: Decimal, high: Decimal) -> str:
    """Return the band: an interval that includes nought is average, however high or low the score."""
    if low > 0:
        return BANDS[0] if score >= HALF else BANDS[1]
    if high < 0:
        return BANDS[4] if score < -HALF else BANDS[3]
    return BANDS[2]


def school_score(pupils: Sequence[tuple[Decimal, Decimal]], groups: Sequence[Group], spread: Decimal) -> Score | None:
    """Return a school's score from each pupil's Attainment 8 and start; None where no pupil has a start."""
    plain = [pupil_score(points, start, groups) for points, start in pupils]
    if not plain:
        return None
    floors = [group_of(start, groups).floor for _, start in pupils]
    held = [max(each, floor) if floor is not None else each for each, floor in zip(plain, floors, strict=True)]
    return of_scores(held, spread, before=plain)


def of_scores(scores: Sequence[Decimal], spread: Decimal, before: Sequence[Decimal] = ()) -> Score:
    """Return the school's score of its pupils' scores."""
    value = sum(scores, Decimal(0)) / len(scores)
    low, high = interval(value, len(scores), spread)
    raised = sum(now != then for now, then in zip(scores, before, strict=False))
    unadjusted = sum(before, Decimal(0)) / len(before) if before else None
    return Score(value, low, high, band(value, low, high), len(scores), raised, unadjusted)
