"""Which measure a printed target speaks of, as a table."""

import pytest

from goldenthread.domain import targets
from goldenthread.domain.date_words import Context
from goldenthread.domain.targets.lexicon import family_of
from goldenthread.domain.targets.measure_meant import KEPT_AS, OF_A_GROUP, Known, measures_meant
from goldenthread.features.measures import catalogue

FIELD = [Known(one.key, one.name, one.kind, one.unit) for one in catalogue.entries()]

MEANT = """
    the target                                                       | the likeliest measure     | a nod is enough | others
    Persistent absence falls below 12% by July 2027                  | persistent_absence        | yes |
    Attendance is at least 96% in every school                       | attendance                | yes |
    At least 68% reach the expected standard in reading, writing and maths by 2027 | rwm_expected | yes |
    70% achieve a good level of development                          | good_level_of_development | yes |
    85% pass the phonics check in Year 1                             | phonics_year_1            | yes | phonics_by_year_2
    Attendance of disadvantaged pupils is at least 94%               | attendance                | no  |
    Attendance of pupils with SEND is at least 93%                   | sen_attendance            | yes | attendance
    Attendance above 96% and persistent absence below 10%            | attendance                | no  | persistent_absence
    Fewer than 20 suspensions in the year                            | suspension_rate           | no  | suspended_once
    90% of staff would recommend working here                        | staff_recommend           | yes |
    All policies are in date                                         | policies_in_date          | yes |
    Reserves stay above 5% of income                                 | reserves                  | yes |
    Reserves stay above £400,000                                     | reserves                  | no  |
    A culture of kindness can be felt in every classroom             |                           |     |
"""  # noqa: E501  a table is read across


@pytest.mark.parametrize("line", MEANT.strip().splitlines()[1:])
def test_what_a_target_names_is_proposed_and_settled_by_a_person(line):
    text, likeliest, is_sure, others = (cell.strip() for cell in line.split("|"))
    found = measures_meant(targets.read(text, Context()), FIELD)
    assert (found[0].key if found else "") == likeliest
    assert ("yes" if found[0].is_sure else "no") == is_sure if found else not likeliest
    assert {key for key in others.split(", ") if key} <= {one.key for one in found}


def test_what_needs_a_look_says_why():
    found = measures_meant(targets.read("Attendance of disadvantaged pupils is at least 94%", Context()), FIELD)
    assert found[0].why == "The target is of one group only: disadvantaged."


def test_every_family_and_measure_that_is_tied_by_name_is_there():
    kept = {key for keys in KEPT_AS.values() for key in keys} | set(OF_A_GROUP.values())
    assert kept <= {one.key for one in FIELD}
    assert all(family_of(family) for family in [*KEPT_AS, *(family for family, _ in OF_A_GROUP)])
