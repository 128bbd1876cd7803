"""Saying that an action is done, from the button that asks for it."""

import datetime as dt

import pytest

from goldenthread.features.plans import operations
from goldenthread.features.plans.models import Action


@pytest.fixture
def action(world, chief):
    return operations.add_action(
        element=world.aim, title="Name a governor for reading", post=world.posts["initiative"],
        due_words="by Easter 2027", by=chief,
    )  # fmt: skip


@pytest.fixture
def address(action):
    return f"/harbour/plan/action/{action.ref}/"


def test_home_leads_to_the_page_that_finishes_it(as_, address):
    asked = as_("initiative")
    assert f'href="{address}"' in asked.get("/harbour/").content.decode()
    assert "Name a governor for reading" in asked.get(address).content.decode()


def test_whoever_is_asked_says_that_it_is_done_without_a_right_to_change_the_plan(as_, address, action, world):
    answer = as_("initiative").post(address, {"done_on": ""})
    assert answer["Location"] == f"/harbour/plan/part/{world.aim.ref}/"
    assert Action.objects.get(pk=action.pk).status == "done"
    assert "Name a governor" not in as_("initiative").get("/harbour/").content.decode().split("What changed")[0]


def test_a_day_still_to_come_is_refused_in_words(as_, address, action):
    answer = as_("initiative").post(address, {"done_on": "2199-01-01"})
    assert answer.status_code == 422
    assert "It cannot have been done on a day still to come." in answer.content.decode()
    assert Action.objects.get(pk=action.pk).done_on is None


@pytest.mark.parametrize("who", ["trustee", "head", "governor", "stranger"])
def test_nobody_else_may_finish_it(as_, who, address, action):
    assert as_(who).post(address, {}).status_code == 404
    assert Action.objects.get(pk=action.pk).done_on is None


def test_it_keeps_the_day_that_was_said_and_shows_it(as_, address, action):
    as_("chief").post(address, {"done_on": "2026-11-02"})
    assert Action.objects.get(pk=action.pk).done_on == dt.date(2026, 11, 2)
    assert "2 Nov 2026" in as_("chief").get(address).content.decode()
