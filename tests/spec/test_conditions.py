"""When a condition on figures is met, as a table."""

from decimal import Decimal

import pytest

from goldenthread.domain.deciding.conditions import judge
from goldenthread.domain.deciding.conditions import test_from_json as a_test
from goldenthread.domain.deciding.ladders import Figure

JUDGED = """
    asks            | figure        | comes out
    >= 0            | 0             | met
    >= 0            | -0.01         | not met
    > 0             | 0             | not met
    <= -0.5         | -0.5          | met
    < 0.25          | 0.25          | not met
    >= 0            | too old 4     | cannot tell
    >= 0            | none          | cannot tell
    <= England+2    | 11            | met
    <= England+2    | 12.1          | not met
"""


def figure(says: str) -> Figure:
    if says == "none":
        return Figure()
    value = Decimal(says.removeprefix("too old "))
    return Figure(value, period="2026", is_old=says.startswith("too"), beside={"England": Decimal(10)}, shown=says)


@pytest.mark.parametrize("row", JUDGED.strip().splitlines()[1:])
def test_what_a_condition_comes_to(row):
    asks, stands, expected = (cell.strip() for cell in row.split("|"))
    op, bound = asks.split()
    against, _, margin = bound.rpartition("+")
    held = {"about": "m", "says": asks, "op": op, "bound": margin, "against": against}
    assert [one.verdict for one in judge([a_test(held)], {"m": figure(stands)})] == [expected]
