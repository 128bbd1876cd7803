"""Setting the order in which a kind of thing is agreed."""

import pytest

from goldenthread.features.approvals.models import OwnRoute
from goldenthread.features.approvals.routes import route_for
from goldenthread.features.plans import operations

PAGE = "/harbour/approvals/order/plan/school/"
ORDER = ("school-plan.sign-off", "school-plan.agree-locally")


@pytest.fixture
def typed():
    return {"step0": ORDER[0], "step1": ORDER[1], "revision": "0"}


def test_a_trust_puts_the_steps_in_its_own_order_and_back(world, as_, typed):
    assert as_("governance").post(PAGE, typed).status_code == 302
    assert [step.decision for step in route_for(world.trust, "plan", "school").steps] == list(ORDER)
    assert "your own" in as_("governance").get("/harbour/approvals/order/").content.decode()
    assert as_("governance").post(PAGE, {"do": "usual"}).status_code == 302
    assert [step.key for step in route_for(world.trust, "plan", "school").steps] == ["local", "board", "trust"]


def test_what_is_on_its_way_keeps_its_order(world, as_, typed):
    sent = operations.send_plan(plan=world.school_plan, by=world.people["head"], post=world.posts["head"])
    as_("governance").post(PAGE, typed)
    sent.refresh_from_db()
    assert [step["key"] for step in sent.route] == ["local", "board", "trust"]


@pytest.mark.parametrize("wrong", [{"step0": "", "step1": ""}, {"step1": ORDER[0]}, {"step0": "nobody.knows"}])
def test_an_order_that_cannot_be_is_refused_in_words(as_, typed, wrong):
    assert as_("governance").post(PAGE, typed | wrong).status_code == 422
    assert not OwnRoute.objects.exists()


def test_a_stale_form_is_told(as_, typed):
    as_("governance").post(PAGE, typed)
    assert as_("governance").post(PAGE, typed).status_code == 409


def test_a_kind_that_is_not_agreed_has_no_order(as_):
    assert as_("governance").get("/harbour/approvals/order/plan/unheard-of/").status_code == 404
    assert as_("head").post(PAGE, {}).status_code == 404
