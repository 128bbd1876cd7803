"""A plan that was brought in is taken back whole; later work is listed first."""

import pytest

from goldenthread.features.intake import operations
from goldenthread.features.intake.models import PlanImport
from goldenthread.features.plans import operations as planning
from goldenthread.features.plans.models import Plan
from tests.web.intake.waiting import bring, page_of


@pytest.fixture
def brought(as_, world):
    waiting = bring(as_("chief"))
    operations.commit_plan(waiting=waiting, by=world.people["chief"])
    return PlanImport.objects.get(pk=waiting.pk)


def test_it_asks_first(as_, brought):
    assert "The whole plan goes" in as_("chief").get(page_of(brought, "undo/")).content.decode()
    assert Plan.objects.filter(pk=brought.plan_id).exists()


def test_it_is_taken_back_and_can_be_looked_through_again(as_, brought):
    as_("chief").post(page_of(brought, "undo/"))
    assert not Plan.objects.filter(pk=brought.plan_id).exists()
    as_("chief").post(page_of(brought), {"decision": "take up"})
    brought.refresh_from_db()
    assert (brought.state, len(brought.staged["parts"])) == ("staged", 5)


def test_later_work_is_listed_and_stays_unless_it_is_meant(as_, brought, world):
    part = brought.plan.elements.first()
    planning.revise_element(element=part, by=world.people["chief"], drawn_from=None, title="Better words")
    page = as_("chief").post(page_of(brought, "undo/"))
    assert page.status_code == 409
    assert "Better words" in page.content.decode()
    as_("chief").post(page_of(brought, "undo/"), {"even_edited": "yes"})
    assert not Plan.objects.filter(pk=brought.plan_id).exists()


def test_a_plan_that_people_work_by_is_not_taken_back(as_, brought):
    Plan.objects.filter(pk=brought.plan_id).update(state=Plan.State.LIVE)
    assert as_("chief").post(page_of(brought, "undo/"), {"even_edited": "yes"}).status_code == 409
    assert Plan.objects.filter(pk=brought.plan_id).exists()


@pytest.mark.parametrize("who", ["head", "trustee", "stranger"])
def test_who_may_not_change_the_plan_finds_no_page(as_, brought, who):
    assert as_(who).post(page_of(brought, "undo/")).status_code in {403, 404}
    assert Plan.objects.filter(pk=brought.plan_id).exists()
