"""Agreeing a visit beforehand."""

from goldenthread.features.activity.models import Notification
from goldenthread.features.members.models import Visit

ADDRESS = "/harbour/governance/visits/new/"


def typed(world, **other):
    return {"kind": "Link visit", "school": world.haven_high.ref, "on": "2026-12-01", **other}


def test_three_fields_are_enough_and_the_head_is_told(as_, world, local):
    assert as_("governor").post(ADDRESS, typed(world)).status_code == 302
    made = Visit.objects.get()
    assert (made.visitor, made.post, made.body, made.state) == (
        world.people["governor"], world.posts["governor"], local, "planned",
    )  # fmt: skip
    assert Notification.objects.get().post == world.posts["head"]


def test_a_part_of_a_plan_is_offered_and_one_out_of_reach_is_not_taken(as_, world):
    page = as_("governor").get(f"{ADDRESS}?about=element:{world.priority.ref}").content.decode()
    assert f'value="element:{world.priority.ref}" selected' in page
    assert as_("governor").post(ADDRESS, typed(world, part="element:nothing")).status_code == 422


def test_nobody_plans_a_visit_where_they_may_not(as_, world):
    assert as_("governor").post(ADDRESS, typed(world, school=world.marsh_lane.ref)).status_code == 422
    assert as_("governor").post(ADDRESS, typed(world, school="")).status_code == 422
    for who in ("head", "data", "stranger"):
        assert as_(who).get(ADDRESS).status_code == 404
    assert not Visit.objects.exists()
