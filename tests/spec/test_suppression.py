"""Which figures are hidden, as tables, and that nothing hidden follows from what is shown."""

from decimal import Decimal
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goldenthread.domain.groups import pupil_groups
from goldenthread.domain.groups.subtraction import Line
from goldenthread.domain.groups.suppression import Count, counts_people, hidden, is_small

SMALL = """
    base              | numerator | denominator | small
    pupils            |         6 |          60 | no
    pupils            |         5 |          60 | yes
    pupils            |         1 |          60 | yes
    pupils            |         0 |          60 | no
    pupils            |         0 |           5 | yes
    pupils            |         5 |           5 | yes
    Year 11 pupils    |         3 |         180 | yes
    leavers           |         2 |          40 | yes
    staff             |         3 |         128 | no
    staff who answered|         3 |           4 | yes
    sessions          |         3 |       89076 | no
    schools           |         2 |           5 | no
    vacancies         |         2 |             | no
    pupils suspended  |         3 |             | yes
"""

# Schools' counts in a line with their total: which schools are hidden.
LINES = """
    schools       | hidden
    40, 50, 60    |
    3, 50, 60     | 3, 50
    3, 4, 60      | 3, 4
    1, 1, 60, 70  | 1, 1, 60
    3             | 3
    0, 50, 60     |
    2, 50         | 2, 50
"""


def rows(table: str) -> list[tuple[str, ...]]:
    return [
        tuple(cell.strip() for cell in line.split("|")) for line in table.strip("\n").splitlines()[1:] if line.strip()
    ]


@pytest.mark.parametrize(("base", "numerator", "denominator", "small"), rows(SMALL))
def test_a_cell_that_counts_too_few_people_is_small(base, numerator, denominator, small) -> None:
    count = Count(Decimal(numerator), Decimal(denominator) if denominator else None)
    assert is_small(count, base) == (small == "yes")


# Figures by what people are: whether each may be told.
BY_GROUP = """
    base     | numerator | denominator | small
    staff    |         3 |         128 | yes
    staff    |         6 |         128 | no
    staff    |         0 |         128 | no
    schools  |         3 |          12 | no
"""


@pytest.mark.parametrize(("base", "numerator", "denominator", "small"), rows(BY_GROUP))
def test_a_few_people_of_a_group_are_few_whoever_they_are(base, numerator, denominator, small) -> None:
    count = Count(Decimal(numerator), Decimal(denominator), of_group=True)
    assert is_small(count, base) == (small == "yes")


def test_shares_of_all_staff_leave_nobody_who_could_be_few() -> None:
    of = [pupil_groups.lines({"": Count(Decimal(70), Decimal(78)), "disabled": Count(Decimal(8), Decimal(78))})]
    (line,) = of[0]
    assert (line.rest.numerator, line.rest.denominator) == (62, None)


@pytest.mark.parametrize(("schools", "gone"), rows(LINES))
def test_a_hidden_school_is_never_hidden_alone(schools, gone) -> None:
    numbers = [int(each) for each in schools.split(",")]
    cells = {n: Count(Decimal(each), Decimal(200)) for n, each in enumerate(numbers)}
    cells["trust"] = Count(Decimal(sum(numbers)), Decimal(200 * len(numbers)), is_total=True)
    hide = hidden(cells, [Line("trust", [cell for cell in cells if cell != "trust"])], base="pupils")
    assert sorted(numbers[n] for n in hide if n != "trust") == sorted(int(each) for each in gone.split(",") if each)


@settings(max_examples=60)
@given(st.lists(st.integers(0, 15), min_size=2, max_size=4))
def test_no_hidden_number_follows_from_those_shown(numbers) -> None:
    cells = {n: Count(Decimal(each), Decimal(100)) for n, each in enumerate(numbers)}
    cells["trust"] = Count(Decimal(sum(numbers)), Decimal(100 * len(numbers)), is_total=True)
    hide = hidden(cells, [Line("trust", [cell for cell in cells if cell != "trust"])], base="pupils")
    if not hide or "trust" in hide:
        return
    left = sum(numbers) - sum(each for n, each in enumerate(numbers) if n not in hide)
    fits = [guess for guess in product(range(left + 1), repeat=len(hide)) if sum(guess) == left]
    assert all(len({guess[place] for guess in fits}) > 5 for place in range(len(hide)))


def test_two_groups_that_make_a_whole_are_hidden_together() -> None:
    cells = {
        "all": Count(Decimal(40), Decimal(60), is_total=True),
        "disadvantaged": Count(Decimal(3), Decimal(10)),
        "other": Count(Decimal(37), Decimal(50)),
    }
    assert hidden(cells, [Line("all", ["disadvantaged", "other"])], base="pupils") == {"disadvantaged", "other"}


def test_sessions_and_schools_are_not_people() -> None:
    assert not counts_people("sessions")
    assert not counts_people("schools")
    assert all(map(counts_people, ("Year 6 pupils", "the cohort", "EHC plans started", "apprentices")))
