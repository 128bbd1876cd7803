"""Group by group: how far each has come by the measures of a plan."""

import pytest

from goldenthread.features.plans import operations
from tests.features.measures.figures_of import define, record


@pytest.fixture
def measured(world, chief):
    """Disadvantaged pupils were twelve points behind, and are five."""
    measure = define(
        world, "Pupils suspended", "percentage", unit="%", roll_up="pooled", base="pupils", good_is="lower"
    )
    operations.measure_by(element=world.priority, measure=measure, by=chief)
    for period, group, top in (
        ("2024/25", "", 200),
        ("2024/25", "disadvantaged", 61),
        ("2025/26", "", 200),
        ("2025/26", "disadvantaged", 48),
    ):
        record(
            world, world.haven_high, measure=measure, period=period, group=group, numerator=top,
            denominator=190 if group else 1000,
        )  # fmt: skip
    return measure


def test_each_group_stands_beside_all_pupils_first_and_now(as_, world, measured):
    shown = as_("head").get(f"/harbour/plan/{world.school_plan.ref}/gaps/").content.decode()
    assert "Disadvantaged" in shown
    assert "2024/25" in shown
    assert "Narrower" in shown


def test_a_gap_is_what_the_figures_as_they_are_shown_leave(as_, world, measured):
    page = as_("head").get(f"/harbour/plan/{world.school_plan.ref}/gaps/").content.decode()
    assert [said in page for said in ("12.11", "5.26", "by 6.85")] == [True, True, True]


def test_groups_of_staff_stand_there_however_many_groups_other_measures_keep(as_, world, chief, measured):
    staff = define(world, "Staff who stay", "percentage", unit="%", roll_up="pooled", base="staff")
    operations.measure_by(element=world.priority, measure=staff, by=chief)
    operations.no_longer_measure_by(element=world.priority, measure=measured, by=chief)
    kept = [(staff, "", 80, 100), (staff, "teachers", 25, 40), *((measured, f"group {n}", 9, 90) for n in range(8))]
    for measure, group, top, bottom in kept:
        record(
            world, world.haven_high, measure=measure, period="2025/26", group=group, numerator=top, denominator=bottom
        )  # fmt: skip
    shown = as_("head").get(f"/harbour/plan/{world.school_plan.ref}/gaps/").content.decode()
    assert "Staff who stay" in shown
    assert "<h2>Teachers</h2>" in shown


def test_without_figures_it_says_what_to_do(as_, world):
    assert "No figure of any group yet" in as_("head").get(f"/harbour/plan/{world.plan.ref}/gaps/").content.decode()


@pytest.mark.parametrize("who", ["other_head", "stranger"])
def test_the_gaps_of_another_school_are_not_there(as_, world, measured, who):
    assert as_(who).get(f"/harbour/plan/{world.school_plan.ref}/gaps/").status_code == 404


def test_a_gap_is_taken_from_the_figures_into_what_an_action_did(as_, world, chief, measured):
    action = operations.add_action(element=world.priority, title="Tutors", by=chief)
    page = f"/harbour/plan/action/{action.ref}/effect/"
    assert f"gap={measured.ref}%3Adisadvantaged" in as_("head").get(page).content.decode()
    filled = as_("head").get(f"{page}?gap={measured.ref}:disadvantaged").content.decode()
    assert f"Disadvantaged beside all, in {measured}" in filled
