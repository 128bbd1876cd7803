"""What of a plan goes on into the next, as tables."""

import datetime as dt

import pytest

from goldenthread.domain.plans.carrying import Facts, orphans, propose

TODAY, NEXT = dt.date(2027, 6, 10), dt.date(2027, 9, 1)

PROPOSED = """
    said        | figures   | due        | beneath | proposed | because
    done        |           |            |         | close    | Said to be done
    dropped     |           |            |         | drop     | Said to be dropped
    moved       |           |            |         | drop     | moved elsewhere
    off track   |           |            |         | change   | what will be different
    on track    |           |            |         | carry    | Open, and on track
    at risk     |           | 2028-07-31 |         | carry    | Open, and at risk
    on track    |           | 2027-07-31 |         | carry    | Due by 31 July 2027, before
    on track    | met       |            |         | change   | aim further
                |           |            |         | carry    | Nobody has said
                |           | 2026-07-31 |         | change   | Due by 31 July 2026
    done        |           |            | open    | carry    | Something under it goes on
    dropped     |           |            | open    | drop     | Said to be dropped
"""


@pytest.mark.parametrize("line", PROPOSED.strip().splitlines()[1:])
def test_what_is_proposed(line):
    said, figures, due, beneath, expected, because = (cell.strip() for cell in line.split("|"))
    day = dt.date.fromisoformat(due) if due else None
    found = propose(Facts(said, None, figures, day, has_open_beneath=bool(beneath)), NEXT, TODAY)
    assert found.decision == expected
    assert because in found.reason


def test_what_goes_on_under_something_that_does_not_is_told():
    assert orphans({"a": "close", "b": "carry"}, {"b": "a"}) == [("b", "a")]
    assert orphans({"a": "change", "b": "carry", "c": "drop"}, {"b": "a", "c": "a"}) == []
