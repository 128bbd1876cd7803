"""What a line of a school's own self-evaluation says, and beside what it stands, as tables."""

import pytest

from goldenthread.domain.board.self_evaluation import common_area, differs, read_lines, way

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

MODERATED = """
    the school says   | the moderator says   | differs
    Strong            | strong               | no
    Strong            | Secure               | yes
    Secure            |                      | no
    3                 | 4                    | yes
"""

WAYS = """
    before               | now             | way
    Good                 | Outstanding     | up
    expected standard    | Needs attention | down
    secure               | Secure.         | same
    secure               | emerging        | down
    3                    | 2               |
    Good                 | secure          |
                         | Good            |
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


@pytest.mark.parametrize(("own", "moderators", "says"), rows(MODERATED))
def test_a_moderator_agrees_or_differs_by_the_words_of_the_judgement(own, moderators, says):
    assert differs(own, moderators) == (says == "yes")


@pytest.mark.parametrize(("before", "now", "went"), rows(WAYS))
def test_a_judgement_goes_up_or_down_on_a_known_scale_alone(before, now, went):
    assert way(before, now) == went
