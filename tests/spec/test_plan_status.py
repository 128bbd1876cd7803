"""How a part of a plan stands, as tables."""

import datetime as dt

import pytest

from goldenthread.domain.plans.plan_status import (
    Word,
    delivery,
    disagreement,
    heard_since,
    is_quiet,
    outcome,
    outcome_sentence,
)

DAY = dt.date(2026, 11, 21)

OUTCOME = """
    measures stand                | outcome
                                  |
    met, met                      | met
    met, on track                 | on track
    on track, at risk             | at risk
    at risk, off track, met       | off track
    on track, stale, no data      | on track
    stale, no data, not due       | stale
    cannot tell, no data          | cannot tell
    not due, no data              | no data
    not due                       | not due
"""


@pytest.mark.parametrize("line", OUTCOME.strip().splitlines()[1:])
def test_the_outcome_is_the_most_telling_of_the_measures(line):
    standings, expected = (cell.strip() for cell in line.split("|"))
    assert outcome([word for word in standings.split(", ") if word]) == expected


DELIVERY = """
    own       | beneath                  | delivery  | is own
    on track  | off track                | on track  | yes
              | on track, at risk        | at risk   | no
              | done, on track           | on track  | no
              | done, dropped            | done      | no
              | not started, on track    | not started | no
              | off track, not started   | off track | no
"""


@pytest.mark.parametrize("line", DELIVERY.strip().splitlines()[1:])
def test_delivery_is_the_own_word_or_else_the_most_pressing_beneath(line):
    own, beneath, expected, is_own = (cell.strip() for cell in line.split("|"))
    said = delivery(Word(own, DAY) if own else None, [Word(word, DAY) for word in beneath.split(", ")])
    assert (said.status, said.is_own) == (expected, is_own == "yes")


def test_nobody_spoke_so_nothing_is_said():
    assert delivery(None, []) is None


DISAGREEMENT = """
    delivery    | outcome     | says
    on track    | off track   | the figures are off track
    done        | at risk     | the figures are at risk
    off track   | on track    | what else is moving them
    at risk     | met         | what else is moving them
    at risk     | off track   |
    on track    | met         |
    on track    | stale       |
    not started | off track   |
    on track    |             |
"""


@pytest.mark.parametrize("line", DISAGREEMENT.strip().splitlines()[1:])
def test_work_and_figures_that_disagree_are_said_to(line):
    said, figures, expected = (cell.strip() for cell in line.split("|"))
    sentence = disagreement(said, figures)
    assert (expected in sentence) if expected else sentence == ""


def test_the_sentence_counts_the_worst_first():
    assert outcome_sentence(["met", "off track", "met"]) == "1 off track, 2 met"
    assert outcome_sentence(["no data", "cannot tell"]) == "1 that cannot be told, 1 without a figure"


@pytest.mark.parametrize(("days", "quiet"), [(0, False), (40, False), (41, True)])
def test_forty_days_of_silence_are_too_long(days, quiet):
    assert is_quiet(DAY - dt.timedelta(days=days), None, DAY) is quiet


def test_silence_since_the_plan_began_counts_too():
    assert is_quiet(None, dt.date(2026, 9, 1), DAY)
    assert not is_quiet(None, None, DAY)


IN_FORCE_HERE = """
    the plan began | put in force here | word is expected from
    2025-09-01     | 2026-11-20        | 2026-11-20
    2026-09-01     | 2026-07-10        | 2026-09-01
    2025-09-01     |                   | 2025-09-01
                   | 2026-11-20        | 2026-11-20
"""


@pytest.mark.parametrize("line", IN_FORCE_HERE.strip().splitlines()[1:])
def test_word_is_expected_once_a_plan_has_begun_and_is_in_force_here(line):
    begun, here, since = (dt.date.fromisoformat(cell) if (cell := one.strip()) else None for one in line.split("|"))
    assert heard_since(begun, here) == since
