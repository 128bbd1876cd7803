"""Which parts of a plan are offered first for what was found."""

import pytest

from goldenthread.domain.plans.nearness import nearest

PARTS = [
    "Pupils attend every day",
    "Every teacher is coached",
    "Reading in every subject",
    "Sites are safe",
]

FOUND = """
    found                                             | offered
    The site gate does not lock: make the site safe   | Sites are safe
    Attendance of younger pupils is low               | Pupils attend every day
    Coaching reaches no teaching assistant            | Every teacher is coached
    Reading is not taught to those who attend late    | Pupils attend every day, Reading in every subject
    Nothing of the kind                               |
"""


def rows(table):
    return [[cell.strip() for cell in line.split("|")] for line in table.strip().splitlines()[1:]]


@pytest.mark.parametrize("row", rows(FOUND))
def test_the_parts_that_speak_of_what_was_found_come_first(row):
    said, offered = row
    assert sorted(PARTS[at] for at in nearest(said, PARTS)) == sorted(filter(None, offered.split(", ")))


def test_a_rare_word_counts_more_than_one_that_every_part_has():
    parts = ["Every school reads well", "Every school counts well", "Every school feeds pupils well"]
    assert nearest("Every school feeds badly", parts)[0] == 2
