"""When something that comes round again falls due, by a trust's own terms, as a table."""

import datetime as dt

import pytest

from goldenthread.domain.calendar import TermCalendar
from goldenthread.domain.year.recurrence import days
from tests.world import CALENDAR

DUE = """
    rhythm                        | after      | falls due
    every term                    | 2026-11-21 | 2026-12-18, 2027-03-25, 2027-07-21
    every half term               | 2026-11-21 | 2026-12-18, 2027-02-14, 2027-03-25
    by the end of every half term | 2026-09-10 | 2026-10-25, 2026-12-18, 2027-02-14
    at the start of every term    | 2026-11-21 | 2027-01-04, 2027-04-12, 2027-09-01
    every month                   | 2026-11-21 | 2026-11-30, 2026-12-31, 2027-01-31
    every 2 months                | 2026-11-21 | 2026-12-31, 2027-02-28, 2027-04-30
    every quarter                 | 2026-11-21 | 2026-12-31, 2027-03-31, 2027-06-30
    2 times every year            | 2026-11-21 | 2027-02-09, 2027-07-21, 2028-02-14
    every year                    | 2026-11-21 | 2027-07-21, 2028-07-31, 2029-07-31
    every week                    | 2026-11-21 | 2026-11-27, 2026-12-04, 2026-12-11
    every Monday                  | 2026-11-21 | 2026-11-23, 2026-11-30, 2026-12-07
    every term                    | 2026-12-18 | 2027-03-25, 2027-07-21, 2027-12-31
    at every meeting              | 2026-11-21 |
"""


@pytest.mark.parametrize("line", DUE.strip().splitlines()[1:])
def test_what_comes_round_falls_due(line):
    rhythm, after, expected = (cell.strip() for cell in line.split("|"))
    found = days(rhythm, dt.date.fromisoformat(after), TermCalendar.from_json(CALENDAR))
    assert ", ".join(day.isoformat() for _, day in zip(range(3), found, strict=False)) == expected
