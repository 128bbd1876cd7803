"""In which part of a person's work something belongs (on 21 November 2026), and the load by month."""

import datetime as dt

import pytest

from goldenthread.domain.calendar import TermCalendar
from goldenthread.domain.year.my_work import half_term_ends, load, when
from tests.world import CALENDAR

TODAY = dt.date(2026, 11, 21)
TERMS = TermCalendar.from_json(CALENDAR)

WHEN = """
    stands    | last day   | belongs
    late      | 2026-11-01 | overdue
    missed    | 2026-11-01 | overdue
    blocked   | 2026-11-01 | waiting
    to verify |            | waiting
    due       | 2026-12-18 | this half term
    not due   | 2027-01-31 | later
    to settle | 2026-12-01 | no date
    no date   |            | no date
"""


@pytest.mark.parametrize("line", WHEN.strip().splitlines()[1:])
def test_work_is_read_by_when_it_is_wanted(line):
    stands, until, expected = (cell.strip() for cell in line.split("|"))
    day = dt.date.fromisoformat(until) if until else None
    assert when(stands, day, half_term_ends(TODAY, TERMS)) == expected


HALF_TERM = """
    today      | this half term ends
    2026-11-21 | 2026-12-18
    2026-09-10 | 2026-10-25
    2026-10-28 | 2026-12-18
    2026-12-24 | 2027-02-14
"""


@pytest.mark.parametrize("line", HALF_TERM.strip().splitlines()[1:])
def test_in_the_holidays_the_half_term_is_the_one_to_come(line):
    today, ends = (cell.strip() for cell in line.split("|"))
    assert half_term_ends(dt.date.fromisoformat(today), TERMS).isoformat() == ends


def test_the_load_counts_by_month_and_warns_of_days_when_schools_are_closed():
    days = [dt.date(2027, 8, 31)] * 10 + [dt.date(2027, 3, 1), dt.date(2027, 3, 29), dt.date(2026, 1, 1)]
    months = {month.first.isoformat(): (month.due, month.warning) for month in load(days, TODAY, TERMS)}
    assert months["2027-08-01"] == (10, "all out of term")
    assert months["2027-03-01"] == (2, "1 out of term")
    assert sum(due for due, _ in months.values()) == 12
