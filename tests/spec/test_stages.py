"""The order of the stages of many initiatives side by side, as a table."""

import pytest

from goldenthread.domain.plans.stages import together

TOGETHER = """
    rows                                    | together
    Explore Prepare Pilot                   | Explore Prepare Pilot
    Explore Prepare Pilot; Prepare Wave     | Explore Prepare Wave Pilot
    Wave; Explore Pilot                     | Wave Explore Pilot
    Explore Pilot; Sketch Explore           | Sketch Explore Pilot
    A B; B A                                | A B
                                            |
"""


@pytest.mark.parametrize("line", TOGETHER.strip().splitlines()[1:])
def test_each_stage_stands_after_the_one_that_comes_before_it(line):
    rows, expected = (cell.strip() for cell in line.split("|"))
    assert together(row.split() for row in rows.split(";")) == expected.split()
