"""When a series of days falls, who moves up, and how a day is counted, as tables."""

import datetime as dt

import pytest

from goldenthread.domain.calendar import TermCalendar
from goldenthread.domain.year.event_days import Planned, Sat, alike, moving_up, series, tally
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

ALIKE = """
    planned (school kind day title, part)                                                 | could be one
    1 training 2027-01-04 Phonics for new staff, 2 training 2027-02-01 Phonics again      | 0 1
    1 training 2027-01-04 Phonics for new staff, 1 training 2027-02-01 Phonics again      |
    1 training 2027-01-04 Phonics for new staff, 2 network 2027-02-01 Phonics again       |
    1 training 2027-01-04 Phonics for new staff, 2 training 2027-03-01 Phonics again      |
    1 training 2027-01-04 Staff training, 2 training 2027-01-11 Training for all staff    |
    1 closed 2027-01-04 Curriculum day, 2 closed 2027-01-04 Curriculum, 3 closed 2027-01-05 Our curriculum | 0 1 2
    1 training 2027-01-04 Coaching, 2 training 2027-01-05 Reading, 3 training 2027-01-06 Coaching leads    | 0 2
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


@pytest.mark.parametrize(("said", "could_be_one"), rows(ALIKE))
def test_days_of_several_schools_that_could_be_one(said, could_be_one):
    days = []
    for key, words in enumerate(said.split(", ")):
        school, kind, on, title = words.split(" ", 3)
        days.append(Planned(key, int(school), kind, dt.date.fromisoformat(on), title))
    assert alike(days) == ([[int(key) for key in could_be_one.split()]] if could_be_one else [])


def test_days_that_serve_one_part_are_alike_whatever_they_are_called():
    days = [Planned(key, key, "training", dt.date(2027, 1, 4 + key), f"Day {key}", serves=7) for key in (1, 2)]
    assert alike(days) == [[1, 2]]
