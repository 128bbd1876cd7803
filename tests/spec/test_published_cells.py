"""What one cell of a published table says: a number in many forms, or the reason why there is none."""

from decimal import Decimal

import pytest

from goldenthread.features.intake import cells, years
from goldenthread.features.intake.layouts import FigureRule

CELLS = """
    printed      | kind       | year    | value     | reason
    62%          | percentage |         | 62        |
    40.20%       | percentage |         | 40.20     |
    5.2          | percentage |         | 5.2       |
    38.3149636   | percentage |         | 38.314964 |
    -0.97        | number     |         | -0.97     |
    £45,421      | money      |         | 45421     |
    1.2e-05      | number     |         | 0.000012  |
    3            | grade      |         | Average   |
    average      | grade      |         | average   |
    SUPP         | number     |         |           | SUPP
    supp         | grade      |         |           | SUPP
    NE           | number     |         |           | NE
    NP           | number     |         |           | NP
    NA           | number     |         |           | NA
    LOWCOV       | number     |         |           | LOWCOV
    NEW          | number     |         |           | NEW
    SP           | percentage |         |           | SP
    low          | percentage | 2023/24 |           | SP
    RE           | number     |         |           | RE
    DNS          | number     |         |           | DNS
    c            | number     | 2023/24 |           | SUPP
    z            | number     | 2023/24 |           | NA
    x            | number     | 2023/24 |           | NA
    x            | number     | 2016/17 |           | SUPP
    .            | number     |         |           | NA
    ..           | number     |         |           | NA
    :            | number     |         |           | NA
                 | number     |         |           |
"""


def spec(table: str) -> list[list[str]]:
    return [[cell.strip() for cell in line.split("|")] for line in table.strip().splitlines()[1:]]


def rule(kind: str) -> FigureRule:
    grades = ["Below average", "Average", "Above average"] if kind == "grade" else []
    return FigureRule(
        key="k", name="k", heading="h", kind=kind, grades=grades, words={"3": "Average"}, columns=[{"value": "K"}]
    )


@pytest.mark.parametrize(("printed", "kind", "year", "value", "reason"), spec(CELLS))
def test_a_cell_is_read(printed, kind, year, value, reason):
    assert cells.read(printed, rule(kind), year) == cells.Cell(value, reason)


@pytest.mark.parametrize("printed", ["about 5", "=1+1", "1,2,3", "12.5.1", "9e99", "1" * 40, "n/k"])
def test_what_is_neither_is_never_guessed(printed):
    with pytest.raises(ValueError, match=r".*"):
        cells.read(printed, rule("number"))


WORKED_BACK = """
    printed | of  | numerator | sure
    83      | 12  | 10        | yes
    50      | 10  | 5         | yes
    54      | 13  | 7         | yes
    37.70   | 106 | 40        | yes
    0       | 40  | 0         | yes
    100     | 40  | 40        | yes
    62      | 120 | 74        | yes
    62      | 240 | 148.8     | no
    33      | 7   | 2.31      | no
"""


@pytest.mark.parametrize(("printed", "of", "numerator", "sure"), spec(WORKED_BACK))
def test_pupils_behind_a_printed_share_are_worked_back_only_where_one_number_fits(printed, of, numerator, sure):
    found, is_sure = cells.worked_back(Decimal(printed), Decimal(of), is_share=True)
    assert (found, is_sure) == (Decimal(numerator), sure == "yes")


YEARS = """
    name                               | year
    2022-2023/england_abs.csv          | 2022/23
    england_ks4_202223.csv             | 2022/23
    england_abs_2022_23.csv            | 2022/23
    KS2 2018-19 final.csv              | 2018/19
    2022–23 absence.csv                | 2022/23
    2018-2019/england_abs_2022-23.csv  | 2022/23
    england_abs.csv                    |
    abs 2022.csv                       |
    gias_20220420.csv                  |
    abs_2021-22_and_2022-23.csv        |
    2022-2024.csv                      |
    england_abs_1999-2000.csv          | 1999/00
"""


@pytest.mark.parametrize(("name", "year"), spec(YEARS))
def test_a_year_is_told_by_a_name_and_never_guessed(name, year):
    assert years.year_of_name(name) == year


@pytest.mark.parametrize(
    ("name", "state"),
    [("ks4_revised.csv", "revised"), ("KS4 Provisional.csv", "provisional"), ("936_ks4final.csv", "final"),
     ("england_abs.csv", ""), ("revised_final.csv", "")],
)  # fmt: skip
def test_a_state_is_told_by_a_name(name, state):
    assert years.state_in(name) == state
