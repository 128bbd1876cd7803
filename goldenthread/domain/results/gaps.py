"""The gap of disadvantaged pupils: two figures of one name, and which is meant is always said.

One holds a school's disadvantaged pupils against all other pupils in England: it is what national tables print.
The other holds them against the other pupils of the same school: a school where everybody does badly has none.
The national gap index goes by ranks and follows from neither.
"""

from dataclasses import dataclass
from decimal import Decimal

TO_ENGLAND = "gap to other pupils in England"
IN_SCHOOL = "gap to other pupils in the school"


@dataclass(frozen=True)
class Gap:
    """A difference in points, below nought where disadvantaged pupils are behind, and which of the two it is."""

    points: Decimal
    kind: str


def to_england(disadvantaged: Decimal, others_in_england: Decimal) -> Gap:
    """Return the school's disadvantaged pupils less England's other pupils."""
    return Gap(disadvantaged - others_in_england, TO_ENGLAND)


def in_school(disadvantaged: Decimal, others_in_school: Decimal) -> Gap:
    """Return the school's disadvantaged pupils less its other pupils."""
    return Gap(disadvantaged - others_in_school, IN_SCHOOL)


def change(earlier: Gap, later: Gap) -> Decimal:
    """Return how a gap moved, above nought where it closed. Raises ValueError for gaps of two kinds."""
    if earlier.kind != later.kind:
        raise ValueError(f"A {earlier.kind} and a {later.kind} are two measures, and are not compared.")
    return later.points - earlier.points
