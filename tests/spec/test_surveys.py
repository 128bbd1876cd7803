"""How answers to a survey are counted, and when a change from one round to the next is more than chance."""

from collections import Counter
from decimal import Decimal

import pytest

from goldenthread.domain.results.surveys import Scales, Share, moved, plain, service_named
from goldenthread.foundation import library

ANSWERS = """
    answers                                                  | scale       | agree | of
    Strongly agree; Agree; Disagree                          | agreement   | 2     | 3
    5 - Strongly agree; 4 - Agree; 1 - Strongly disagree     | agreement   | 2     | 3
    Agree (4); Neither agree nor disagree (3); Disagree (2)  | agreement   | 1     | 3
    Agree; Agree; Disagree; Don’t know                       | agreement   | 2     | 4
    Agree; Agree; Disagree; Not applicable; Prefer not to say | agreement  | 2     | 3
    Always; Most of the time; Sometimes; Never               | often       | 2     | 4
    Yes; No; Not sure; Yes                                   | yes or no   | 2     | 4
    Yes; Yes; Maybe; No                                      | yes or no   | 2     | 4
    Very good; Good; Poor                                    | quality     | 2     | 3
    5; 4; 3; 1                                               | one to five | 2     | 4
    10; 9; 7; 0                                              | nought to ten | 2   | 4
    The coffee; More time; Nothing                           |             |       |
    Agree; Disagree                                          |             |       |
"""
CHANGES = """
    before     | now        | points | more than chance
    60 of 100  | 75 of 100  | 15.0   | yes
    60 of 100  | 66 of 100  | 6.0    | no
    12 of 20   | 15 of 20   | 15.0   | no
    900 of 999 | 870 of 999 | -3.0   | yes
    20 of 20   | 20 of 20   | 0.0    | no
"""


def rows(table):
    return [[cell.strip() for cell in line.split("|")] for line in table.strip().splitlines()[1:]]


@pytest.fixture(scope="module")
def scales():
    words = library.read("survey_scales.yaml")
    return Scales.of(words["scales"], words["no_view"], words["no_answer"])


@pytest.mark.parametrize("row", rows(ANSWERS))
def test_answers_are_counted_on_the_scale_that_they_stand_on(row, scales):
    given, name, agree, of = row
    answers = [plain(each) for each in given.split(";")]
    scale = scales.scale_of(Counter(answers))
    assert (scale.name if scale else "") == name
    if scale:
        counted = [counts for each in answers if (counts := scales.counts(scale, each)) is not None]
        assert (sum(counted), len(counted)) == (int(agree), int(of))


@pytest.mark.parametrize("row", rows(CHANGES))
def test_a_change_is_one_where_it_is_more_than_chance(row):
    before, now, points, is_sure = row
    shares = [Share(*(Decimal(each) for each in said.split(" of "))) for said in (before, now)]
    found, surely = moved(*shares)
    assert (f"{found:.1f}", surely) == (points, is_sure == "yes")


SERVICES = """
    question                                  | services     | named
    Finance: the quality of what it does      | Finance, IT  | Finance
    How quickly does IT answer?               | Finance, IT  | IT
    How quickly does it answer?               | Finance, IT  |
    How well do Finance and IT work together? | Finance, IT  |
    Your financial planning                   | Finance, IT  |
"""


@pytest.mark.parametrize("line", SERVICES.strip().splitlines()[1:])
def test_a_question_names_a_service_as_it_is_written(line):
    asked, services, named = (cell.strip() for cell in line.split("|"))
    assert (service_named(asked, services.split(", ")) or "") == named
