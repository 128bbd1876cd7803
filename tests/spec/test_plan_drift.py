"""What of an agreed plan has to be agreed anew, as tables."""

import datetime as dt

import pytest

from goldenthread.domain.date_words import Context
from goldenthread.domain.plans.frozen_plan import FrozenTarget
from goldenthread.domain.plans.plan_drift import Answer, must_be_agreed_anew, of_answers, of_targets

YEAR = Context(dt.date(2026, 9, 1), dt.date(2027, 8, 31))

TARGETS = """
    agreed                           | now                              | shown | agreed anew
    Attendance of 95 % by July 2027  | Attendance of 95 % by July 2027  | no    | no
    Attendance of 95 % by July 2027  | Attendance of 96 % by July 2027  | yes   | no
    Attendance of 95 % by July 2027  | Attendance of 93 % by July 2027  | yes   | yes
    Attendance of 95 % by July 2027  |                                  | yes   | yes
                                     | Attendance of 95 % by July 2027  | yes   | no
"""


@pytest.mark.parametrize("line", TARGETS.strip().splitlines()[1:])
def test_a_target_that_asks_for_less_is_agreed_anew(line):
    agreed, now, shown, anew = (cell.strip() for cell in line.split("|"))
    before, after = ([("part", FrozenTarget(text, ref="t"))] if text else [] for text in (agreed, now))
    found = of_targets(before, after, YEAR, YEAR)
    assert (bool(found), must_be_agreed_anew(found)) == (shown == "yes", anew == "yes")


def test_a_target_written_anew_in_place_of_another_is_held_against_it():
    before = [("part", FrozenTarget("Attendance of 95 % by July 2027", ref="a"))]
    after = [("part", FrozenTarget("Attendance of 93 % by July 2027", ref="b"))]
    found = of_targets(before, after, YEAR, YEAR)
    assert [(one.was, one.now, one.is_softer) for one in found] == [
        ("Attendance of 95 % by July 2027", "Attendance of 93 % by July 2027", True)
    ]


ANSWERS = """
    agreed   | now      | shown | agreed anew
    takes up | takes up | no    | no
    takes up | adapts   | yes   | no
    takes up | declines | yes   | yes
    adapts   |          | yes   | yes
    declines | takes up | yes   | no
"""


@pytest.mark.parametrize("line", ANSWERS.strip().splitlines()[1:])
def test_an_aim_that_is_served_no_more_is_agreed_anew(line):
    agreed, now, shown, anew = (cell.strip() for cell in line.split("|"))
    found = of_answers({"a": Answer("Warm rooms", agreed)}, {"a": Answer("Warm rooms", now)})
    assert (bool(found), must_be_agreed_anew(found)) == (shown == "yes", anew == "yes")


def test_an_aim_that_the_trust_took_out_is_no_change_of_the_places():
    assert of_answers({"a": Answer("Warm rooms", "takes up")}, {}) == []
