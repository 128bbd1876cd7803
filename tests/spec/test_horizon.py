"""The years of a plan, and a rolling plan moved on, as tables."""

import datetime as dt

import pytest

from goldenthread.domain.plans.horizon import (
    Years,
    answered,
    in_force,
    kind_of_years,
    moved_on,
    next_year,
    next_year_begins,
    plan_year,
    window,
)  # fmt: skip
from goldenthread.features.plans.models import Plan
from goldenthread.features.plans.queries import visible as queries

WHICH_YEAR = """
    begins     | ends       | day        | year
    2022-09-01 | 2027-08-31 | 2022-09-01 | Year 1 (2022/23)
    2022-09-01 | 2027-08-31 | 2026-11-21 | Year 5 (2026/27)
    2022-09-01 | 2027-08-31 | 2023-08-31 | Year 1 (2022/23)
    2026-01-01 | 2030-12-31 | 2026-11-21 | Year 1 (2026)
    2024-02-29 | 2028-02-28 | 2025-03-01 | Year 2 (2025/26)
    2022-09-01 | 2027-08-31 | 2022-08-31 |
    2022-09-01 | 2027-08-31 | 2027-09-01 |
"""


@pytest.mark.parametrize("line", WHICH_YEAR.strip().splitlines()[1:])
def test_which_year_of_a_plan_it_is(line):
    begins, ends, day, expected = (cell.strip() for cell in line.split("|"))
    found = plan_year(*(dt.date.fromisoformat(one) for one in (begins, ends, day)))
    assert str(found or "") == expected


# Read on 29 November 2026, in a trust that keeps school years.
WHICH_YEARS = """
    begins     | ends       | it covers                                   | now     | 15 July 2027
    2024-09-01 | 2029-08-31 | 2024/25, 2025/26, 2026/27, 2027/28, 2028/29 | 2026/27 | 2026/27
    2024-01-01 | 2028-12-31 | 2024, 2025, 2026, 2027, 2028                | 2026    | 2027
    2026-01-01 | 2029-01-31 | 2026, 2027, 2028                            | 2026    | 2027
    2026-04-01 | 2028-03-31 | 2026/27, 2027/28                            | 2026/27 | 2027/28
    2027-01-01 | 2028-12-31 | 2027, 2028                                  | 2027    | 2027
    2023-01-01 | 2025-12-31 | 2023, 2024, 2025                            | 2025    | 2025
    2027-01-05 | 2027-07-20 | 2026/27                                     | 2026/27 | 2026/27
    2026-08-25 | 2027-08-31 | 2026/27                                     | 2026/27 | 2026/27
    2026-07-01 | 2027-12-31 | 2025/26, 2026/27, 2027/28                   | 2026/27 | 2026/27
               |            | 2026/27, 2027/28, 2028/29, 2029/30, 2030/31 | 2026/27 | 2026/27
"""


@pytest.mark.parametrize("line", WHICH_YEARS.strip().splitlines()[1:])
def test_which_years_a_plan_speaks_of(line):
    begins, ends, covers, now, summer = (cell.strip() for cell in line.split("|"))
    run = [dt.date.fromisoformat(day) if day else None for day in (begins, ends)]
    years, today = Years(*run, kind_of_years(*run) or "academic"), dt.date(2026, 11, 29)
    assert ", ".join(years.names(today)) == covers
    assert (years.now(today), years.nearest(dt.date(2027, 7, 15), today).name) == (now, summer)


MOVED_ON = """
    before                      | a year on
    2025-30                     | 2026-31
    Jan. 2024 – Dec. 2028       | Jan. 2025 – Dec. 2029
    2025/26 to 2029/30          | 2026/27 to 2030/31
    Mar. '20                    | Mar. '21
    1999-00                     | 2000-01
    the next five years         | the next five years
"""


@pytest.mark.parametrize("line", MOVED_ON.strip().splitlines()[1:])
def test_the_words_of_a_period_move_on(line):
    before, expected = (cell.strip() for cell in line.split("|"))
    assert moved_on(before) == expected


NEXT_YEAR = """
    words                         | begins     | ends       | the year after                | begins
    2024-2029 Year 3 (2026/27)    | 2024-09-01 | 2029-08-31 | 2024-2029 Year 4 (2027/28)    | 2027-09-01
    Our plan 2024-29, year 3      | 2024-09-01 | 2029-08-31 | Our plan 2024-29, year 4      | 2027-09-01
    2024-2029 Year 4 (2027/28)    | 2027-09-01 | 2029-08-31 | 2024-2029 Year 5 (2028/29)    | 2028-09-01
    2024-2029 Year 5 (2028/29)    | 2024-09-01 | 2029-08-31 | 2024-2029 Year 6 (2029/30)    |
    2024-2029                     | 2024-09-01 | 2029-08-31 | 2024-2029                     |
    Two years of reading          | 2026-09-01 | 2028-08-31 | Two years of reading          |
"""


@pytest.mark.parametrize("line", NEXT_YEAR.strip().splitlines()[1:])
def test_a_plan_that_names_one_of_its_years_goes_on_to_the_next(line):
    words, begins, ends, after, expected = (cell.strip() for cell in line.split("|"))
    assert next_year(words) == after
    assert str(next_year_begins(words, dt.date.fromisoformat(begins), dt.date.fromisoformat(ends)) or "") == expected


def test_the_window_is_named_by_its_months():
    assert window(dt.date(2024, 1, 1), dt.date(2028, 12, 31)) == "January 2024 to December 2028"
    assert window(None, dt.date(2028, 12, 31)) == ""


IN_FORCE = """
    plans begin                        | on         | in force
    2022-09-01, 2026-09-01             | 2026-11-21 | 2026-09-01
    2022-09-01, 2027-09-01             | 2026-11-21 | 2022-09-01
    2022-09-01, 2027-09-01             | 2027-09-01 | 2027-09-01
    2028-09-01, 2027-09-01             | 2026-11-21 | 2027-09-01
    , 2027-09-01                       | 2026-11-21 |
"""


@pytest.mark.parametrize("line", IN_FORCE.strip().splitlines()[1:])
def test_a_plan_is_in_force_from_the_day_on_which_it_begins(line):
    begin, day, expected = (cell.strip() for cell in line.split("|"))
    days = [dt.date.fromisoformat(one) if one else None for one in begin.split(", ")]
    found = max(days, key=lambda one: in_force(one, dt.date.fromisoformat(day)))
    assert str(found or "") == expected


ANSWERED = """
    trust's plans                                | the place's plan      | day        | answers
    2022-09-01/2027-08-31, 2027-09-01/2032-08-31 | 2026-09-01/2027-08-31 | 2026-11-21 | the first
    2022-09-01/2027-08-31, 2027-09-01/2032-08-31 | 2027-09-01/2028-08-31 | 2027-03-01 | the second
    2022-09-01/2027-08-31, 2027-09-01/2032-08-31 | 2026-09-01/2027-08-31 | 2028-01-10 | the first
    2022-09-01/2027-08-31, 2027-09-01/2032-08-31 | /                     | 2026-11-21 | the first
    2027-09-01/2032-08-31                        | 2026-09-01/2027-08-31 | 2026-11-21 | none
    2022-09-01/2026-08-31                        | 2026-09-01/2027-08-31 | 2026-11-21 | the first
    /                                            | 2026-09-01/2027-08-31 | 2026-11-21 | the first
"""


@pytest.mark.parametrize("line", ANSWERED.strip().splitlines()[1:])
def test_a_places_plan_answers_the_trusts_plan_of_its_own_years(line):
    uppers, own, day, expected = (cell.strip() for cell in line.split("|"))
    at = answered([_days(one) for one in uppers.split(", ")], _days(own), dt.date.fromisoformat(day))
    assert {None: "none", 0: "the first", 1: "the second"}[at] == expected


def _days(words: str) -> tuple[dt.date | None, dt.date | None]:
    first, last = (dt.date.fromisoformat(one) if one.strip() else None for one in words.split("/"))
    return first, last


@pytest.mark.django_db
@pytest.mark.parametrize("line", IN_FORCE.strip().splitlines()[1:])
def test_the_database_says_the_same(line, world):
    begin, day, expected = (cell.strip() for cell in line.split("|"))
    Plan.objects.filter(kind="trust").delete()
    for one in begin.split(", "):
        Plan.objects.create(trust=world.trust, kind="trust", title="Ours", state="live", starts_on=one or None)
    found = queries.in_force(Plan.objects.filter(kind="trust"), dt.date.fromisoformat(day))
    assert str(found.starts_on or "") == expected
