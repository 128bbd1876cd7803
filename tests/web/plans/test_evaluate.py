"""Evaluating a plan, once a year."""

import datetime as dt

import pytest

from goldenthread.features.activity.models import Task
from goldenthread.features.organisations.models import Body
from goldenthread.features.plans import operations
from goldenthread.features.plans.models import Plan, Version
from tests.web.plans.drawn import drawn


@pytest.fixture
def address(world):
    Body.objects.create(trust=world.trust, key="board", name="Trust Board", kind="board")
    return f"/harbour/plan/{world.plan.ref}/evaluate/"


def test_what_was_found_is_kept_with_the_plan_as_it_stood_and_the_review_stays(as_, world, address):
    Plan.objects.filter(pk=world.plan.pk).update(next_review_on=dt.date(2028, 1, 1))
    browser = as_("governance")
    browser.post(address, drawn(browser.get(address), said="Reading is ahead, attendance behind."))
    version = Version.objects.get()
    assert (version.occasion, version.adopted_by, version.adopted_on) == ("evaluated", "Trust Board", None)
    world.plan.refresh_from_db()
    assert (world.plan.next_review_on, world.plan.adopted_on) == (dt.date(2028, 1, 1), None)
    assert "Reading is ahead" in as_("trustee").get(f"/harbour/plan/{world.plan.ref}/versions/").content.decode()


def test_it_is_asked_for_a_year_after_the_last_and_the_task_opens_the_page(as_, world, address):
    assert operations.ask_for_evaluations(trust=world.trust) == 1
    task = Task.objects.get(kind="evaluate plan")
    assert (task.post, task.due_on) == (world.posts["chief"], dt.date(2026, 9, 1))
    browser = as_("chief")
    assert address in browser.get("/harbour/").content.decode()
    browser.post(address, drawn(browser.get(address), said="All well."))
    task.refresh_from_db()
    assert task.closed_at
    assert operations.ask_for_evaluations(trust=world.trust) == 0


@pytest.mark.parametrize("typed", [{"said": ""}, {"evaluated_on": "2027-01-01"}, {"body": "other"}])
def test_what_cannot_be_is_refused(as_, address, typed):
    browser = as_("chief")
    answer = browser.post(address, drawn(browser.get(address), said="Kept words") | typed)
    assert answer.status_code == 422
    assert not Version.objects.exists()


@pytest.mark.parametrize("who", ["stranger", "head", "trustee"])
def test_whoever_may_not_change_the_plan_finds_no_such_page(as_, address, who):
    assert as_(who).post(address, {}).status_code == 404
