"""Throwing a draft plan away that was begun by mistake."""

import pytest

from goldenthread.features.plans import operations as planning
from goldenthread.features.plans.models import Plan
from goldenthread.features.trail.models import Entry


@pytest.fixture
def begun(world):
    Plan.objects.filter(pk=world.school_plan.pk).update(state=Plan.State.DRAFT)
    world.school_plan.refresh_from_db()
    planning.add_element(plan=world.school_plan, title="Begun too soon", by=world.people["head"])
    world.school_plan.refresh_from_db()
    return world.school_plan


def test_a_draft_of_ones_own_is_gone_and_the_trail_keeps_what_it_said(as_, world, begun):
    address = f"/harbour/plan/{begun.ref}/discard/"
    assert as_("other_head").post(address, {"revision": begun.revision}).status_code == 404
    assert as_("head").post(address, {"revision": begun.revision - 1}).status_code == 409
    assert as_("head").post(address, {"revision": begun.revision}).status_code == 302
    assert not Plan.objects.filter(pk=begun.pk).exists()
    assert "Begun too soon" in Entry.objects.get(did="threw the draft away").before["parts"]


def test_what_others_worked_on_or_is_in_force_stays(as_, world, begun):
    planning.add_element(plan=begun, title="The chief's own", by=world.people["chief"])
    begun.refresh_from_db()
    address = f"/harbour/plan/{begun.ref}/discard/"
    answer = as_("head").post(address, {"revision": begun.revision})
    assert answer.status_code == 422
    assert "Chief executive worked on it too" in answer.content.decode()
    Plan.objects.filter(pk=begun.pk).update(state=Plan.State.LIVE)
    assert "Only a draft" in as_("head").get(address).content.decode()
