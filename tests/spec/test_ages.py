"""Which schools teach pupils outside the ages that their trust says it serves, as a table."""

import pytest

from goldenthread.domain.ages import Span, outside

OUTSIDE = """
    trust serves | school teaches | flagged as
    3 to 18      | 3 to 11        |
    3 to 18      | 11 to 18       |
    3 to 18      | 2 to 11        | Teaches from age 2, younger than 3.
    4 to 16      | 11 to 18       | Teaches to age 18, older than 16.
    4 to 16      | 2 to 19        | Teaches from age 2, younger than 4 and to age 19, older than 16.
    -            | 2 to 19        |
    3 to 18      | -              |
"""


def rows(table: str) -> list[list[str]]:
    return [[cell.strip() for cell in line.split("|")] for line in table.strip().splitlines()[1:]]


def span(said: str) -> Span:
    return Span() if said == "-" else Span(*map(int, said.split(" to ")))


@pytest.mark.parametrize(("served", "taught", "flagged"), rows(OUTSIDE))
def test_a_school_outside_the_ages_that_its_trust_serves_is_flagged(served, taught, flagged):
    assert outside(span(served), span(taught)) == flagged
