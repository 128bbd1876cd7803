"""How a trust's figure is made from its schools', as tables."""

from decimal import Decimal

import pytest

from goldenthread.domain.measures.rollup import Part, added_up, pooled

# What schools counted (numerator/denominator, a bare percentage, or a marker), and the trust's percentage.
POOLED = """
    schools                   | trust | coverage
    45/50, 90/100             |  90.0 |
    40/40, 500/1000           |  51.9 |
    10/12, 5/10, 7/13         |  62.9 |
    10/12, SUPP, 7/13         |  68.0 | 2 of 3 schools, 1 left out because its pupils are too few
    10/12, SUPP, SUPP, 7/13   |  68.0 | 2 of 4 schools, 2 left out because their pupils are too few
    10/12, NP                 |  83.3 | 1 of 2 schools
    10/12, NP, NP             |       | 1 of 3 schools
    90%, 98%                  |       |
    10/12, 98%, 7/13          |  68.0 | 2 of 3 schools
    NP, SUPP                  |       |
    0/50, 0/20                |   0.0 |
"""


def parts(cell: str) -> list[Part]:
    """Read the schools of a row."""
    return [_part(f"School {n}", each.strip()) for n, each in enumerate(cell.split(","), start=1)]


def _part(name: str, said: str) -> Part:
    if "/" in said:
        top, bottom = map(Decimal, said.split("/"))
        return Part(name, 100 * top / bottom, top, bottom)
    return Part(name, Decimal(said[:-1])) if said.endswith("%") else Part(name, marker=said)


def rows(table: str) -> list[tuple[str, ...]]:
    return [
        tuple(cell.strip() for cell in line.split("|")) for line in table.strip("\n").splitlines()[1:] if line.strip()
    ]


@pytest.mark.parametrize(("schools", "trust", "coverage"), rows(POOLED))
def test_shares_are_pooled_and_never_averaged(schools, trust, coverage) -> None:
    rolled = pooled(parts(schools), scale=100)
    assert (rolled.value is None) == (trust == "")
    assert not trust or round(rolled.value, 1) == Decimal(trust)
    assert rolled.coverage == coverage
    assert trust or rolled.why


def test_a_rate_of_one_is_pooled_on_its_own_scale() -> None:
    assert pooled([Part("A", None, Decimal(909), Decimal(128))], scale=1).value == Decimal("7.1015625")


def test_a_sum_is_given_only_when_every_school_is_in_it() -> None:
    assert added_up([Part("A", Decimal(7)), Part("B", Decimal(5))]).value == 12
    without = added_up([Part("A", Decimal(7)), Part("B", marker="NP")])
    assert (without.value, without.why) == (None, "A sum needs every one; 1 of 2 schools.")


def test_a_measure_that_applies_to_no_school_says_so() -> None:
    assert pooled([], scale=100).why == "It applies to no schools."
