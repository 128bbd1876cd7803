"""Which theme stands in a year's guide, as a table."""

import pytest

from goldenthread.domain.year_themes import theme_in

WHICH_THEME = """
    standing          | of the year | other years have one | 2026/27 says
    Reading           |             | no                   | Reading
    Reading           |             | yes                  |
    Reading           | Maths       | yes                  | Maths
    2026/27: reading  |             | no                   | reading
    2025/26: reading  |             | no                   |
    2025/26: reading  | Maths       | no                   | Maths
                      |             | yes                  |
"""


@pytest.mark.parametrize("line", WHICH_THEME.strip().splitlines()[1:])
def test_which_theme_stands_in_the_guide(line):
    standing, own, others, expected = (cell.strip() for cell in line.split("|"))
    assert theme_in("2026/27", standing, own, has_others=others == "yes") == expected
