"""What a line of a school's own self-evaluation says, and beside what it stands, as tables."""

import pytest

from goldenthread.domain.self_evaluation import common_area, read_lines

COMMON = {
    "inclusion": "Inclusion", "teaching": "Curriculum and teaching", "achievement": "Achievement",
    "behaviour": "Attendance and behaviour", "personal": "Personal development and wellbeing",
    "leadership": "Leadership and governance", "early": "Early years", "post-16": "Post-16 provision",
}  # fmt: skip

LINES = """
    line                                              | area              | judgement  | why
    Reading: strong. Nine in ten pass the check.      | Reading           | strong     | Nine in ten pass the check.
    - Behaviour and attitudes: secure – calm corridors | Behaviour and attitudes | secure | calm corridors
    3. Leadership: developing; two leaders are new    | Leadership        | developing | two leaders are new
    Care: 2                                           | Care              | 2          |
    We are a happy school.                            |                   |            |
"""

AREAS = """
    a school's area            | stands beside
    Quality of education       |
    Reading and phonics        | teaching
    Pupils' outcomes           | achievement
    Behaviour and attitudes    | behaviour
    Wellbeing                  | personal
    Leadership and management  | leadership
    EYFS                       | early
    Sixth form                 | post-16
    SEND                       | inclusion
    Our orchard                |
"""


def rows(table):
    return [[cell.strip() for cell in line.split("|")] for line in table.strip().splitlines()[1:]]


@pytest.mark.parametrize(("line", "area", "judgement", "why"), rows(LINES))
def test_a_line_says_an_area_a_judgement_and_why(line, area, judgement, why):
    found, left = read_lines(line)
    if not area:
        assert (found, left) == ([], [line])
        return
    assert (found[0].area, found[0].judgement, found[0].why) == (area, judgement, why)


@pytest.mark.parametrize(("area", "key"), rows(AREAS))
def test_an_area_stands_beside_those_of_other_schools_by_its_words(area, key):
    assert common_area(area, COMMON) == key
