"""How a factor of the context stands on a day, as a table."""

import datetime as dt

import pytest

from goldenthread.domain.plans.surroundings import standing

TODAY = dt.date(2026, 11, 23)

STANDING = """
    noted on   | looked at on | to be looked at on | closed | it is
    2026-09-01 |              |                    |        | never looked at
    2025-09-01 |              |                    |        | late
    2025-09-01 | 2026-09-01   |                    |        | looked at
    2025-09-01 | 2025-12-10   |                    |        | due
    2025-09-01 | 2025-11-01   |                    |        | late
    2025-09-01 | 2026-09-01   | 2026-11-01         |        | late
    2025-09-01 | 2026-09-01   | 2026-12-01         |        | due
    2025-09-01 | 2026-09-01   | 2028-12-01         |        | looked at
    2020-09-01 |              |                    | yes    | no longer there
"""


def day(cell):
    return dt.date.fromisoformat(cell) if cell else None


@pytest.mark.parametrize("row", STANDING.strip().splitlines()[1:], ids=str.strip)
def test_a_factor_is_looked_at_once_a_year_at_least(row):
    noted, looked, again, closed, says = (cell.strip() for cell in row.split("|"))
    found = standing(
        noted_on=day(noted), looked_on=day(looked), next_on=day(again), today=TODAY, is_closed=bool(closed)
    )
    assert found == says
