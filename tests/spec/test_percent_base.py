"""Of whom a percentage is a share, as a table."""

import pytest

from goldenthread.domain.results.percent_base import base_of, is_share, with_base

BASES = """
    the target                                      | its measure counts | the part is about                  | base                      | how
    Use of coaches rises to 20% of senior leaders   |                    | Coaching for leaders               | senior leaders            | said
    50% of students by July 2027                    | pupils             |                                    | students                  | said
    80 % or more of pupils say that they enjoy it   |                    |                                    | pupils                    | said
    A higher % of line managers confirm an effect   |                    |                                    | line managers             | said
    65 % or more reach the expected standard        | pupils             |                                    | pupils                    | counted
    Use of mentors rises to 75%                     |                    | Mentoring for middle and senior leaders | middle and senior leaders | proposed
    Savings of 5 per cent a year                    |                    | Buy together                       |                           | missing
"""  # noqa: E501  a table is read across


@pytest.mark.parametrize("line", BASES.strip().splitlines()[1:])
def test_the_words_come_first_then_what_is_counted_then_what_the_part_is_about(line):
    text, counts, about, base, how = (cell.strip() for cell in line.split("|"))
    found = base_of(text, counts, about)
    assert (found.words, found.how) == (base, how)


@pytest.mark.parametrize(
    ("text", "expected"), [("At least 95%", True), ("ten per cent", True), ("Three schools", False)]
)
def test_a_share_is_known_by_its_sign_or_its_words(text, expected):
    assert is_share(text) is expected


WRITTEN_INTO_THE_TARGET = """
    the target                       | of whom                   | it then says
    Use of mentors rises to 75%      | middle leaders            | Use of mentors rises to 75% of middle leaders
    Up to 20 % by July 2027          | senior leaders            | Up to 20 % of senior leaders by July 2027
    50% of students                  | pupils                    | 50% of students
    Three schools                    | pupils                    | Three schools
"""


@pytest.mark.parametrize("line", WRITTEN_INTO_THE_TARGET.strip().splitlines()[1:])
def test_whom_is_meant_is_written_where_the_percentage_stands(line):
    text, base, expected = (cell.strip() for cell in line.split("|"))
    assert with_base(text, base) == expected
