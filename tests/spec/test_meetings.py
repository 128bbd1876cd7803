"""What comes to a meeting, when its papers go out, and whether it may decide, as tables."""

import datetime as dt

import pytest

from goldenthread.domain.board.meetings import Line, Quorum, comes_to, papers_by, reads_confidential, reads_work

BUSINESS = """
    held on    | each meeting | in September | in March and June | comes
    2026-09-22 | measures     | chair        | training          | measures, chair
    2027-03-11 | measures     | chair        | training          | measures, training
    2026-11-24 | measures     | chair        | training          | measures
"""

WORK = """
    of one school, or a group | sits there | opened by the trust | sees the whole trust | reads what it works on
    no                        | no         | no                  | no                   | no
    no                        | yes        | no                  | no                   | yes
    no                        | no         | yes                 | no                   | yes
    no                        | no         | no                  | yes                  | yes
    yes                       | no         | no                  | no                   | yes
"""

QUORATE = """
    members present | needed | withdrew for the item | may decide
    5               | 4      | 0                     | yes
    4               | 4      | 0                     | yes
    4               | 4      | 1                     | no
    3               | 4      | 0                     | no
    1               | 0      | 0                     | yes
    0               | 0      | 0                     | no
"""

READS = """
    sits as a member | is the clerk | reads the confidential part
    yes              | no           | yes
    no               | yes          | yes
    no               | no           | no
"""


def rows(table):
    head, *lines = [[cell.strip() for cell in line.split("|")] for line in table.strip().splitlines()]
    return [dict(zip(head, line, strict=True)) for line in lines]


@pytest.mark.parametrize("row", rows(BUSINESS))
def test_business(row):
    lines = [
        Line(row["each meeting"]), Line(row["in September"], (9,)), Line(row["in March and June"], (3, 6)),
    ]  # fmt: skip
    assert ", ".join(comes_to(lines, dt.date.fromisoformat(row["held on"]))) == row["comes"]


@pytest.mark.parametrize("row", rows(QUORATE))
def test_quorum(row):
    quorum = Quorum(int(row["members present"]), int(row["needed"]), int(row["withdrew for the item"]))
    assert quorum.is_met is (row["may decide"] == "yes")


@pytest.mark.parametrize("row", rows(WORK))
def test_reading_what_a_body_works_on(row):
    says = reads_work(
        is_of_one_place=row["of one school, or a group"] == "yes", sits=row["sits there"] == "yes",
        is_open=row["opened by the trust"] == "yes", sees_everywhere=row["sees the whole trust"] == "yes",
    )  # fmt: skip
    assert says is (row["reads what it works on"] == "yes")


@pytest.mark.parametrize("row", rows(READS))
def test_reading(row):
    says = reads_confidential(is_member=row["sits as a member"] == "yes", is_clerk=row["is the clerk"] == "yes")
    assert says is (row["reads the confidential part"] == "yes")


def test_seven_clear_days_lie_before_a_meeting():
    assert papers_by(dt.date(2026, 12, 9)) == dt.date(2026, 12, 1)
