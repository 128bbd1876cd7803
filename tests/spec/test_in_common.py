"""What schools answered alike, and where one differs: exam boards by subject, or what is taught in which year."""

import pytest

from goldenthread.domain.board.in_common import common, differs, is_alike, said_again

BY_SCHOOL = """
    one            | two            | three          | four           | in common      | who differs | alike
    Edexcel 1MA1   | Edexcel 1MA1   | Edexcel 1MA1   |                | Edexcel 1MA1   |             | yes
    Edexcel 1MA1   | edexcel, 1MA1. | AQA 8300       | Edexcel 1MA1   | Edexcel 1MA1   | three       | no
    Edexcel 1MA1   | Edexcel 1MA1   | AQA 8300       | AQA 8300       |                |             | no
    Edexcel 1MA1   |                |                |                |                |             | yes
                   |                |                |                |                |             | yes
"""

WITHIN = """
    Year 3            | Year 4              | Year 5           | again
    Rivers; mountains | The Romans; Rivers. | trade            | Year 4: Rivers.
    Rivers            | Mountains           | trade, mountains | Year 5: mountains
    Rivers, rivers    | Mountains           |                  |
"""


def rows(table):
    return [[cell.strip() for cell in line.split("|")] for line in table.strip().splitlines()[1:]]


@pytest.mark.parametrize("row", rows(BY_SCHOOL))
def test_what_more_than_half_say_is_in_common_and_the_others_differ(row):
    *said, expected, others, alike = row
    held = common(said)
    names = ("one", "two", "three", "four")
    assert held == expected
    assert is_alike(said) == (alike == "yes")
    assert [name for name, one in zip(names, said, strict=True) if differs(one, held)] == [
        one for one in others.split(", ") if one
    ]


@pytest.mark.parametrize("row", rows(WITHIN))
def test_what_a_school_teaches_twice_is_said(row):
    *said, again = row
    found = said_again(dict(zip(("Year 3", "Year 4", "Year 5"), said, strict=True)))
    assert "; ".join(f"{key}: {', '.join(things)}" for key, things in found.items()) == again
