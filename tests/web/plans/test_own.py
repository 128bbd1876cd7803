"""Who leads a local plan, and whose it is."""

import pytest

from goldenthread.features.plans.models import Ownership

OWNER = {"deed": "owner", "owner": "trust", "from_on": "2026-09-01", "reason": "The board decided in July."}


@pytest.fixture
def page(world):
    return f"/harbour/plan/{world.school_plan.ref}/own/"


def test_a_head_names_who_leads_it(world, as_, page):
    as_("head").post(page, {"lead": world.posts["head"].ref, "revision": world.school_plan.revision})
    world.school_plan.refresh_from_db()
    assert world.school_plan.lead == world.posts["head"]


def test_the_trust_takes_a_plan_over_and_gives_it_back_and_both_days_are_kept(world, as_, page):
    as_("chief").post(page, OWNER)
    as_("chief").post(page, OWNER | {"owner": "place", "from_on": "2026-11-01"})
    assert list(Ownership.objects.values_list("owner", flat=True)) == ["place", "trust"]
    shown = as_("head").get(page).content.decode()
    assert "1 September 2026" in shown
    assert "1 November 2026" in shown


def test_it_cannot_change_hands_before_it_did_last(world, as_, page):
    as_("chief").post(page, OWNER)
    answer = as_("chief").post(page, OWNER | {"owner": "place", "from_on": "2026-08-01"})
    assert answer.status_code == 422
    assert "changed hands after that day already" in answer.content.decode()


def test_a_head_cannot_take_it_from_the_trust(as_, page):
    as_("head").post(page, OWNER)
    assert not Ownership.objects.exists()


def test_two_who_name_a_lead_at_once_are_told(world, as_, page):
    as_("head").post(page, {"lead": world.posts["head"].ref, "revision": world.school_plan.revision})
    answer = as_("chief").post(page, {"lead": "", "revision": world.school_plan.revision})
    assert answer.status_code == 409


@pytest.mark.parametrize("who", ["trustee", "other_head", "stranger"])
def test_nobody_else_opens_it(as_, page, who):
    assert as_(who).get(page).status_code == 404
