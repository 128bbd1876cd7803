"""Adopting a plan."""

import datetime as dt

import pytest

from goldenthread.features.organisations.models import Body
from goldenthread.features.plans import operations
from goldenthread.features.plans.models import Plan, Version
from tests.web.plans.drawn import drawn


@pytest.fixture
def board(world):
    return Body.objects.create(trust=world.trust, key="board", name="Trust Board", kind="board")


@pytest.fixture
def address(world):
    return f"/harbour/plan/{world.plan.ref}/adopt/"


def test_the_board_adopts_a_draft_which_is_frozen_and_becomes_live(as_, world, chief, board, address):
    operations.revise_plan(plan=world.plan, state="draft", by=chief)
    browser = as_("governance")
    answer = browser.post(address, drawn(browser.get(address), edition="Second edition"))
    version = Version.objects.get()
    assert answer["Location"] == f"/harbour/plan/version/{version.ref}/"
    assert (version.body, version.adopted_by, version.edition) == (board, "Trust Board", "Second edition")
    world.plan.refresh_from_db()
    assert (world.plan.state, world.plan.adopted_on) == ("live", dt.date(2026, 11, 21))


def test_the_form_proposes_the_year_of_the_plan_and_a_review_in_a_year(as_, board, address):
    page = as_("chief").get(address)
    assert page.context["form"].initial["edition"] == "Year 2 (2026/27)"
    assert page.context["form"].initial["next_review_on"] == dt.date(2027, 11, 21)
    assert "What will be frozen" in page.content.decode()
    assert "is live for the same years" not in page.content.decode()


def test_another_live_plan_of_the_same_years_is_told_before_it_is_adopted(as_, world, board, address):
    Plan.objects.create(trust=world.trust, kind="trust", title="Trust strategy 2026-29", state="live")
    page = as_("chief").get(address).content.decode()
    assert "Trust strategy 2026-29</a> is live for the same years" in page


@pytest.mark.parametrize(
    "typed", [{"adopted_on": "2027-01-01"}, {"next_review_on": "2026-01-01"}, {"body": "nobody"}, {"adopted_on": ""}]
)
def test_what_cannot_be_is_refused_with_what_was_typed(as_, board, address, typed):
    browser = as_("chief")
    answer = browser.post(address, drawn(browser.get(address), note="Kept words", **typed))
    assert answer.status_code == 422
    assert "Kept words" in answer.content.decode()
    assert not Version.objects.exists()


def test_somebody_else_than_a_body_is_named(as_, address):
    browser = as_("chief")
    page = browser.get(address)
    assert browser.post(address, drawn(page, body="other", adopted_by="")).status_code == 422
    assert browser.post(address, drawn(page, body="other", adopted_by="Chair's action")).status_code == 302


def test_somebody_elses_change_is_to_be_looked_at_first(as_, world, chief, board, address):
    browser = as_("chief")
    page = browser.get(address)
    operations.revise_plan(plan=world.plan, title="Renamed", by=chief)
    answer = browser.post(address, drawn(page))
    assert answer.status_code == 409
    again = drawn(page, revision=answer.context["form"].data["revision"])
    assert browser.post(address, again).status_code == 302


@pytest.mark.parametrize("who", ["stranger", "head", "trustee"])
def test_whoever_may_not_change_the_plan_finds_no_such_page(as_, address, who):
    assert as_(who).post(address, {}).status_code == 404


def test_a_plan_without_a_part_is_not_adopted(as_, world, chief, board):
    empty = operations.create_plan(trust=world.trust, kind="trust", title="Next", by=chief)
    page = f"/harbour/plan/{empty.ref}/adopt/"
    browser = as_("chief")
    answer = browser.post(page, drawn(browser.get(page)))
    assert answer.status_code == 422
    assert "There is nothing in the plan yet" in answer.content.decode()
    assert not Version.objects.exists()


def test_a_school_plan_is_adopted_at_its_gate(as_, world, board):
    page = f"/harbour/plan/{world.school_plan.ref}/adopt/"
    browser = as_("chief")
    answer = browser.post(page, drawn(browser.get(page)))
    assert answer.status_code == 422
    assert "It is adopted at its gate" in answer.content.decode()
    assert not Version.objects.exists()
