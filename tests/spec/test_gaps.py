"""The two gaps of disadvantaged pupils, which share a name and are never mixed."""

from decimal import Decimal

import pytest

from goldenthread.domain.results import gaps

GAPS = """
    disadvantaged | other pupils in the school | other pupils in England | to England | in the school
    21.4          | 34.4                       | 50.0                    | -28.6      | -13.0
    53.7          | 60.0                       | 50.3                    | 3.4        | -6.3
    34.0          | 34.0                       | 50.3                    | -16.3      | 0.0
"""


def rows(table: str) -> list[tuple[str, ...]]:
    return [
        tuple(cell.strip() for cell in line.split("|")) for line in table.strip("\n").splitlines()[1:] if line.strip()
    ]


@pytest.mark.parametrize(("own", "beside", "england", "to_england", "in_school"), rows(GAPS))
def test_each_gap_is_named(own, beside, england, to_england, in_school) -> None:
    assert gaps.to_england(Decimal(own), Decimal(england)) == gaps.Gap(Decimal(to_england), gaps.TO_ENGLAND)
    assert gaps.in_school(Decimal(own), Decimal(beside)) == gaps.Gap(Decimal(in_school), gaps.IN_SCHOOL)


def test_a_gap_that_closes_moves_up() -> None:
    assert gaps.change(gaps.in_school(Decimal(30), Decimal(45)), gaps.in_school(Decimal(35), Decimal(45))) == 5


def test_gaps_of_two_kinds_are_not_compared() -> None:
    with pytest.raises(ValueError, match="two measures"):
        gaps.change(gaps.in_school(Decimal(30), Decimal(45)), gaps.to_england(Decimal(30), Decimal(50)))
