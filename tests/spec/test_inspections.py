"""By when an inspection is likely to come round again, as a table."""

import datetime as dt

import pytest

from goldenthread.domain.board import inspections as rules

LIKELY = [
    # held on       grades                                      safeguarding met   likely again by
    ("2026-11-10",  ("Strong standard", "Expected standard"),   True,              "2030-11-10"),
    ("2023-03-14",  ("Good",),                                  True,              "2027-03-14"),
    ("2024-10-08",  ("Good", "Requires improvement"),           True,              "2027-04-08"),
    ("2026-08-31",  ("Expected standard", "Needs attention"),   True,              "2029-02-28"),
    ("2026-11-10",  ("Expected standard",),                     False,             "2029-05-10"),
    ("2026-11-10",  (),                                         True,              "2030-11-10"),
]  # fmt: skip


@pytest.mark.parametrize(("held_on", "grades", "is_safe", "by"), LIKELY)
def test_an_inspection_is_likely_again_within_four_years_or_sooner_where_something_is_wanting(
    held_on, grades, is_safe, by
):
    assert rules.likely_by(dt.date.fromisoformat(held_on), grades, is_safe=is_safe) == dt.date.fromisoformat(by)
