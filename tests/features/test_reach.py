"""Reach: what a person may do in a trust comes from the posts that they hold today."""

import datetime as dt

from goldenthread.features.organisations import queries
from tests.world import TODAY


def test_a_head_edits_the_plan_of_their_own_school_only(world, reach):
    head = reach("head")
    assert head.may("plan.edit", school=world.haven_high.pk)
    assert not head.may("plan.edit", school=world.marsh_lane.pk)
    assert not head.may("plan.edit")


def test_a_stranger_has_no_reach_at_all(world):
    assert queries.reach_into(world.stranger, "harbour", today=TODAY) is None


def test_access_ends_with_the_last_day_of_the_post(world):
    world.posts["chief"].holdings.update(until_on=TODAY)
    chief = world.people["chief"]
    assert queries.reach_into(chief, "harbour", today=TODAY)
    assert queries.reach_into(chief, "harbour", today=TODAY + dt.timedelta(days=1)) is None
