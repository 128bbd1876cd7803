"""What a place does with an aim of the trust's plan, and how far two plans overlap, as tables."""

import datetime as dt

import pytest

from goldenthread.domain.plans.coverage import (
    answer,
    heard_today,
    is_complete,
    names_deeds,
    overlap_percent,
    run_together,
)

ANSWER = """
    to the aim itself     | to parts beneath it   | answer
                          |                       |
    takes up              |                       | takes up
    adapts                |                       | adapts
    supports, takes up    |                       | takes up
    takes up, conflicts   |                       | conflicts
                          | takes up              | takes up
                          | supports              | supports
    declines              |                       | declines
                          | declines              |
    declines              | supports              | supports
                          | conflicts             | conflicts
"""


@pytest.mark.parametrize("line", ANSWER.strip().splitlines()[1:])
def test_an_answer_to_an_aim_is_the_most_telling_of_all_that_a_place_says(line):
    own, beneath, expected = (cell.strip() for cell in line.split("|"))
    assert answer(filter(None, own.split(", ")), filter(None, beneath.split(", "))) == expected


OVERLAP = """
    priorities that serve the trust's plan | all priorities | overlap in per cent
    0                                      | 0              | none
    0                                      | 5              | 0
    2                                      | 5              | 40
    2                                      | 3              | 67
    5                                      | 5              | 100
"""


@pytest.mark.parametrize("line", OVERLAP.strip().splitlines()[1:])
def test_overlap_is_the_share_of_priorities_that_serve_the_trusts_plan(line):
    linked, of, expected = (cell.strip() for cell in line.split("|"))
    assert overlap_percent(int(linked), int(of)) == (None if expected == "none" else int(expected))


def test_only_silence_leaves_a_plan_incomplete():
    assert is_complete(["takes up", "declines", "conflicts"])
    assert not is_complete(["takes up", ""])


TOGETHER = """
    one                      | another                  | answers for it
    2026-09-01 to 2027-08-31 | 2026-09-01 to 2027-08-31 | yes
    2026-09-01 to 2027-08-31 | 2025-09-01 to 2030-08-31 | yes
    2027-09-01 to 2028-08-31 | 2026-09-01 to 2027-08-31 | no
    2027-09-01 to 2028-08-31 | to                       | yes
    2027-09-01 to            | to 2027-08-31            | no
"""


@pytest.mark.parametrize("line", TOGETHER.strip().splitlines()[1:])
def test_a_plan_answers_for_another_only_where_they_have_a_day_in_common(line):
    one, another, expected = (cell.strip() for cell in line.split("|"))
    assert run_together(_years(one), _years(another)) == (expected == "yes")
    assert run_together(_years(another), _years(one)) == (expected == "yes")


def _years(words):
    first, _, last = words.partition("to")
    return tuple(dt.date.fromisoformat(day.strip()) if day.strip() else None for day in (first, last))


TODAY = """
    this year's plan | next year's plan | on 1 May 2027 it answers | on 1 October 2027
    declines         | takes up         | declines                 | takes up
    takes up         | declines         | takes up                 | declines
                     | takes up         | takes up                 | takes up
    declines         |                  | declines                 | declines
                     |                  |                          |
"""


@pytest.mark.parametrize("line", TODAY.strip().splitlines()[1:])
def test_a_place_answers_by_its_plan_of_today_and_by_another_where_that_is_silent(line):
    this, other, now, later = (cell.strip() for cell in line.split("|"))
    years = (_years("2026-09-01 to 2027-08-31"), _years("2027-09-01 to 2028-08-31"))
    said = [(word, of) for word, of in zip((this, other), years, strict=True) if word]
    assert answer(heard_today(said, dt.date(2027, 5, 1))) == now
    assert answer(heard_today(said, dt.date(2027, 10, 1))) == later


DEEDS = """
    the level below the top | a place answers it
    Aim                     | yes
    Initiative              | yes
    Response                | yes
    Actions                 | no
    Key action              | no
    Step                    | no
"""


@pytest.mark.parametrize("line", DEEDS.strip().splitlines()[1:])
def test_a_place_answers_aims_and_not_the_deeds_that_are_done_for_them(line):
    level, expected = (cell.strip() for cell in line.split("|"))
    assert names_deeds(level) is (expected == "no")
