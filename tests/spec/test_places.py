"""How many places that one school keeps for others are used and free."""

import datetime as dt

import pytest

from goldenthread.domain.deciding.places import Taken, free_between, used_on

# Of six places: two from 1 September to 19 December, three from 1 November without an end.
TAKEN = [Taken(2, dt.date(2026, 9, 1), dt.date(2026, 12, 19)), Taken(3, dt.date(2026, 11, 1))]
PLACES = """
    from       | to         | used on the first day | free throughout
    2026-08-01 | 2026-08-31 | 0                     | 6
    2026-09-01 | 2026-10-31 | 2                     | 4
    2026-09-01 | 2026-11-01 | 2                     | 1
    2026-12-19 | 2026-12-19 | 5                     | 1
    2026-12-20 | 2027-07-31 | 3                     | 3
    2026-08-01 |            | 0                     | 1
"""


@pytest.mark.parametrize("row", PLACES.strip().splitlines()[1:])
def test_places_are_used_by_the_day_and_free_as_long_as_nobody_else_comes(row):
    first, last, used, free = (cell.strip() for cell in row.split("|"))
    day, until = dt.date.fromisoformat(first), dt.date.fromisoformat(last) if last else None
    assert (used_on(day, TAKEN), free_between(6, TAKEN, day, until)) == (int(used), int(free))
