"""Of whom each percentage of a plan is."""

import pytest

from goldenthread.features.measures.models import Target
from goldenthread.features.plans.models import ElementTarget
from tests.query_budget import assert_within


@pytest.fixture
def aim_at(world):
    def make(text, element=None, measure=None):
        target = Target.objects.create(trust=world.trust, text=text, measure=measure)
        return ElementTarget.objects.create(element=element or world.aim, target=target)

    return make


@pytest.fixture
def address(world):
    return f"/harbour/plan/{world.plan.ref}/percentages/"


def test_what_does_not_say_of_whom_is_listed_with_a_proposal(as_, world, aim_at, address):
    world.aim.title = "Mentoring for senior leaders"
    world.aim.save()
    aim_at("Take-up reaches 75%")
    aim_at("20% of teachers are coached")
    aim_at("At least 95%", measure=world.attendance)
    page = as_("trustee").get(address).content.decode()
    assert "1 percentage does not say of whom" in page
    for says in ("of <b>senior leaders</b>", "of <b>teachers</b>", "of <b>sessions</b>"):
        assert says in page


def test_what_is_proposed_is_accepted_and_stands_in_the_targets_own_words(as_, world, aim_at, address):
    world.aim.cells = {"success": "Take-up reaches 75%\nAnd so on"}
    world.aim.save()
    aim = aim_at("Take-up reaches 75%")
    assert as_("trustee").post(address, {"aim": aim.pk, "base": "senior leaders"}).status_code == 404
    assert as_("chief").post(address, {"aim": aim.pk, "base": ""}).status_code == 422
    as_("chief").post(address, {"aim": aim.pk, "base": "senior leaders"})
    aim.target.refresh_from_db()
    world.aim.refresh_from_db()
    assert aim.target.text == "Take-up reaches 75% of senior leaders"
    assert world.aim.cells["success"] == "Take-up reaches 75% of senior leaders\nAnd so on"
    assert "Every percentage says of whom" in as_("chief").get(address).content.decode()


def test_a_target_of_another_plan_is_not_touched(as_, world, aim_at, address):
    theirs = aim_at("Up to 20%", element=world.priority)
    assert as_("chief").post(address, {"aim": theirs.pk, "base": "pupils"}).status_code == 404


def test_a_plan_beyond_ones_reach_has_no_such_page(as_, world):
    assert as_("other_head").get(f"/harbour/plan/{world.school_plan.ref}/percentages/").status_code == 404


def test_the_page_asks_as_few_questions_for_many(as_, aim_at, address):
    client = as_("chief")
    aim_at("At least 95%")
    client.get(address)
    before = assert_within(16, lambda: client.get(address))
    for number in range(8):
        aim_at(f"At least {number}%")
    assert assert_within(16, lambda: client.get(address)) == before
