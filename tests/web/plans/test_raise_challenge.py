"""Challenging any piece of work."""

import datetime as dt
import re

import pytest

from goldenthread.features.activity.models import Task
from goldenthread.features.plans import operations
from goldenthread.features.plans.models import Challenge

ADDRESS = "/harbour/plan/challenges/new/"


@pytest.fixture
def address(world):
    operations.assign(element=world.aim, post=world.posts["initiative"], by=world.people["chief"])
    return f"{ADDRESS}element/{world.aim.ref}/"


@pytest.mark.parametrize("who", ["head", "education", "trustee", "initiative", "stranger"])
def test_only_the_chief_officer_challenges(as_, who, address):
    assert as_(who).get(address).status_code == 404
    assert as_(who).post(address, {"says": "Ours"}).status_code == 404


def test_whoever_leads_is_proposed_and_asked_to_answer_by_the_day(as_, world, address):
    chief = as_("chief")
    assert f'value="{world.posts["initiative"].ref}" selected' in chief.get(address).content.decode()
    chief.post(address, {"says": "Eleven fields", "asked": world.posts["initiative"].ref, "answer_by": "2026-11-27"})
    task = Task.objects.get(kind="answer for work")
    assert (task.post, task.due_on) == (world.posts["initiative"], dt.date(2026, 11, 27))
    asked = as_("initiative")
    (to_it,) = set(re.findall(r'href="(/harbour/plan/challenge/[^"]+)"', asked.get("/harbour/").content.decode()))
    assert asked.get(to_it).status_code == 200


def test_a_day_that_is_over_is_refused_and_nothing_typed_is_lost(as_, world, address):
    typed = {"says": "Eleven fields", "asked": world.posts["initiative"].ref, "answer_by": "2026-11-01"}
    answer = as_("chief").post(address, typed)
    assert answer.status_code == 422
    assert "Eleven fields" in answer.content.decode()
    assert not Challenge.objects.exists()


def test_what_nobody_can_see_is_not_challenged(as_, address):
    for about in ("element/nothing/", "nonsense/x/", ""):
        assert as_("chief").get(ADDRESS + about).status_code == 404
