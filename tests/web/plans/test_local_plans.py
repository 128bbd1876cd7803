"""Which place has which plan, and which are missing."""

import datetime as dt

import pytest

from goldenthread.features.activity.models import Task
from goldenthread.features.plans import operations
from goldenthread.features.plans.models import Plan
from tests.query_budget import queries_of

PAGE = "/harbour/plan/local/"


@pytest.fixture
def asked(world, chief):
    """Every school was asked for a community plan by the end of August."""
    return operations.expect_plans(
        trust=world.trust, kind="community", of="schools", due_on=dt.date(2026, 8, 31), by=chief
    )


def test_every_plan_stands_under_its_kind_with_its_place_and_lead(world, chief, as_):
    operations.lead_plan(plan=world.school_plan, lead=world.posts["head"], by=chief)
    page = as_("trustee").get(PAGE).content.decode()
    assert "School plans" in page
    assert "led by Head, Haven High" in page
    assert "Not counted yet" in page
    assert "0 of 1 priorities have a target with a day; it counts once each has." in page
    assert "1 not counted yet" in page


def test_who_has_none_is_named(asked, as_):
    page = as_("chief").get(PAGE).content.decode()
    assert "2 missing" in page
    assert page.count("No Community engagement plan yet") == 2


def test_before_the_day_a_plan_is_waited_for(world, chief, as_):
    operations.expect_plans(trust=world.trust, kind="recovery", of="schools", due_on=dt.date(2027, 1, 8), by=chief)
    assert "2 not in yet" in as_("chief").get(PAGE).content.decode()


def test_a_head_sees_their_own_place_alone(asked, as_):
    page = as_("head").get(PAGE).content.decode()
    assert "Haven High" in page
    assert "Marsh Lane" not in page


def test_a_draft_is_in_the_list_of_those_who_may_change_it(world, as_):
    Plan.objects.filter(pk=world.school_plan.pk).update(state="draft")
    assert "1 in draft" in as_("chief").get(PAGE).content.decode()
    assert "School plan 2026/27" not in as_("trustee").get(PAGE).content.decode()


def test_its_queries_do_not_grow_with_the_trust(asked, grow, as_):
    chief = as_("chief")
    chief.get(PAGE)
    before = len(queries_of(lambda: chief.get(PAGE)))
    grow(20)
    assert len(queries_of(lambda: chief.get(PAGE))) == before


def test_the_trust_next_door_is_not_there(as_):
    assert as_("stranger").get(PAGE).status_code == 404


def test_whoever_should_write_a_plan_is_asked_once_until_it_is_begun(asked, world, as_):
    assert operations.ask_for_missing_plans(trust=world.trust) == 2
    assert operations.ask_for_missing_plans(trust=world.trust) == 0
    task = Task.objects.get(kind="begin plan", post=world.posts["head"])
    assert (task.title, task.due_on) == ("Begin the community engagement plan of Haven High", dt.date(2026, 8, 31))
    assert "Begin it" in as_("head").get("/harbour/").content.decode()
    assert "late since" in as_("chief").get(PAGE).content.decode()
    operations.begin_local_plan(
        trust=world.trust, kind="community", title="Ours", school=world.haven_high, by=world.people["head"]
    )
    asked_still = Task.objects.filter(kind="begin plan", closed_at=None)
    assert [task.post for task in asked_still] == [world.posts["other_head"]]


def test_a_plan_expected_far_off_is_not_asked_for_yet(world, chief):
    operations.expect_plans(trust=world.trust, kind="recovery", of="schools", due_on=dt.date(2027, 3, 1), by=chief)
    assert operations.ask_for_missing_plans(trust=world.trust) == 0
