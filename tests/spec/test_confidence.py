"""When an owner's confidence and the figures point apart, as a table: the page asks, and changes neither."""

import pytest

from goldenthread.domain.measures.confidence import worth_asking

ASKED = """
    the owner is  | by the figures | it heads            | asked
    confident     | on track       |                     |
    confident     | at risk        | could go either way |
    confident     | off track      |                     | what do they know that the figures do not?
    confident     | off track      | likely to be missed | what do they know that the figures do not?
    confident     | at risk        | likely to be missed | what will change their course?
    some doubt    | off track      | likely to be missed |
    some doubt    | on track       |                     |
    not confident | off track      | likely to be missed |
    not confident | on track       |                     | what do they see coming?
    not confident | met            |                     | what do they see coming?
    not confident | no data        |                     |
"""


def rows(table: str) -> list[list[str]]:
    lines = [line for line in table.strip("\n").splitlines()[1:] if line.strip()]
    return [[cell.strip() for cell in line.split("|")] for line in lines]


@pytest.mark.parametrize("row", rows(ASKED))
def test_where_the_two_point_apart_is_asked_about(row) -> None:
    said, status, outlook, asked = row
    found = worth_asking(said, status, outlook)
    assert found.endswith(asked) if asked else not found
