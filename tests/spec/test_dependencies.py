"""What waits for what (on 21 November 2026), as tables."""

import datetime as dt

import pytest

from goldenthread.domain.plans.dependencies import Awaited, circle, says

TODAY = dt.date(2026, 11, 21)

IN_TIME = """
    how it stands | its last day | wanted by  | says
    done          | 2026-10-01   | 2026-12-18 | there
    met           |              |            | there
    on track      | 2026-11-20   | 2027-07-21 | late
    at risk       | 2027-03-25   | 2027-07-21 | in question
    blocked       |              |            | in question
    on track      | 2027-07-21   | 2027-03-25 | comes too late
    on track      | 2027-03-25   | 2027-07-21 | expected
                  | 2027-03-25   |            | expected
                  |              | 2027-03-25 | no date
"""


@pytest.mark.parametrize("line", IN_TIME.strip().splitlines()[1:])
def test_it_is_said_whether_what_is_waited_for_comes_in_time(line):
    stands, until, wanted, expected = (cell.strip() for cell in line.split("|"))
    day = dt.date.fromisoformat
    assert says(Awaited(stands, day(until) if until else None, day(wanted) if wanted else None), TODAY) == expected


CIRCLES = """
    who waits for whom already | now waits | for | way round
                               | A         | B   |
    A B, B C                   | C         | A   | C A B C
    A B, B C                   | A         | C   |
    A B                        | B         | A   | B A B
                               | A         | A   | A A
    A B, B C, C D, X B         | D         | X   | D X B C D
"""


@pytest.mark.parametrize("line", CIRCLES.strip().splitlines()[1:])
def test_nothing_comes_to_wait_for_itself(line):
    waits, who, whom, expected = (cell.strip() for cell in line.split("|"))
    pairs = [tuple(pair.split()) for pair in waits.split(", ") if pair]
    assert circle(pairs, who, whom) == expected.split()
