"""Opening a round by hand."""

import pytest

from goldenthread.features.reviews.models import Round
from tests.features.reviews.held import led

ADDRESS = "/harbour/year/rounds/open/"
TYPED = {"title": "Extra round", "answers_by": "2026-12-01", "closes_on": "2026-12-08", "plan_kinds": ["school"]}


def test_a_round_of_one_kind_of_plan_is_opened(as_, world):
    led(world)
    assert as_("chief").post(ADDRESS, TYPED).status_code == 302
    assert [one.plan for one in Round.objects.get().plans.all()] == [world.school_plan]


@pytest.mark.parametrize(
    "wrong", [{"title": ""}, {"closes_on": "2026-11-01"}, {"answers_by": "x"}, {"plan_kinds": ["x"]}]
)
def test_what_cannot_be_is_refused_and_nothing_typed_is_lost(as_, wrong):
    answer = as_("chief").post(ADDRESS, TYPED | {"title": "Kept words"} | wrong)
    assert answer.status_code == 422
    assert "title" in wrong or "Kept words" in answer.content.decode()


@pytest.mark.parametrize("who", ["head", "trustee", "education", "stranger"])
def test_whoever_does_not_keep_the_year_finds_no_such_page(as_, who):
    assert as_(who).post(ADDRESS, TYPED).status_code == 404
