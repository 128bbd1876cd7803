"""A plan on its way: draft, live, ended."""

import pytest

from goldenthread.features.plans import operations
from tests.web.plans.drawn import drawn


@pytest.fixture
def address(world):
    return f"/harbour/plan/{world.school_plan.ref}/state/"


def test_a_draft_without_a_gate_is_made_live_and_then_everybody_there_sees_it(as_, world, address):
    world.school_plan.kind = "department"
    world.school_plan.save()
    operations.revise_plan(plan=world.school_plan, state="draft", by=world.people["head"])
    whole = f"/harbour/plan/{world.school_plan.ref}/"
    assert as_("governor").get(whole).status_code == 404
    head = as_("head")
    assert head.post(address, drawn(head.get(address))).status_code == 302
    assert as_("governor").get(whole).status_code == 200


def test_a_plan_is_ended(as_, world, address):
    head = as_("head")
    head.post(address, drawn(head.get(address), state="ended"))
    world.school_plan.refresh_from_db()
    assert world.school_plan.state == "ended"


def test_somebody_elses_change_is_shown_first(as_, world, address):
    head = as_("head")
    page = head.get(address)
    operations.revise_plan(plan=world.school_plan, title="Renamed", by=world.people["chief"])
    answer = head.post(address, drawn(page, state="ended"))
    assert answer.status_code == 409
    assert "Renamed" in answer.content.decode()
    again = drawn(page, state="ended", revision=answer.context["form"].data["revision"])
    assert head.post(address, again).status_code == 302


def test_an_invented_state_is_refused(as_, world, address):
    head = as_("head")
    assert head.post(address, drawn(head.get(address), state="burnt")).status_code == 422


@pytest.mark.parametrize("who", ["stranger", "other_head", "governor", "trustee"])
def test_whoever_may_not_change_the_plan_finds_no_such_page(as_, address, who):
    assert as_(who).post(address, {"state": "ended", "revision": 1}).status_code == 404
