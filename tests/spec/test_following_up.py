"""How a recommendation is followed to its closing, and who may confirm it (21 November 2026)."""

import datetime as dt

import pytest

from goldenthread.domain.board.following_up import Deed, Facts, carried, stage, why_not_confirm

TODAY = dt.date(2026, 11, 21)

STAGES = """
    due        | done       | confirmed  | declined | stage
    2026-11-20 |            |            |          | overdue
    2026-11-21 |            |            |          | due soon
    2026-12-19 |            |            |          | due soon
    2026-12-20 |            |            |          | ahead
               |            |            |          | ahead
    2026-11-20 | 2026-11-25 |            |          | to confirm
    2026-11-20 | 2026-11-18 | 2026-11-20 |          | closed
    2026-11-20 |            |            | declined | declined
"""

FOUR_EYES = """
    who           | did it | asked post | done in the name of | may
    another       | 1      | 10         | 10                  | yes
    the same      | 9      | 10         | 10                  | no
    holds asked   | 1      | 90         | 10                  | no
    holds doer's  | 1      | 10         | 90                  | no
    nobody did    |        | 10         |                     | yes
"""

CARRIED = """
    actions, each open, done, confirmed or given up | carried
                                                    | not carried
    given up                                        | not carried
    open                                            | under way
    open, given up                                  | under way
    confirmed, open                                 | under way
    done                                            | done
    done, confirmed                                 | done
    confirmed                                       | seen to
    confirmed, given up                             | seen to
"""


def rows(table):
    return [[cell.strip() for cell in line.split("|")] for line in table.strip().splitlines()[1:]]


def day(said):
    return dt.date.fromisoformat(said) if said else None


@pytest.mark.parametrize("row", rows(STAGES))
def test_a_recommendation_is_closed_only_when_somebody_else_has_looked(row):
    due, done, confirmed, declined, expected = row
    assert stage(Facts(day(due), day(done), day(confirmed), is_declined=bool(declined)), TODAY) == expected


@pytest.mark.parametrize("row", rows(FOUR_EYES))
def test_nobody_confirms_their_own_work(row):
    _, did, asked, name, may = row
    why_not = why_not_confirm(
        person=9, posts={90}, done_by=int(did) if did else None, asked=int(asked),
        done_in_name_of=int(name) if name else None,
    )  # fmt: skip
    assert (why_not == "") == (may == "yes")


@pytest.mark.parametrize("row", rows(CARRIED))
def test_what_a_plan_carries_out_is_done_when_all_that_was_made_of_it_is(row):
    said, expected = row
    deeds = [
        Deed(is_done=one in ("done", "confirmed"), is_confirmed=one == "confirmed", is_over=one == "given up")
        for one in filter(None, said.split(", "))
    ]
    assert carried(deeds) == expected
