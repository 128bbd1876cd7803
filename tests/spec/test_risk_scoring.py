"""How great a risk is on the trust's own grid, whether it is above appetite, and which way it moves, as tables."""

import datetime as dt

import pytest

from goldenthread.domain.board import risk_scoring
from goldenthread.domain.board.risk_scoring import Grid, Place, Waiting

# Impact counts for more than likelihood: a rare disaster is high, a daily nuisance is not.
GRID = Grid(
    cells=(
        ("low", "low", "medium", "high"),
        ("low", "low", "medium", "high"),
        ("low", "medium", "high", "severe"),
        ("low", "medium", "high", "severe"),
    ),
    levels=("low", "medium", "high", "severe"),
)

LEVELS = """
    likelihood | impact | level
    1          | 1      | low
    4          | 1      | low
    1          | 4      | high
    2          | 2      | low
    3          | 2      | medium
    4          | 4      | severe
    5          | 1      | none
    0          | 2      | none
"""

APPETITE = """
    likelihood | impact | bears at most | above appetite
    1          | 4      | medium        | yes
    1          | 4      | high          | no
    4          | 1      | low           | no
    3          | 2      | low           | yes
    3          | 2      | not said      | no
"""

MOVES = """
    before | now | direction
           | 2 3 | new
    2 3    | 2 3 | same
    2 3    | 3 3 | up
    3 3    | 1 3 | down
    1 1    | 2 1 | up
    4 1    | 1 4 | up
    1 4    | 4 1 | down
"""

ANSWERS = """
    answered on | today      | it is
                | 2026-11-10 | waiting
                | 2026-11-14 | waiting
                | 2026-11-15 | late
    2026-11-12  | 2026-11-20 | answered
    2026-11-18  | 2026-11-20 | answered late
"""


def rows(table):
    return [[cell.strip() for cell in line.split("|")] for line in table.strip().splitlines()[1:]]


def place(words):
    return Place(*(int(word) for word in words.split())) if words else None


@pytest.mark.parametrize(("likelihood", "impact", "level"), rows(LEVELS))
def test_a_level_is_what_the_square_says(likelihood, impact, level):
    assert GRID.level(Place(int(likelihood), int(impact))) == (None if level == "none" else level)


@pytest.mark.parametrize(("likelihood", "impact", "bears", "above"), rows(APPETITE))
def test_appetite_is_the_highest_level_that_a_kind_may_have(likelihood, impact, bears, above):
    here = Place(int(likelihood), int(impact))
    assert risk_scoring.is_above_appetite(GRID, here, bears) == (above == "yes")


@pytest.mark.parametrize(("before", "now", "way"), rows(MOVES))
def test_a_risk_moves_by_level_and_then_within_it(before, now, way):
    assert risk_scoring.direction(GRID, place(before), place(now)) == way


@pytest.mark.parametrize(("answered", "today", "found"), rows(ANSWERS))
def test_what_is_handed_up_waits_for_an_answer_until_its_day(answered, today, found):
    waiting = Waiting(dt.date(2026, 11, 1), dt.date(2026, 11, 14))
    day = dt.date.fromisoformat(answered) if answered else None
    assert risk_scoring.answer_is(waiting, day, dt.date.fromisoformat(today)) == found


def test_the_greatest_risk_stands_first_and_one_without_a_score_last():
    standing = [Place(4, 1), None, Place(1, 4), Place(4, 4)]
    assert sorted(standing, key=lambda held: risk_scoring.order(GRID, held)) == [
        Place(4, 4), Place(1, 4), Place(4, 1), None,
    ]  # fmt: skip


def test_scores_that_do_not_fit_are_said_so_and_not_forbidden():
    assert risk_scoring.flaws(Place(1, 1), Place(4, 4), Place(4, 4), GRID) == [
        "With what is done about it, it stands higher than it would without."
    ]
    assert risk_scoring.flaws(Place(4, 4), Place(3, 2), Place(1, 1), GRID) == []
