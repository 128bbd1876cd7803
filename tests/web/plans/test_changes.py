"""Who changed what in one part of a plan."""

import pytest

from goldenthread.features.plans import operations


@pytest.fixture
def address(world, chief):
    operations.revise_element(element=world.aim, title="Every child safe", by=chief)
    return f"/harbour/plan/part/{world.aim.ref}/changes/"


def test_each_change_shows_what_stood_before(as_, world, address):
    page = as_("chief").get(address).content.decode()
    assert "<del>Every child safe and well enough to learn</del>" in page
    assert "<ins>Every child safe</ins>" in page
    assert "Chief executive" in page


@pytest.mark.parametrize("who", ["trustee", "head", "governor", "stranger"])
def test_the_trail_of_the_trusts_plan_is_open_to_those_who_may_see_it_everywhere(as_, address, who):
    assert as_(who).get(address).status_code == 404


def test_a_head_sees_the_trail_of_their_own_schools_plan(as_, world):
    page = as_("head").get(f"/harbour/plan/part/{world.priority.ref}/changes/")
    assert "No change yet" in page.content.decode()


def test_what_a_part_was_called_is_told_by_name_and_day(as_, world, chief, address):
    operations.revise_element(element=world.aim, text="Only the text.", by=chief)
    operations.revise_element(element=world.aim, title="Every child well", by=chief)
    page = as_("chief").get(address)
    assert [name.title for name in page.context["names"]] == [
        "Every child safe",
        "Every child safe and well enough to learn",
    ]
    assert "What it was called" in page.content.decode()
