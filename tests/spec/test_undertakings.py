"""When an undertaking may open, and what is to be said of it by when, as tables."""

import datetime as dt

import pytest

from goldenthread.domain.plans.undertakings import (
    Question,
    Step,
    next_step,
    steps_due,
    unanswered,
    whole_number,
    year_by_year,
)

OPENING = """
    questions            | answered  | still asked
    decided, why         |           | decided, why
    decided, why         | why       | decided
    decided, why         | both      |
    decided, (reading)   | decided   |
"""


@pytest.mark.parametrize("line", OPENING.strip().splitlines()[1:])
def test_it_opens_when_nothing_is_still_asked(line):
    questions, answered, expected = (cell.strip() for cell in line.split("|"))
    asked = [Question(one.strip("()"), one, optional=one.startswith("(")) for one in questions.split(", ")]
    keys = [one.key for one in asked] if answered == "both" else [answered]
    assert ", ".join(one.key for one in unanswered(asked, dict.fromkeys(keys, "So."))) == expected


MONTHS = """
    opened on  | found said | found due  | change due
    2026-09-14 |            | 2026-10-31 | 2027-03-31
    2026-10-05 |            | 2027-10-31 | 2028-03-31
    2026-01-12 | 2026-11-02 | 2026-10-31 | 2027-03-31
               |            |            |
"""


@pytest.mark.parametrize("line", MONTHS.strip().splitlines()[1:])
def test_a_step_of_a_month_is_due_in_the_first_one_after_the_step_before(line):
    opened, said, *expected = (cell.strip() for cell in line.split("|"))
    steps = [Step("found", "What was found", 10), Step("change", "What has changed", 3)]
    day = dt.date.fromisoformat
    found = steps_due(steps, day(opened) if opened else None, {"found": day(said)} if said else {})
    assert [str(due.due_on or "") for due in found] == expected
    after = next_step(found)
    assert after is not None
    assert after.step.key == ("change" if said else "found")


def test_a_step_is_late_from_the_day_after_its_last_and_not_once_it_is_said():
    due = steps_due([Step("found", "What was found", 10)], dt.date(2026, 9, 1), {})[0]
    assert not due.is_late(dt.date(2026, 10, 31))
    assert due.is_late(dt.date(2026, 11, 1))
    said = steps_due([Step("found", "What was found", 10)], dt.date(2026, 9, 1), {"found": dt.date(2026, 11, 2)})[0]
    assert not said.is_late(dt.date(2026, 12, 1))


NUMBERS = """
    written  | number
    24       | 24
    12,500   | 12500
    £300     | 300
    0        | 0
    about 20 |
    2.5      |
    -3       |
    ²        |
"""


@pytest.mark.parametrize("line", NUMBERS.strip().splitlines()[1:])
def test_a_whole_number_is_read_as_people_write_it(line):
    written, number = (cell.strip() for cell in line.split("|"))
    assert whole_number(written) == (int(number) if number else None)


# Who has not said how many completed counts neither in the share nor in what it is a share of.
BY_YEAR = """
    opened on  | started | completed | customer
    2025-09-01 | 10      | 5         | ours
    2026-08-31 | 30      | 25        | outside
    2026-09-01 | 20      |           | outside
    2026-11-02 | 8       | 6         | outside
    2027-09-06 |         |           |
"""


def test_numbers_and_choices_are_added_up_by_school_year():
    questions = [
        Question("started", "", adds="Started"),
        Question("completed", "", adds="Completed", of="started"),
        Question("customer", "", choices=("ours", "outside"), by_year=True),
    ]
    lines = [[cell.strip() for cell in line.split("|")] for line in BY_YEAR.strip().splitlines()]
    begun = [(dt.date.fromisoformat(on), dict(zip(lines[0][1:], answers, strict=True))) for on, *answers in lines[1:]]
    found = year_by_year(questions, begun)
    told = [(one.year, one.begun, [(each.total, each.percent) for each in one.sums], one.counts) for one in found]
    assert told == [
        ("2027/28", 1, [(None, None), (None, None)], [0, 0]),
        ("2026/27", 2, [(28, None), (6, 75)], [0, 2]),
        ("2025/26", 2, [(40, None), (30, 75)], [1, 1]),
    ]
