"""What an answer to a question of a check means, and how a sheet stands on a day (21 November 2026)."""

import datetime as dt

import pytest

from goldenthread.domain.board.checks import Asked, may_be_carried, standing, tally, verdict

TODAY = dt.date(2026, 11, 21)

MEANS = """
    kind      | good            | besides        | answer         | means
    judgement |                 |                | met            | met
    judgement |                 |                | partly         | partly
    judgement |                 |                | not met        | not met
    judgement |                 |                | not applicable | not applicable
    judgement |                 |                |                |
    judgement |                 |                | perhaps        |
    yes/no    |                 |                | yes            | met
    yes/no    |                 |                | no             | not met
    yes/no    |                 | good is no     | no             | met
    scale     | sound           | weak/sound/strong | strong      | met
    scale     | sound           | weak/sound/strong | sound       | met
    scale     | sound           | weak/sound/strong | weak        | partly
    scale     | strong          | weak/sound/strong | weak        | not met
    scale     |                 | weak/sound/strong | weak        | recorded
    scale     | sound           | weak/sound/strong | splendid    |
    number    | 95              |                | 95             | met
    number    | 95              |                | 94.9 %         | not met
    number    | 0               | at most        | 0              | met
    number    | 0               | at most        | 2              | not met
    number    |                 |                | 1,204          | recorded
    number    | 95              |                | many           |
    number    | 95              |                | NaN            |
    date      |                 | 12 months      | 2025-11-22     | met
    date      |                 | 12 months      | 2025-11-21     | not met
    date      |                 | 12 months      | 2026-11-20     | met
    date      |                 |                | 2019-01-01     | recorded
    date      |                 | 12 months      | last week      |
    text      |                 |                | We will.       | recorded
"""

STANDS = """
    asked | answered | handed in  | confirmed  | due        | closed | stands
    5     | 0        |            |            | 2026-11-30 |        | due
    5     | 2        |            |            | 2026-11-30 |        | begun
    5     | 2        |            |            | 2026-11-20 |        | late
    5     | 5        | 2026-11-18 |            | 2026-11-20 |        | in
    5     | 5        | 2026-11-21 |            | 2026-11-20 |        | in late
    5     | 5        | 2026-11-18 | 2026-11-19 | 2026-11-20 |        | confirmed
    5     | 0        |            |            | 2026-11-20 | closed | missed
"""

WORST = """
    found                           | late | worst          | per cent met
    met, met                        |      | met            | 100
    met, partly                     |      | partly         | 50
    met, not met, partly            |      | not met        | 33
    met, ,                          |      | not checked    | 33
    met, not applicable             |      | met            | 100
    not applicable                  |      | not applicable |
    met, not met,                   | late | not met        | 33
"""


def rows(table):
    return [[cell.strip() for cell in line.split("|")] for line in table.strip().splitlines()[1:]]


def day(said):
    return dt.date.fromisoformat(said) if said else None


@pytest.mark.parametrize("row", rows(MEANS))
def test_an_answer_means_what_its_question_makes_of_it(row):
    kind, good, besides, answer, means = row
    asked = Asked(
        kind, scale=tuple(besides.split("/")) if "/" in besides else (), good=good, most=besides == "at most",
        within_months=12 if besides == "12 months" else 0, good_is_no=besides == "good is no",
    )  # fmt: skip
    assert verdict(asked, answer, TODAY) == means


@pytest.mark.parametrize("row", rows(STANDS))
def test_a_sheet_stands_by_what_was_answered_and_when(row):
    asked, answered, handed_in, confirmed, due, closed, stands = row
    assert standing(
        asked=int(asked), answered=int(answered), handed_in_on=day(handed_in), confirmed_on=day(confirmed),
        opens_on=dt.date(2026, 11, 1), due_on=dt.date.fromisoformat(due), today=TODAY, is_closed=bool(closed),
    ) == stands  # fmt: skip


@pytest.mark.parametrize("row", rows(WORST))
def test_not_checked_is_never_the_same_as_not_met(row):
    found, late, worst, percent = row
    counted = tally((each.strip() for each in found.split(",")), is_late=bool(late))
    assert counted.worst == worst
    assert counted.percent_met == (int(percent) if percent else None)


WEIGHED = """
    found         | weights | per cent met
    met, not met  | 1, 1    | 50
    met, not met  | 3, 1    | 75
    met, not met  | 1, 3    | 25
    met,          | 2, 1    | 67
"""


@pytest.mark.parametrize("row", rows(WEIGHED))
def test_a_question_that_weighs_more_counts_more_often(row):
    found, weights, percent = row
    counted = tally((each.strip() for each in found.split(",")), weights=[int(each) for each in weights.split(",")])
    assert counted.percent_met == int(percent)


CARRIED = """
    kind      | counted as     | said to hold with the rest
    judgement | met            | yes
    judgement | not applicable | yes
    judgement | partly         | no, it is answered anew
    judgement | not met        | no, it is answered anew
    yes/no    | met            | yes
    scale     | recorded       | yes
    text      | recorded       | yes
    date      | met            | no, it is answered anew
    number    | met            | no, it is answered anew
"""


@pytest.mark.parametrize("row", rows(CARRIED))
def test_what_was_wanting_last_time_is_looked_at_anew(row):
    kind, counted_as, holds = row
    assert may_be_carried(kind, counted_as) is (holds == "yes")
