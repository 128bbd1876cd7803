"""Attainment 8, slot by slot: English and maths count twice, three EBacc slots, three open ones."""

from decimal import Decimal

import pytest

from goldenthread.domain.results.attainment import Result, elements, points_of, score_of

GRADES = """
    grade | points
    9     | 9
    1     | 1
    U     | 0
    X     | 0
    8-7   | 7.5
    4-4   | 4
"""

# Results as subject=points, with *2 for one that fills two slots.
PUPILS = """
    results | English | maths | EBacc | open | in all
    english language=6, english literature=7 | 14 | 0 | 0 | 6 | 20
    english language=6 | 6 | 0 | 0 | 0 | 6
    english literature=6 | 6 | 0 | 0 | 0 | 6
    maths=5 | 0 | 10 | 0 | 0 | 10
    ebacc=9, ebacc=8, ebacc=7, ebacc=6, ebacc=1 | 0 | 0 | 24 | 7 | 31
    ebacc=5.5*2 | 0 | 0 | 11 | 0 | 11
    ebacc=9, ebacc=8, ebacc=6*2 | 0 | 0 | 23 | 6 | 29
    open=9, open=8, open=7, open=6 | 0 | 0 | 0 | 24 | 24
    english language=9, english literature=9, maths=9, ebacc=9*2, ebacc=9, open=9*3 | 18 | 18 | 27 | 27 | 90
    english language=0, english literature=3 | 6 | 0 | 0 | 0 | 6
"""

SCORES = """
    points  | pupils | score
    2921.5  | 100    | 29.2
    13018.8 | 242    | 53.8
    45.25   | 1      | 45.3
    10      | 0      |
"""


def rows(table: str) -> list[tuple[str, ...]]:
    return [
        tuple(cell.strip() for cell in line.split("|")) for line in table.strip("\n").splitlines()[1:] if line.strip()
    ]


@pytest.mark.parametrize(("grade", "points"), rows(GRADES))
def test_a_grade_has_its_points(grade, points) -> None:
    assert points_of(grade) == Decimal(points)


@pytest.mark.parametrize("grade", ["", "A*", "10", "9-", "8-7-6", "-4", "4-"])
def test_what_is_no_grade_has_no_points(grade) -> None:
    with pytest.raises(ValueError, match="no GCSE grade"):
        points_of(grade)


@pytest.mark.parametrize("row", rows(PUPILS), ids=lambda row: row[0])
def test_slots_are_filled_so_that_they_are_worth_most(row) -> None:
    found = elements(result(each) for each in row[0].split(","))
    expected = [Decimal(each) for each in row[1:]]
    assert [found.english, found.maths, found.ebacc, found.open, found.total] == expected


def result(told: str) -> Result:
    subject, _, points = told.strip().partition("=")
    points, _, slots = points.partition("*")
    return Result(subject, Decimal(points), int(slots or 1))


def test_a_subject_of_no_slot_is_refused() -> None:
    with pytest.raises(ValueError, match="for no slot"):
        elements([Result("astrology", Decimal(9))])


@pytest.mark.parametrize(("points", "pupils", "score"), rows(SCORES))
def test_a_school_is_the_mean_of_all_its_pupils(points, pupils, score) -> None:
    assert score_of(Decimal(points), int(pupils)) == (Decimal(score) if score else None)
