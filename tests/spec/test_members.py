"""What is asked of members once a year, and what is shown of their answers, as tables."""

import datetime as dt

import pytest

from goldenthread.domain.board.members import (
    asked_again_on,
    asked_since,
    is_confirmed,
    looking,
    may_part,
    skills,
    together,
)

TODAY = dt.date(2026, 11, 21)

CONFIRMED = """
    last confirmed | member since | confirmed | due by
                   | 2026-11-10   | no        | 2026-12-10
                   | 2024-01-31   | no        | 2024-02-29
    2025-11-21     | 2024-01-31   | yes       | 2026-11-21
    2025-11-20     | 2024-01-31   | no        | 2026-11-20
    2026-09-01     | 2024-01-31   | yes       | 2027-09-01
"""

ASKED_SINCE = """
    sits since | kept here since | asked since
    2021-09-01 | 2026-10-05      | 2026-10-05
    2026-11-10 | 2026-10-05      | 2026-11-10
    2021-09-01 | 2027-01-01      | 2026-11-21
"""

TOGETHER = """
    answers    | fewest shown | shown
    1, 2, 3    | 3            | 2.0 from 1 to 3
    1, 2       | 3            | nothing
    2, 3, 3    | 3            | 2.7 from 2 to 3
    1, 2, open | 3            | nothing
    open       | 1            | nothing
"""

APART = """
    inside | outside | fewest shown | apart
    5      | 4       | 3            | yes
    5      | 2       | 3            | no
    2      | 5       | 3            | no
    5      | 0       | 3            | no
"""

SKILLS = """
    answers       | wanted | have | short
    3, 2, 1, 0    | 2      | 2    | 0
    3, 1, 1, 0    | 2      | 1    | 1
    open, open, 3 | 1      | 1    | 0
    open, open    | 1      | 0    | 1
"""

LOOKED = """
    looked at on           | times a year | by         | stands
    2026-10-01             | 1            | 2026-11-21 | enough
    2026-07-01             | 1            | 2026-11-21 | on course
                           | 1            | 2027-02-28 | on course
                           | 1            | 2027-03-03 | behind
    2026-10-01, 2026-11-20 | 2            | 2026-11-21 | enough
    2026-10-01, 2026-12-20 | 2            | 2026-11-21 | on course
    2026-10-01             | 2            | 2027-06-30 | behind
                           | 3            | 2026-11-21 | behind
    2026-10-01             | 3            | 2026-11-21 | on course
"""


def rows(table):
    return [[cell.strip() for cell in line.split("|")] for line in table.strip().splitlines()[1:]]


def said(cell):
    return [{} if word == "open" else {"k": int(word)} for word in cell.split(", ")]


@pytest.mark.parametrize("row", rows(CONFIRMED))
def test_a_confirmation_counts_for_twelve_months(row):
    last, since, confirmed, due = row
    made = dt.date.fromisoformat(last) if last else None
    assert is_confirmed(made, TODAY) == (confirmed == "yes")
    assert str(asked_again_on(made, dt.date.fromisoformat(since))) == due


@pytest.mark.parametrize("row", rows(ASKED_SINCE))
def test_nobody_is_asked_from_before_a_register_is_kept(row):
    sits, kept, asked = map(dt.date.fromisoformat, row)
    assert asked_since(sits, kept, TODAY) == asked


@pytest.mark.parametrize("row", rows(TOGETHER))
def test_what_few_said_is_not_shown(row):
    answers, least, shown = row
    found = together(said(answers), "k", least=int(least))
    assert (f"{found.mean} from {found.lowest} to {found.highest}" if found else "nothing") == shown


@pytest.mark.parametrize("row", rows(APART))
def test_inside_and_outside_are_parted_only_where_there_are_enough_of_each(row):
    inside, outside, least, apart = row
    assert may_part([{}] * int(inside), [{}] * int(outside), least=int(least)) == (apart == "yes")


@pytest.mark.parametrize("row", rows(SKILLS))
def test_a_skill_is_short_where_fewer_have_it_than_are_wanted(row):
    answers, wanted, have, short = row
    found = skills(said(answers), {"k": int(wanted)}, counts_from=2)[0]
    assert (found.have, found.short) == (int(have), int(short))


@pytest.mark.parametrize("row", rows(LOOKED))
def test_a_body_is_behind_once_the_middle_of_a_share_of_the_year_is_gone_without_its_look(row):
    looks, times, by, stands = row
    days = [dt.date.fromisoformat(day) for day in looks.split(", ") if day]
    assert looking(days, int(times), dt.date(2026, 9, 1), dt.date.fromisoformat(by)) == stands
