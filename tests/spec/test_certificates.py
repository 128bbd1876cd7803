"""Whether somebody's training holds, as a table; today is 21 November 2026."""

import datetime as dt

import pytest

from goldenthread.domain.board import certificates as rules

TODAY = dt.date(2026, 11, 21)

STANDS = [
    # done on       renews after months   stands
    (None,          12,                   "lacking"),
    ("2026-11-22",  12,                   "lacking"),
    ("2019-09-02",  0,                    "in date"),
    ("2026-09-02",  12,                   "in date"),
    ("2026-01-20",  12,                   "in date"),
    ("2026-01-19",  12,                   "due soon"),
    ("2025-11-21",  12,                   "due soon"),
    ("2025-11-20",  12,                   "run out"),
    ("2024-02-29",  36,                   "in date"),
]  # fmt: skip


@pytest.mark.parametrize(("done_on", "months", "stands"), STANDS)
def test_training_holds_until_it_has_to_be_renewed(done_on, months, stands):
    day = dt.date.fromisoformat(done_on) if done_on else None
    assert rules.standing(day, months, TODAY) == stands


def test_the_last_day_of_a_short_month_is_kept():
    assert rules.until(dt.date(2024, 2, 29), 36) == dt.date(2027, 2, 28)
    assert rules.until(dt.date(2026, 8, 31), 6) == dt.date(2027, 2, 28)


@pytest.mark.parametrize(("job", "jobs", "asked"), [
    ("Cook", [], True), ("Cook", ["cook", "Cleaner"], True), ("Teacher", ["Cook"], False), ("", ["Cook"], False),
])  # fmt: skip
def test_a_course_is_for_everybody_or_for_those_jobs(job, jobs, asked):
    assert rules.is_asked(job, jobs) is asked


def test_a_share_that_is_not_whole_is_not_said_to_be():
    count = rules.Count(in_date=199, run_out=1)
    assert (count.percent, count.worst) == (99, "run out")
