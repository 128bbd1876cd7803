"""Which schools are like a school, as tables: how far apart two are, and in which quarter a figure lies."""

from decimal import Decimal

import pytest

from goldenthread.domain.results.places_among import Quarters, quarter
from goldenthread.domain.results.similar_schools import FEWEST, Described, alike, distance, widths

# The middle half of schools is 20 points of free meals wide, 200 pupils, and 8 points of SEN support.
WIDTHS = {"fsm_ever_six": Decimal(20), "pupils_on_roll": Decimal(200), "sen_support": Decimal(8)}

DISTANCES = """
    free meals | on roll | SEN support | theirs: free meals | on roll | SEN support | distance
            30 |     400 |          12 |                 30 |     400 |          12 | 0
            30 |     400 |          12 |                 40 |     400 |          12 | 0.25
            30 |     400 |          12 |                 20 |     400 |          12 | 0.25
            30 |     400 |          12 |                 30 |     600 |          12 | 0.25
            30 |     400 |          12 |                 40 |     500 |          16 | 0.5
            30 |     400 |             |                 30 |     700 |          12 | 0.5
            30 |     400 |          12 |                 30 |     700 |             | 0.5
"""

# The schools' figures are parted at 60, 65 and 72.
IN_QUARTERS = """
    figure | good is | quarter
      73.0 | higher  | top quarter
      72.0 | higher  | top quarter
      71.9 | higher  | second quarter
      65.0 | higher  | second quarter
      60.0 | higher  | third quarter
      59.9 | higher  | bottom quarter
      60.0 | lower   | top quarter
      60.1 | lower   | second quarter
      72.0 | lower   | third quarter
      72.1 | lower   | bottom quarter
      72.0 | band    | top quarter
"""


def rows(table: str) -> list[list[str]]:
    lines = [line for line in table.strip("\n").splitlines()[1:] if line.strip()]
    return [[cell.strip() for cell in line.split("|")] for line in lines]


def facts(*cells: str) -> dict[str, Decimal]:
    return {name: Decimal(cell) for name, cell in zip(WIDTHS, cells, strict=True) if cell}


def school(number: int, *, phase: str = "primary", **more: int) -> Described:
    known = {"fsm_ever_six": 20 + number % 30, "pupils_on_roll": 200 + 10 * number} | more
    return Described(f"{100000 + number}", phase, {name: Decimal(value) for name, value in known.items()})


@pytest.mark.parametrize("row", rows(DISTANCES))
def test_differences_count_in_widths_of_the_middle_half_and_free_meals_twice(row) -> None:
    assert distance(facts(*row[:3]), facts(*row[3:6]), WIDTHS) == Decimal(row[6])


@pytest.mark.parametrize("row", rows(IN_QUARTERS))
def test_the_top_quarter_is_where_good_is(row) -> None:
    among = Quarters(Decimal(60), Decimal(65), Decimal(72), 50)
    assert quarter(Decimal(row[0]), among, row[1]) == row[2]


def test_the_nearest_of_the_same_phase_are_like_it_and_none_of_its_own_trust() -> None:
    others = [school(number) for number in range(60)] + [school(99, phase="secondary")]
    own = Described("100005", "primary", school(5).facts)
    found = alike(own, others, own_trust={"100006"}, most=3)
    assert [each.school.urn for each in found.near] == ["100004", "100003", "100007"]
    assert found.out_of == 58


def test_a_school_of_which_too_little_is_known_is_like_none() -> None:
    others = [school(number) for number in range(60)]
    assert alike(Described("1", "primary", {"pupils_on_roll": Decimal(300)}), others).near == ()
    assert alike(Described("1", "", school(5).facts), others).near == ()
    assert alike(school(5), others[: FEWEST - 1]).near == ()


def test_what_does_not_differ_among_schools_tells_nothing_apart() -> None:
    assert "sen_support" not in widths([school(number, sen_support=12) for number in range(30)])
