"""What a plan means this year, on one side."""

import pytest

from goldenthread.features.plans.models import Element, Plan


@pytest.fixture
def address(world):
    Element.objects.filter(pk=world.aim.pk).update(
        year_milestones={"2025/26": "Last year's line", "2026/27": "A nurse in every school"}, flags=["L"]
    )
    Plan.objects.filter(pk=world.plan.pk).update(flags=[{"key": "L", "name": "L", "meaning": ""}])
    return f"/harbour/plan/{world.plan.ref}/pocket-guide/"


def test_this_years_milestones_stand_beside_their_aims(as_, address):
    page = as_("governor").get(address).content.decode()
    assert "A nurse in every school" in page
    assert "Last year" not in page


def test_another_year_can_be_asked_for_and_an_unknown_one_is_this_one(as_, address):
    assert "Last year" in as_("chief").get(address + "?year=2025/26").content.decode()
    assert "A nurse in every school" in as_("chief").get(address + "?year=1066").content.decode()


def test_a_mark_without_a_meaning_says_so(as_, address):
    assert "L: not yet said" in as_("chief").get(address).content.decode()


def test_a_plan_without_milestones_by_year_says_what_each_part_is_to_achieve(as_, world):
    page = as_("chief").get(f"/harbour/plan/{world.plan.ref}/pocket-guide/").content.decode()
    assert "What it is to achieve" in page
    assert world.aim.title in page


def test_a_stranger_is_told_that_there_is_no_such_page(as_, address):
    assert as_("stranger").get(address).status_code == 404


def test_whoever_may_change_the_plan_is_told_on_the_guide_itself_what_does_not_fit(as_, world):
    Element.objects.bulk_create(
        Element(
            plan=world.plan, parent=world.strand, depth=2, order=number, number=f"1.{number}", title="Read aloud",
            year_milestones={"2026/27": "Every class hears a whole book"},
        )
        for number in range(2, 92)
    )  # fmt: skip
    address = f"/harbour/plan/{world.plan.ref}/pocket-guide/"
    assert "does not fit on one side" in as_("chief").get(address).content.decode()
    assert "does not fit on one side" not in as_("head").get(address).content.decode()
