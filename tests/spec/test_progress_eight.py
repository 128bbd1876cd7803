"""Progress 8: the interval and the band that it decides, a pupil's score, and the floor."""

from decimal import Decimal

import pytest

from goldenthread.domain.results.progress_eight import (
    Group,
    band,
    group_of,
    interval,
    of_scores,
    pupil_score,
    school_score,
)

# What the limits decide; a short table of scores alone would say otherwise in the marked rows.
BANDS = """
    score | low   | high  | band
    0.72  | 0.41  | 1.03  | well above average
    0.50  | 0.12  | 0.88  | well above average
    0.49  | 0.20  | 0.78  | above average
    0.14  | 0.01  | 0.27  | above average
    0.60  | -0.02 | 1.22  | average
    0.00  | -0.20 | 0.20  | average
    -0.49 | -1.01 | 0.03  | average
    -0.10 | -0.19 | -0.01 | below average
    -0.50 | -0.70 | -0.30 | below average
    -0.51 | -0.71 | -0.31 | well below average
    0.30  | 0     | 0.60  | average
"""

INTERVALS = """
    score | pupils | spread  | low   | high
    -0.97 | 96     | 1.41628 | -1.25 | -0.69
    0.36  | 228    | 1.41628 | 0.18  | 0.54
    0.14  | 90     | 1.284   | -0.13 | 0.41
    0     | 1      | 1       | -1.96 | 1.96
"""

# Two invented groups: a start of 100 to 102 reaches 40 on average, one of 102.5 to 105 reaches 50.
SCORES = """
    start | points | element | score
    100   | 40     | total   | 0
    102   | 45     | total   | 0.5
    102.2 | 45     | total   | 0.5
    102.5 | 45     | total   | -0.5
    105   | 10     | english | 0
    105   | 18     | ebacc   | 2
"""

AVERAGES = {"english": Decimal(10), "maths": Decimal(10), "ebacc": Decimal(12), "open": Decimal(12)}
GROUPS = [
    Group(Decimal(100), Decimal(102), {"total": Decimal(40), **AVERAGES}, floor=Decimal(-2)),
    Group(Decimal("102.5"), Decimal(105), {"total": Decimal(50), **AVERAGES}, floor=Decimal("-2.5")),
]


def rows(table: str) -> list[tuple[str, ...]]:
    return [
        tuple(cell.strip() for cell in line.split("|")) for line in table.strip("\n").splitlines()[1:] if line.strip()
    ]


@pytest.mark.parametrize(("score", "low", "high", "says"), rows(BANDS))
def test_the_interval_decides_the_band(score, low, high, says) -> None:
    assert band(Decimal(score), Decimal(low), Decimal(high)) == says


@pytest.mark.parametrize(("score", "pupils", "spread", "low", "high"), rows(INTERVALS))
def test_the_interval_narrows_with_the_number_of_pupils(score, pupils, spread, low, high) -> None:
    limits = interval(Decimal(score), int(pupils), Decimal(spread))
    assert [round(limit, 2) for limit in limits] == [Decimal(low), Decimal(high)]


@pytest.mark.parametrize(("start", "points", "element", "score"), rows(SCORES))
def test_a_pupil_is_held_against_pupils_of_the_same_start(start, points, element, score) -> None:
    assert pupil_score(Decimal(points), Decimal(start), GROUPS, element) == Decimal(score)


def test_a_start_beyond_the_groups_is_refused() -> None:
    with pytest.raises(ValueError, match="of any group"):
        group_of(Decimal(121), GROUPS)


def test_a_pupil_far_below_is_raised_to_the_floor_and_counted() -> None:
    found = school_score([(Decimal(40), Decimal(100)), (Decimal(0), Decimal(100))], GROUPS, Decimal("1.4"))
    assert (found.value, found.unadjusted, found.raised) == (Decimal(-1), Decimal(-2), 1)


def test_a_school_without_starts_has_no_score() -> None:
    assert school_score([], GROUPS, Decimal("1.4")) is None


def test_nine_pupils_leave_a_wide_interval() -> None:
    scores = [Decimal(each) for each in ["0", "0.1", "0.2", "0.3", "0.4", "0.3", "0.2", "0.25", "0.3"]]
    found = of_scores(scores, Decimal("1.41628"))
    assert (round(found.value, 4), round(found.low, 2), round(found.high, 2)) == (
        Decimal("0.2278"), Decimal("-0.70"), Decimal("1.15"),
    )  # fmt: skip
    assert found.band == "average"
