"""When a person's digest goes out, as a table."""

import datetime as dt

import pytest

from goldenthread.domain.year.digest import is_due

DIGESTS = """
    how often | last went out | today      | weekday   | goes out
    daily     |               | 2026-11-23 | Monday    | yes
    daily     | 2026-11-23    | 2026-11-23 | Monday    | no
    daily     | 2026-11-23    | 2026-11-24 | Tuesday   | yes
    daily     | 2026-11-20    | 2026-11-21 | Saturday  | no
    weekly    | 2026-11-16    | 2026-11-20 | Friday    | no
    weekly    | 2026-11-16    | 2026-11-23 | Monday    | yes
    weekly    | 2026-11-16    | 2026-11-25 | Wednesday | yes
    weekly    |               | 2026-11-22 | Sunday    | no
    off       |               | 2026-11-23 | Monday    | no
"""


@pytest.mark.parametrize("line", DIGESTS.strip().splitlines()[1:])
def test_one_letter_on_working_days_or_mondays(line):
    how_often, last, today, weekday, expected = (cell.strip() for cell in line.split("|"))
    day = dt.date.fromisoformat(today)
    assert f"{day:%A}" == weekday
    assert is_due(how_often, dt.date.fromisoformat(last) if last else None, day) == (expected == "yes")
