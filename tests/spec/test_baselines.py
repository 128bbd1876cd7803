"""Progress from a baseline: whether a group catches up with its peers, and with which period it is compared."""

from decimal import Decimal

import pytest

from goldenthread.domain.calendar import Period
from goldenthread.domain.measures.baselines import Since, like

SINCE = """
    good is | then | now  | peers then | peers now | change | gap then | gap now | says
    higher  | 20.0 | 28.0 | 46.0       | 48.0      | 8.0    | -26.0    | -20.0   | catching up
    higher  | 20.0 | 21.0 | 46.0       | 48.0      | 1.0    | -26.0    | -27.0   | falling behind
    higher  | 20.0 | 22.0 | 46.0       | 48.0      | 2.0    | -26.0    | -26.0   | as far behind
    higher  | 44.0 | 49.0 | 46.0       | 48.0      | 5.0    | -2.0     | 1.0     | level or ahead
    lower   | 30.0 | 24.0 | 15.0       | 14.0      | -6.0   | 15.0     | 10.0    | catching up
    lower   | 30.0 | 31.0 | 15.0       | 14.0      | 1.0    | 15.0     | 17.0    | falling behind
    higher  | 20.0 | 28.0 |            | 48.0      | 8.0    |          | -20.0   |
"""
HELD_AGAINST = """
    baseline       | figures since                                    | held against
    2020/21        | 2021/22, 2022/23                                 | 2022/23
    2020/21 autumn | 2020/21 spring, 2022/23 autumn, 2022/23 spring   | 2022/23 autumn
    2020/21 autumn | 2020/21 spring, 2020/21 summer                   | 2020/21 summer
    2020/21        | 2020/21 autumn                                   |
"""


def rows(table):
    return [[cell.strip() for cell in line.split("|")] for line in table.strip().splitlines()[1:]]


@pytest.mark.parametrize("row", rows(SINCE))
def test_a_group_is_held_against_its_peers_at_both_times(row):
    good_is, *figures, change, gap_then, gap_now, says = row
    found = Since(*(Decimal(each) if each else None for each in figures), lower_is_better=good_is == "lower")
    told = ["" if each is None else str(each) for each in (found.change, found.gap_start, found.gap_now)]
    assert (*told, found.says) == (change, gap_then, gap_now, says)


@pytest.mark.parametrize("row", rows(HELD_AGAINST))
def test_a_baseline_is_held_against_the_same_part_of_a_later_year(row):
    baseline, since, expected = row
    found = like(Period.parse(baseline), [Period.parse(each.strip()) for each in since.split(",")])
    assert (found.key if found else "") == expected
