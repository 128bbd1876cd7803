"""Which cohorts a school has, and for which of them nobody speaks, as a table."""

import pytest

from goldenthread.domain.board.cohorts import cohorts_of, spoken_for, without_voice

UNHEARD = """
    asked for                  | ages  | speak for              | nobody speaks for
    Years 7 to 9               | 11-16 | Year 8                 | Year 7, Year 9
    Years 7 to 9               | 4-11  |                        |
    years 5-8                  | 4-11  |                        | Year 5, Year 6
    Years 7 to 11; Sixth form  | 11-16 | Years 7 to 9; Year 10  | Year 11
    Sixth form                 | 11-18 | Year 11                | Sixth form
    Key stage 3                | 11-16 | Y8                     |
    Year 8                     | 11-16 | KS3, young carers      |
    Reception; KS1             | 4-11  | reception              | KS1
    Nursery; Reception         | 4-11  |                        | Reception
    EYFS                       | 4-11  | Nursery                |
    Young carers; Year 12      | 3-11  | Key stage 2            | Young carers
    young carers               | 4-11  | Young Carers           |
    Year 7                     | ?-?   |                        | Year 7
    Year 70                    | 4-11  | Year 7                 | Year 70
"""


def rows(table):
    head, *lines = [[cell.strip() for cell in line.split("|")] for line in table.strip().splitlines()]
    return [dict(zip(head, line, strict=True)) for line in lines]


@pytest.mark.parametrize("row", rows(UNHEARD), ids=lambda row: f"{row['asked for']} at {row['ages']}")
def test_a_school_is_asked_for_its_own_cohorts(row):
    ages = tuple(int(age) if age.isdigit() else None for age in row["ages"].split("-"))
    voices = [spoken_for(one) for one in row["speak for"].split(";")]
    found = without_voice(cohorts_of(row["asked for"].split(";")), ages, voices)
    assert ", ".join(one.name for one in found) == row["nobody speaks for"]
