"""How an action or a milestone stands today (21 November 2026), as a table."""

import datetime as dt

import pytest

from goldenthread.domain.plans.action_status import WORDS, Facts, moved_words, standing

TODAY = dt.date(2026, 11, 21)

STANDING = """
    kind      | said        | from       | until      | besides         | stands
    action    | not started |            | 2027-03-25 |                 | not due
    action    | on track    |            | 2026-12-05 |                 | due
    action    | on track    | 2026-11-01 | 2027-03-25 |                 | due
    action    | on track    |            | 2026-11-21 |                 | due
    action    | on track    |            | 2026-11-20 |                 | late
    milestone | at risk     |            | 2026-11-20 |                 | missed
    milestone | not started |            | 2027-03-25 |                 | not due
    milestone | done        |            | 2026-11-20 |                 | met
    action    | done        |            | 2026-11-20 |                 | done
    milestone | done        |            |            | waits for proof | to verify
    action    | on track    |            |            |                 | no date
    action    | on track    |            | 2026-11-20 | unclear         | to settle
    action    | on track    |            | 2026-11-20 | blocked         | blocked
    action    | dropped     |            | 2026-11-20 | blocked         | dropped
    action    | moved       |            | 2026-11-20 |                 | moved
"""


@pytest.mark.parametrize("line", STANDING.strip().splitlines()[1:])
def test_an_action_stands_by_its_dates_and_what_was_said(line):
    kind, said, first, last, besides, expected = (cell.strip() for cell in line.split("|"))
    facts = Facts(
        kind=kind, status=said, due_from=dt.date.fromisoformat(first) if first else None,
        due_until=dt.date.fromisoformat(last) if last else None, is_unclear=besides == "unclear",
        is_blocked=besides == "blocked", waits_for_proof=besides == "waits for proof",
    )  # fmt: skip
    assert standing(facts, TODAY) == expected
    assert expected in WORDS


MOVED = """
    times | says
    0     |
    1     | moved once
    2     | moved twice
    4     | moved 4 times
"""


@pytest.mark.parametrize("line", MOVED.strip().splitlines()[1:])
def test_how_often_a_day_was_moved_is_said(line):
    times, says = (cell.strip() for cell in line.split("|"))
    assert moved_words(int(times)) == says
