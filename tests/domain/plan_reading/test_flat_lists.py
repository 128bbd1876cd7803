"""Lists that lost their depth: which points head the others is told by their look."""

import pytest

from tests.domain.plan_reading.reading import read

HEADS_IN_BOLD = """
Hill Academy priorities 2027-28

- **Curriculum**
- Finish the map of every subject
- Review what late joiners are offered
- **Attendance**
- Ring home at once
"""

HEADS_AMONG_AIMS = """
Hill School plan 2027-28

- Achievement
- To raise what pupils reach in reading
- To improve what Reception offers
- Leadership and management
- To develop leaders of subjects
"""


@pytest.mark.parametrize("text", [HEADS_IN_BOLD, HEADS_AMONG_AIMS], ids=["bold", "aims"])
def test_points_of_a_list_that_lost_its_depth_stand_below_those_that_look_like_their_heads(text):
    assert [element.depth for element in read(text).elements] == [1, 2, 2, 1, 2]


def test_points_set_further_out_than_those_before_them_are_beside_them():
    text = "Hill School plan\n\nLeadership\n\n  • Keep the budget\n\n· Train staff\n\nwell\n\n  • Hear the parents\n"
    assert [element.depth for element in read(text).elements] == [1, 2, 2, 2]
