"""Whether the measures that a condition names are met at a school.

What cannot be told is not met: a figure that is missing, hidden or too old never opens a door.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from goldenthread.domain.deciding.ladders import Criterion, Figure

MET, NOT_MET, CANNOT = "met", "not met", "cannot tell"


@dataclass(frozen=True)
class Judged:
    """One test of a condition at a school: in its own words, how it came out, and the figure behind it."""

    says: str
    verdict: str
    because: str

    @property
    def is_met(self) -> bool:
        return self.verdict == MET


def test_from_json(held: Mapping[str, Any]) -> Criterion:
    """Return a test as it is kept: {about, says, op, bound, against}."""
    return Criterion(
        "", held["about"], held["says"], held["op"], Decimal(held["bound"]), against=held.get("against", "")
    )


def judge(tests: Iterable[Criterion], figures: Mapping[str, Figure]) -> list[Judged]:
    """Judge each test of a condition by the latest figures of a school."""
    return [_judged(test, figures.get(test.about, Figure(why_not="There is no figure."))) for test in tests]


def _judged(test: Criterion, figure: Figure) -> Judged:
    if figure.why_not or figure.value is None:
        return Judged(test.says, CANNOT, figure.why_not or "There is no figure.")
    stands = f"{figure.shown} of {figure.period}"
    if figure.is_old:
        return Judged(test.says, CANNOT, f"The last figure, {stands}, is too old.")
    passes = test.passes(figure)
    if passes is None:
        return Judged(test.says, CANNOT, f"{stands} cannot be held against it.")
    return Judged(test.says, MET if passes else NOT_MET, f"{stands}.")
