"""Whether a school stands apart from England by more than chance."""

from decimal import Decimal

import pytest

from goldenthread.domain.results.chance import rate_against, share_against

# A school's pupils, England's percentage, and where the school stands to it.
SHARES = """
    part | whole | England | stands
    30   | 120   | 15.0    | above
    21   | 120   | 15.0    | within
    8    | 120   | 15.0    | below
    250  | 1000  | 22.0    | above
    245  | 1000  | 22.5    | within
    0    | 40    | 5.0     | within
    0    | 120   | 5.0     | below
    20   | 20    | 90.0    | within
    40   | 40    | 90.0    | above
    0    | 0     | 5.0     |
    50   | 40    | 90.0    |
"""

# Suspensions, pupils on roll, England's for every hundred, and where the school stands to it.
RATES = """
    events | whole | England | stands
    0      | 120   | 2.0     | within
    0      | 420   | 2.0     | below
    30     | 400   | 9.3     | within
    60     | 400   | 9.3     | above
    413    | 1136  | 27.4    | above
    20     | 400   | 9.3     | below
    5      | 0     | 9.3     |
"""


def rows(table: str) -> list[tuple[str, ...]]:
    return [
        tuple(cell.strip() for cell in line.split("|")) for line in table.strip("\n").splitlines()[1:] if line.strip()
    ]


@pytest.mark.parametrize(("part", "whole", "england", "stands"), rows(SHARES))
def test_a_share_of_few_pupils_seldom_stands_apart(part, whole, england, stands) -> None:
    assert share_against(Decimal(part), Decimal(whole), Decimal(england) / 100) == stands


@pytest.mark.parametrize(("events", "whole", "england", "stands"), rows(RATES))
def test_a_rate_of_events_stands_apart_where_there_are_many(events, whole, england, stands) -> None:
    assert rate_against(Decimal(events), Decimal(whole), Decimal(england) / 100) == stands
