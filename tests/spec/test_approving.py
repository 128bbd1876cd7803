"""Agreement step by step: whose turn it is, how it ends, and who may not sign, as tables."""

import datetime as dt

import pytest

from goldenthread.domain.year.approving import Away, signing_posts, state, taken, turn, why_not_this_person

STEPS = """
    what was said                               | stands              | next  | how it stands
                                                |                     | local | open
    local agreed                                | local               | board | open
    local agreed, board agreed                  | local, board        | trust | open
    local agreed, local agreed                  | local               | board | open
    local agreed, board agreed, trust agreed    | local, board, trust |       | agreed
    local returned                              |                     | local | returned
    local agreed, board returned                |                     | local | returned
    local agreed, board agreed, trust refused   |                     | local | refused
"""


@pytest.mark.parametrize("line", STEPS.strip().splitlines()[1:])
def test_steps_are_taken_in_order_and_one_no_ends_the_way(line):
    said, stands, expected, ended = (cell.strip() for cell in line.split("|"))
    words = [tuple(one.split()) for one in filter(None, said.split(", "))]
    steps = ["local", "board", "trust"]
    assert taken(steps, words) == list(filter(None, stands.split(", ")))
    assert turn(steps, taken(steps, words)) == expected
    assert state(steps, words) == ended


FOUR_EYES = """
    who signs | who sent it | who signed before | may sign
    1         | 2           |                   | yes
    1         | 1           |                   | no
    1         | 2           | 1                 | no
    1         | 2           | 3                 | yes
    1         |             |                   | yes
"""


@pytest.mark.parametrize("line", FOUR_EYES.strip().splitlines()[1:])
def test_nobody_approves_their_own_or_says_yes_twice(line):
    person, sent, signed, may = (cell.strip() for cell in line.split("|"))
    why = why_not_this_person(int(person), authors=map(int, sent.split()), signed=map(int, signed.split()))
    assert (why == "") == (may == "yes")


DEPUTIES = """
    posts held | posts asked | stands in | from       | until      | signs as, for
    7          | 7           |           |            |            | 7 7
    8          | 7           | 7 8       | 2026-11-01 |            | 8 7
    8          | 7           | 7 8       | 2026-11-22 |            |
    8          | 7           | 7 8       | 2026-11-01 | 2026-11-20 |
    8          | 7           | 7 8       | 2026-11-01 | 2026-11-21 | 8 7
    9          | 7           | 7 8       | 2026-11-01 |            |
"""


@pytest.mark.parametrize("line", DEPUTIES.strip().splitlines()[1:])
def test_a_deputy_signs_for_a_post_on_its_days(line):
    held, asked, stands, first, last, expected = (cell.strip() for cell in line.split("|"))
    away = []
    if stands:
        post, deputy = map(int, stands.split())
        until = dt.date.fromisoformat(last) if last else None
        away = [Away(post, deputy, dt.date.fromisoformat(first), until)]
    found = signing_posts([int(held)], [int(asked)], away, dt.date(2026, 11, 21))
    assert [f"{mine} {theirs}" for mine, theirs in found.items()] == list(filter(None, [expected]))
