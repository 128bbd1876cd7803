"""A trust's figure, made from its schools' figures.

Shares are pooled: what was counted in every school over what could have been. Sums are added up. A mean of
percentages is never taken, for a school of forty would weigh as much as one of a thousand. A school
without a figure is left out, and said to be.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from goldenthread.domain.measures.figures import SUPPRESSED


@dataclass(frozen=True)
class Part:
    """One school's figure of the period, or the reason why there is none."""

    school: str
    value: Decimal | None = None
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    marker: str = ""


@dataclass(frozen=True)
class Rolled:
    """The trust's figure; without a value, `why` says why none can be made.

    `coverage` is empty when every school is in it.
    """

    value: Decimal | None = None
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    coverage: str = ""
    why: str = ""


def pooled(parts: Sequence[Part], *, scale: int, of: str = "schools") -> Rolled:
    """Pool the schools' numbers, on a scale of 100 for a percentage.

    A suppressed school is left out by the numbers as well as by name, so that nothing can be had by
    taking the others away. A figure from fewer than half of the schools speaks for no trust.
    """
    whole = [part for part in parts if part.numerator is not None and part.denominator]
    if not whole:
        if any(part.value is not None for part in parts):
            return Rolled(
                why="The numbers behind the schools’ percentages are not kept, and percentages are not averaged."
            )
        return Rolled(
            why=f"No figure has come from any of {len(parts)} {of}." if parts else f"It applies to no {of}."
        )
    coverage = _coverage(parts, whole, of)
    if len(whole) * 2 < len(parts):
        return Rolled(coverage=coverage, why=f"Only {len(whole)} of {len(parts)} {of} have a figure.")
    numerator = sum((part.numerator or Decimal(0) for part in whole), Decimal(0))
    denominator = sum((part.denominator or Decimal(0) for part in whole), Decimal(0))
    return Rolled(scale * numerator / denominator, numerator, denominator, coverage)


def added_up(parts: Sequence[Part], *, of: str = "schools") -> Rolled:
    """Add the schools up. A sum with a school missing is no sum of the trust, and is not given."""
    known = [part for part in parts if part.value is not None]
    if not known:
        return Rolled(
            why=f"No figure has come from any of {len(parts)} {of}." if parts else f"It applies to no {of}."
        )
    if len(known) < len(parts):
        return Rolled(
            coverage=_coverage(parts, known, of), why=f"A sum needs every one; {_coverage(parts, known, of)}."
        )
    return Rolled(sum((part.value or Decimal(0) for part in known), Decimal(0)))


def _coverage(parts: Sequence[Part], present: Sequence[Part], of: str) -> str:
    if len(present) == len(parts):
        return ""
    absent = [part for part in parts if part not in present]
    hidden = sum(part.marker == SUPPRESSED for part in absent)
    says = f"{len(present)} of {len(parts)} {of}"
    if hidden:
        return (
            f"{says}, {hidden} left out because its pupils are too few"
            if hidden == 1
            else f"{says}, {hidden} left out because their pupils are too few"
        )
    return says
