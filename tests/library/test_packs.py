"""Every starter pack holds together: its files are whole, its keys resolve, its plan has the shape it shows."""

from collections import Counter

import pytest

from goldenthread.domain.calendar import Period
from goldenthread.features.intake.packs import reading

PACKS = reading.pack_names()
ROLES = {
    "chief_officer", "finance_lead", "governance_lead", "education_lead", "head", "trustee", "governor",
    "initiative_lead", "data_manager", "safeguarding_lead", "service_lead", "administrator",
}  # fmt: skip


def names(elements, above=""):
    """Yield what each part is named by: its printed number, or its place in the tree."""
    for order, element in enumerate(elements, start=1):
        yield element.number or f"{above}{order}"
        yield from names(element.children, f"{above}{order}.")


def parts(elements, depth=1):
    for element in elements:
        yield depth, element
        yield from parts(element.children, depth + 1)


@pytest.fixture(params=PACKS)
def whole(request):
    return reading.read_pack(request.param)


def test_there_are_five_packs_and_each_bears_its_folders_name():
    assert len(PACKS) == 5
    assert [reading.read_pack(name).pack.pack for name in PACKS] == PACKS


def test_every_role_has_a_filled_post_and_every_school_a_head_and_a_governor(whole):
    filled = [post for post in whole.pack.posts if not post.vacant]
    assert {post.role for post in filled} >= ROLES
    schools = {school.key for school in whole.pack.schools}
    for role in ("head", "governor"):
        assert {post.school for post in filled if post.role == role} == schools


def test_every_key_that_a_plan_names_is_there(whole):
    posts = {post.key for post in whole.pack.posts}
    measures = {measure.key for measure in whole.measures.measures}
    elements = [part for plan in [whole.plan, *whole.local.plans] for _, part in parts(plan.elements)]
    named = {person.post for part in elements for person in part.people}
    named |= {note.post for part in elements for note in part.notes if note.post}
    named |= {action.post for part in elements for action in part.actions if action.post}
    assert named <= posts
    assert {key for part in elements for key in part.measures} <= measures
    assert {line.measure for part in elements for line in part.targets if line.measure} <= measures


def test_every_local_priority_serves_a_part_of_the_trusts_plan(whole):
    numbers = set(names(whole.plan.elements))
    served = {tie.number for plan in whole.local.plans for _, part in parts(plan.elements) for tie in part.serves}
    served |= {refusal.number for refusal in whole.local.declined}
    assert served
    assert served <= numbers


def test_every_cell_stands_in_a_column_of_its_level(whole):
    for plan in [whole.plan, *whole.local.plans]:
        columns = [{column.key for column in level.columns} for level in plan.levels]
        for depth, part in parts(plan.elements):
            assert set(part.cells) <= columns[depth - 1], part.title


def test_every_reading_is_of_a_known_measure_school_and_period(whole):
    schools = {school.key for school in whole.pack.schools} | {""}
    measures = {measure.key: measure for measure in whole.measures.measures}
    for row in whole.readings:
        assert row.measure in measures
        assert row.school in schools
        assert Period.parse(row.period)


def test_no_figure_is_given_twice(whole):
    given = Counter((row.measure, row.school, row.period, row.group) for row in whole.readings)
    assert [key for key, times in given.items() if times > 1] == []


def test_pooled_percentages_are_their_numerator_over_their_denominator(whole):
    pooled = {
        measure.key for measure in whole.measures.measures if measure.roll_up == "pooled" and measure.unit == "%"
    }
    for row in whole.readings:
        if row.measure in pooled and row.denominator and row.value:
            share = 100 * row.numerator / row.denominator
            assert abs(share - type(share)(row.value)) < 1, row


def shape(name, depth):
    plan = reading.read_pack(name).plan
    return [sum(1 for level, _ in parts(element.children, 2) if level == depth) for element in plan.elements]


def test_strands_and_aims_has_four_strands_of_numbered_aims_and_two_known_from_the_grid():
    plan = reading.read_pack("strands-and-aims").plan
    detailed = [[aim for aim in strand.children if not aim.only_on_grid] for strand in plan.elements]
    assert [len(aims) for aims in detailed] == [5, 5, 7, 5]
    assert sum(aim.only_on_grid for strand in plan.elements for aim in strand.children) == 2


def test_strategic_questions_has_twelve_questions_in_five_areas():
    counts = shape("strategic-questions", 2)
    assert len(counts) == 5
    assert sum(counts) == 12
    assert set(counts) <= {2, 3}


def test_aims_and_pocket_guide_has_eight_aims_two_a_strand():
    assert shape("aims-and-pocket-guide", 2) == [2, 2, 2, 2]


def test_improvement_phases_has_four_phases_of_six_areas():
    plan = reading.read_pack("improvement-phases").plan
    assert [phase.title for phase in plan.elements] == ["Stabilise", "Repair", "Improve", "Sustain"]


def test_themes_and_initiatives_has_nineteen_initiatives_in_five_themes():
    assert shape("themes-and-initiatives", 2) == [6, 2, 1, 4, 6]
