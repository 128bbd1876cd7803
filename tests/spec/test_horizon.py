"""The years of a plan, and a rolling plan moved on, as tables."""

import datetime as dt

import pytest

from goldenthread.domain.horizon import moved_on, plan_year, window

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


def test_the_window_is_named_by_its_months():
    assert window(dt.date(2024, 1, 1), dt.date(2028, 12, 31)) == "January 2024 to December 2028"
    assert window(None, dt.date(2028, 12, 31)) == ""
