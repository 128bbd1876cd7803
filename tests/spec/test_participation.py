"""How far people take part, and whether the promise was kept, as tables."""

import datetime as dt

import pytest

from goldenthread.domain.deciding.participation import kept, may_ask, was_asked_before

ASK = """
    stated     | asked      | may be
               | 2026-11-20 | no
    2026-11-21 | 2026-11-20 | no
    2026-11-20 | 2026-11-20 | yes
    2026-11-01 | 2026-11-20 | yes
"""
KEPT = """
    promised        | met             | the promise was kept
    consulted       | consulted       | as promised
    consulted       | informed        | below it
    consulted       | jointly decides | beyond it
    decides         | jointly decides | below it
    involved        |                 |
"""


@pytest.mark.parametrize("row", ASK.strip().splitlines()[1:])
def test_nobody_is_asked_before_it_is_said_what_is_asked_of_them(row):
    stated, asked, may = (cell.strip() for cell in row.split("|"))
    day = dt.date.fromisoformat(stated) if stated else None
    assert may_ask(day, dt.date.fromisoformat(asked)) == (may == "yes")


@pytest.mark.parametrize("row", KEPT.strip().splitlines()[1:])
def test_a_lower_rung_than_was_promised_is_told(row):
    promised, met, expected = (cell.strip() for cell in row.split("|"))
    assert kept(promised, met) == expected


ASKED_BEFORE = """
    comments were asked for on | changed on | asked before
                               | 2026-11-20 | no
    2026-10-01                 | 2026-11-20 | yes
    2026-11-21                 | 2026-11-20 | no
    2025-09-01                 | 2026-11-20 | no
    2025-09-01, 2026-11-20     | 2026-11-20 | yes
"""


@pytest.mark.parametrize("row", ASKED_BEFORE.strip().splitlines()[1:])
def test_a_change_was_asked_about_where_that_was_in_the_year_before(row):
    asked, changed, expected = (cell.strip() for cell in row.split("|"))
    days = [dt.date.fromisoformat(day) for day in asked.split(", ") if day]
    assert was_asked_before(days, dt.date.fromisoformat(changed)) == (expected == "yes")
