"""Which theme stands in a year's guide, and which year that is, as tables."""

import pytest

from goldenthread.domain.plans.year_themes import theme_in, year_to_show, years_unset

WHICH_THEME = """
    standing          | of the year | other years have one | 2026/27 says
    Reading           |             | no                   | Reading
    Reading           |             | yes                  |
    Reading           | Maths       | yes                  | Maths
    2026/27: reading  |             | no                   | reading
    2026: reading     |             | no                   |
    2025/26: reading  |             | no                   |
    2025/26: reading  | Maths       | no                   | Maths
                      |             | yes                  |
"""


@pytest.mark.parametrize("line", WHICH_THEME.strip().splitlines()[1:])
def test_which_theme_stands_in_the_guide(line):
    standing, own, others, expected = (cell.strip() for cell in line.split("|"))
    assert theme_in("2026/27", standing, own, has_others=others == "yes") == expected


WHICH_YEAR = """
    this year is | it speaks of     | asked for | the guide is of
    2026/27      | 2025/26, 2026/27 |           | 2026/27
    2026/27      | 2025/26, 2026/27 | 2025/26   | 2025/26
    2026/27      | 2025/26, 2026/27 | 1066/67   | 2026/27
    2027/28      | 2027/28, 2028/29 |           | 2027/28
    2027/28      |                  |           | 2027/28
    2026/27      | 2025/26          |           | 2025/26
    2026/27      | 2025/26, 2027/28 |           | 2027/28
    2026         | 2026, 2027       |           | 2026
    2026         | 2026/27          |           | 2026/27
"""


@pytest.mark.parametrize("line", WHICH_YEAR.strip().splitlines()[1:])
def test_which_year_the_guide_is_of(line):
    now, speaks, asked, expected = (cell.strip() for cell in line.split("|"))
    years = [year.strip() for year in speaks.split(",") if year.strip()]
    assert year_to_show(years, now, asked) == expected


UNSET = """
    the columns are for                           | none set
    Lead / Year 1 KPIs / Year 3 outcomes          | Year 2
    By the end of year 1 / year 2 / YEAR 5        | Year 3, Year 4
    Year 2 / Year 3                               |
    Lead / Success by 2027                        |
"""


@pytest.mark.parametrize("line", UNSET.strip().splitlines()[1:])
def test_which_years_have_no_success_set(line):
    columns, expected = (cell.strip() for cell in line.split("|"))
    assert ", ".join(years_unset(columns.split(" / "))) == expected
