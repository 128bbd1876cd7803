"""One plan in a round."""

import pytest

from goldenthread.features.reviews.models import RoundPlan
from tests.features.reviews.held import answer, opened


@pytest.fixture
def address(world):
    round_ = opened(world)
    answer(world, round_)
    return f"/harbour/year/rounds/{round_.ref}/{world.school_plan.ref}/"


def test_the_head_stands_by_the_answers_and_the_governor_sees_it(as_, world, address):
    assert as_("head").post(address, {"remark": "Attendance first."}).status_code == 302
    assert RoundPlan.objects.get(plan=world.school_plan).moderated_by == world.people["head"]
    page = as_("governor").get(address).content.decode()
    assert "Attendance first." in page
    assert "I stand by these answers" not in page


@pytest.mark.parametrize("who", ["governor", "trustee"])
def test_whoever_does_not_moderate_only_reads(as_, address, who):
    assert as_(who).get(address).status_code == 200
    assert as_(who).post(address, {"remark": "x"}).status_code == 404


@pytest.mark.parametrize("who", ["other_head", "stranger"])
def test_another_schools_plan_is_not_there(as_, address, who):
    assert as_(who).get(address).status_code == 404


def test_nobody_is_asked_to_stand_by_answers_that_are_not_there(as_, world):
    page = as_("head").get(f"/harbour/year/rounds/{opened(world).ref}/{world.school_plan.ref}/").content.decode()
    assert "I stand by these answers" not in page
