"""What an action did to a gap, and in which order actions stand, as tables."""

from decimal import Decimal

import pytest

from goldenthread.domain.plans.effects import Gap, ranked

NARROWED = """
    before | after | cost  | narrowed | for £1,000
    12     | 9     | 6000  | 3        | 0.50
    12     | 9     |       | 3        |
    12     | 9     | 0     | 3        |
    -12    | -9    | 1000  | 3        | 3.00
    9      | 12    | 1000  | -3       | -3.00
    3      | -1    | 4000  | 2        | 0.50
"""


@pytest.mark.parametrize("line", NARROWED.strip().splitlines()[1:])
def test_a_gap_narrows_whichever_group_was_behind(line):
    before, after, cost, narrowed, rate = (cell.strip() for cell in line.split("|"))
    gap = Gap(Decimal(before), Decimal(after), Decimal(cost) if cost else None)
    assert gap.narrowed == Decimal(narrowed)
    assert gap.for_a_thousand == (Decimal(rate) if rate else None)


ORDER = """
    named  | before | after | cost
    free   | 10     | 9     | 0
    cheap  | 10     | 8     | 1000
    dear   | 10     | 5     | 50000
    unsaid | 10     | 2     |
    same   | 10     | 10    | 0
    wider  | 10     | 14    | 100
"""


def test_actions_stand_by_what_they_narrowed_for_their_money():
    rows = [[cell.strip() for cell in line.split("|")] for line in ORDER.strip().splitlines()[1:]]
    pairs = [
        (name, Gap(Decimal(before), Decimal(after), Decimal(cost) if cost else None))
        for name, before, after, cost in rows
    ]
    assert [name for name, _ in ranked(reversed(pairs))] == [row[0] for row in rows]
