"""Which targets pass the plan gate, and what stands in the way of agreement, as tables."""

import pytest

from goldenthread.domain.plans.plan_gate import FOR_PEOPLE, Aimed, Said, may_agree, passes, verdicts

MEASURABLE_AND_TIMED = """
    tier | measure | figure | day | date unclear | measurable | timed
    1    | yes     | yes    | yes |              | yes        | yes
    1    | yes     | yes    | before the plan | | yes        | no
    1    | no      | yes    | yes |              | no         | yes
    1    | by words | yes   | yes |              | not judged | yes
    1    | yes     | no     | yes |              | no         | yes
    2    | yes     | yes    | no  |              | yes        | no
    2    | yes     | no     | yes |              | no         | yes
    3    | yes     | no     | yes |              | not judged | yes
    3    | yes     | yes    | yes |              | no         | yes
    4    | no      | no     | no  |              | no         | no
    1    | yes     | yes    | yes | which term?  | yes        | no
"""


@pytest.mark.parametrize("line", MEASURABLE_AND_TIMED.strip().splitlines()[1:])
def test_a_machine_judges_the_figure_and_the_day(line):
    tier, measure, figure, day, unclear, measurable, timed = (cell.strip() for cell in line.split("|"))
    is_of_before = day == "before the plan"
    read_as = "Staff never absent at most 100 %" if measure == "by words" else ""
    aimed = Aimed(
        int(tier), measure != "no", figure == "yes", day != "no", unclear, is_of_before=is_of_before, read_as=read_as
    )
    found = {one.question: one for one in verdicts(aimed, {})}
    assert (found["measurable"].answer, found["timed"].answer) == (measurable, timed)
    assert all(one.says for one in found.values())


OF_PEOPLE = """
    specific | achievable | realistic | passes
    yes      | yes        | yes       | yes
    yes      | yes        |           | no
    yes      | no         | yes       | no
"""


@pytest.mark.parametrize("line", OF_PEOPLE.strip().splitlines()[1:])
def test_the_other_three_are_for_people(line):
    *answers, expected = (cell.strip() for cell in line.split("|"))
    said = {key: Said(word == "yes", "Because.") for key, word in zip(FOR_PEOPLE, answers, strict=True) if word}
    assert passes(verdicts(Aimed(1, True, True, True), said)) == (expected == "yes")


def test_a_reason_of_a_person_is_what_to_change():
    said = {"realistic": Said(False, "We have never moved by ten points in a year.")}
    found = {one.question: one for one in verdicts(Aimed(1, True, True, True), said)}
    assert found["realistic"].says == "We have never moved by ten points in a year."


def test_a_target_without_a_figure_that_is_there_or_is_not_is_looked_at():
    said = {"measurable": Said(True, "The map is complete or it is not.")}
    found = {one.question: one for one in verdicts(Aimed(3, False, False, True), said)}
    assert (found["measurable"].answer, found["measurable"].by_machine) == ("yes", False)
    found = {one.question: one for one in verdicts(Aimed(4, False, False, True), said)}
    assert found["measurable"].answer == "no"


def test_what_nobody_has_judged_has_not_failed():
    waiting = verdicts(Aimed(1, True, True, True), {})
    assert may_agree([waiting], [], 0) == ["1 target is still to be judged by somebody, with a reason."]


def test_every_hindrance_is_a_sentence():
    failing = verdicts(Aimed(4, False, False, False), {})
    assert may_agree([failing], ["Warm rooms"], 2) == [
        "Its one target does not pass all five.",
        "1 priority has no target: Warm rooms.",
        "2 aims of the trust’s plan without an answer.",
    ]


def test_an_empty_plan_is_not_agreed():
    assert may_agree([], [], 0) == ["There is nothing in the plan to agree to."]
