"""How fast a school improves, and where help does not follow need, as tables."""

import datetime as dt
from decimal import Decimal

import pytest

from goldenthread.domain.deciding.improving import Helped, Stay, against_need, pace

TODAY = dt.date(2026, 11, 21)

PACES = """
    stays (place from)               | steps a year
    0 2024-11-21, 1 2025-11-21       | 0.50
    0 2022-11-22, 1 2024-01-01, 3 2026-01-01 | 0.75
    2 2024-11-21, 1 2026-01-01       | -0.50
    1 2024-11-21                     | 0.00
    0 2026-09-01, 1 2026-11-01       | not yet
"""

HELP = """
    schools (name need days)         | given less though they need more
    Hill 3 40, Vale 1 10             |
    Hill 3 10, Vale 1 40             | Hill<Vale
    Hill 3 10, Vale 3 40             |
    Hill 3 0, Vale 2 5, Dell 0 9     | Hill<Dell, Hill<Vale, Vale<Dell
"""


def rows(table):
    return [[cell.strip() for cell in line.split("|")] for line in table.strip().splitlines()[1:]]


@pytest.mark.parametrize(("stays", "expected"), rows(PACES))
def test_how_fast_a_school_improves(stays, expected):
    held = [Stay(int(place), dt.date.fromisoformat(day)) for place, day in map(str.split, stays.split(", "))]
    found = pace(held, TODAY)
    assert ("not yet" if found is None else str(found)) == expected


@pytest.mark.parametrize(("schools", "expected"), rows(HELP))
def test_where_help_does_not_follow_need(schools, expected):
    held = [Helped(name, int(need), Decimal(days)) for name, need, days in map(str.split, schools.split(", "))]
    found = against_need(held)
    assert sorted(f"{one.name}<{other.name}" for one, other in found) == sorted(filter(None, expected.split(", ")))
