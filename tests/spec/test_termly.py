"""What is done once a term, as tables."""

import datetime as dt

import pytest

from goldenthread.domain.calendar import TermCalendar
from goldenthread.domain.year.termly import run, term_of_day
from tests.world import CALENDAR

TERMS = TermCalendar.from_json(CALENDAR)

TO_WHICH_TERM_A_DAY_BELONGS = """
    day        | term
    2026-11-21 | 2026/27 autumn
    2026-10-28 | 2026/27 autumn
    2026-12-24 | 2026/27 autumn
    2027-01-04 | 2026/27 spring
    2027-08-10 | 2026/27 summer
"""


@pytest.mark.parametrize("line", TO_WHICH_TERM_A_DAY_BELONGS.strip().splitlines()[1:])
def test_a_day_of_the_holidays_belongs_to_the_term_before(line):
    day, term = (cell.strip() for cell in line.split("|"))
    assert term_of_day(dt.date.fromisoformat(day), TERMS) == term


WHICH_TERMS_WERE_MISSED = """
    today      | plan begins | looked at in   | terms
    2026-11-21 | 2026-09-01  |                | autumn still open
    2026-12-24 | 2026-09-01  |                | autumn missed
    2026-12-24 | 2026-09-01  | 2026/27 autumn | autumn done
    2027-02-01 | 2026-09-01  | 2026/27 spring | autumn missed, spring done
    2027-02-01 | 2027-01-04  |                | spring still open
    2026-11-21 | 2027-09-01  |                |
"""


@pytest.mark.parametrize("line", WHICH_TERMS_WERE_MISSED.strip().splitlines()[1:])
def test_a_term_is_missed_once_it_is_over(line):
    today, begins, looked, expected = (cell.strip() for cell in line.split("|"))
    starts_on = dt.date.fromisoformat(begins)
    found = run({looked}, starts_on, None, dt.date.fromisoformat(today), TERMS)
    assert ", ".join(f"{one.key.split()[1]} {one.state}" for one in found) == expected
