"""Going through a checklist for one newcomer."""

import pytest

from goldenthread.features.activity.models import Task
from goldenthread.features.assurance import operations
from goldenthread.features.assurance.models import Check

ADDRESS = "/harbour/assurance/one/new/"


@pytest.fixture
def starter(world):
    return operations.take_checklist(trust=world.trust, key="new-starter", by=None)


def test_a_head_begins_one_for_each_newcomer_and_sees_which_goals_are_met(as_, world, starter):
    typed = {
        "checklist": starter.ref, "place": f"school:{world.haven_high.ref}", "post": world.posts["head"].ref,
        "begins_on": "2026-11-20", "due_on": "2027-01-15",
    }  # fmt: skip
    for about in ("Teacher of physics", "Site manager"):
        assert as_("head").post(ADDRESS, typed | {"about": about}).status_code == 302
    assert Task.objects.filter(kind="answer check", post=world.posts["head"]).count() == 2
    first = Check.objects.get(round__about="Teacher of physics")
    said = {"answer_goal-one": "Three practicals run alone", "answer_goals-met": "Most", "deed": "save"}
    assert as_("head").post(f"/harbour/assurance/check/{first.ref}/", said).status_code == 302
    second = Check.objects.get(round__about="Site manager")
    assert "Three practicals" not in as_("head").get(f"/harbour/assurance/check/{second.ref}/").content.decode()
    twice = as_("head").post(ADDRESS, typed | {"about": "Site manager"})
    assert twice.status_code == 422
    assert "has begun for “Site manager”" in twice.content.decode()


def test_nobody_begins_one_for_another_school(as_, world, starter):
    page = as_("head").get(ADDRESS).content.decode()
    assert world.marsh_lane.ref not in page
    assert as_("trustee").get(ADDRESS).status_code == 404


def test_a_post_of_another_school_goes_through_none_of_ours(as_, world, starter):
    typed = {
        "checklist": starter.ref, "place": f"school:{world.haven_high.ref}", "post": world.posts["other_head"].ref,
        "begins_on": "2026-11-20", "due_on": "2027-01-15", "about": "Site manager",
    }  # fmt: skip
    answer = as_("administrator").post(ADDRESS, typed)
    assert answer.status_code == 422
    assert "That post belongs to another school." in answer.content.decode()
