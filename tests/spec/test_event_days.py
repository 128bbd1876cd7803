"""When a series of days falls, who moves up, and how a day is counted, as tables."""

import datetime as dt

import pytest

from goldenthread.domain.calendar import TermCalendar
from goldenthread.domain.year.event_days import Sat, moving_up, series, tally
from tests.world import CALENDAR

SERIES = """
    first      | weeks | times | falls on
    2026-10-14 | 1     | 4     | 2026-10-14, 2026-10-21, 2026-11-04, 2026-11-11
    2026-12-16 | 1     | 2     | 2026-12-16, 2027-01-06
    2026-11-28 | 0     | 9     | 2026-11-28
    2026-11-28 | 1     | 3     | 2026-11-28
    2027-03-17 | 2     | 2     | 2027-03-17, 2027-04-14
"""

MOVES = """
    places | taken | wait | move up
    12     | 12    | 3    | 0
    12     | 11    | 3    | 1
    12     | 13    | 3    | 0
           | 40    | 3    | 3
"""

TALLY = """
    people                          | places | all came | awaited | taken | left | wait | came | percent | helped
    here 4, here 2, away, wait      | 3      |          |         | 3     | 0    | 1    | 2    | 67      | 50
    put, put                        | 20     |          |         | 2     | 18   | 0    |      |         |
    here                            |        | 61       | 64      | 1     |      | 0    | 61   | 95      |
    here, here                      |        | 17       |         | 2     |      | 0    | 17   |         |
    nobody                          |        |          | 900     | 0     |      | 0    |      |         |
"""


def rows(table):
    return [[cell.strip() for cell in line.split("|")] for line in table.strip().splitlines()[1:]]


def number(typed):
    return int(typed) if typed else None


def sat(words):
    how, *step = words.split()
    return Sat(how == "wait", {"here": True, "away": False}.get(how), number(step[0] if step else ""))


@pytest.mark.parametrize("row", rows(SERIES))
def test_a_series_leaves_out_the_weeks_in_which_schools_are_shut(row):
    first, weeks, times, falls = row
    found = series(dt.date.fromisoformat(first), int(weeks), int(times), TermCalendar.from_json(CALENDAR))
    assert ", ".join(map(str, found)) == falls


@pytest.mark.parametrize("row", rows(MOVES))
def test_those_who_wait_move_up_as_far_as_there_is_room(row):
    places, taken, waiting, moved = row
    assert moving_up(number(places), int(taken), int(waiting)) == int(moved)


@pytest.mark.parametrize("row", rows(TALLY))
def test_a_number_of_all_who_came_stands_before_the_names(row):
    people, places, all_came, awaited, *counted = row
    sats = [] if people == "nobody" else [sat(one) for one in people.split(", ")]
    found = tally(sats, most=number(places), came=number(all_came), expected=number(awaited))
    assert [
        found.taken, found.left, found.waiting, found.came, found.came_percent, found.helped_percent
    ] == [number(one) for one in counted]  # fmt: skip
