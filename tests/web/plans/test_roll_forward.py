"""A rolling plan, moved on by a year."""

import datetime as dt

import pytest

from goldenthread.features.plans import operations
from goldenthread.features.plans.models import Plan
from tests.web.plans.drawn import drawn


@pytest.fixture
def address(world):
    Plan.objects.filter(pk=world.plan.pk).update(rolling_years=5)
    return f"/harbour/plan/{world.plan.ref}/roll-forward/"


def test_the_years_move_on_and_what_is_done_is_archived_with_its_reason(as_, world, chief, address):
    operations.give_progress(element=world.aim, status="done", said="All in.", by=chief)
    browser = as_("chief")
    typed = drawn(browser.get(address))
    assert (typed["period_words"], typed[f"part_{world.aim.ref}"]) == ("2026-31", "close")
    browser.post(address, typed | {f"why_{world.aim.ref}": "Finished in July."})
    world.plan.refresh_from_db()
    assert (world.plan.title, world.plan.ends_on) == ("Strategic plan 2026-31", dt.date(2031, 8, 31))
    page = browser.get(f"/harbour/plan/{world.plan.ref}/versions/").content.decode()
    assert "Finished in July." in page
    assert "September 2026 to August 2031" in browser.get(f"/harbour/plan/{world.plan.ref}/").content.decode()


def test_a_plan_without_its_days_is_sent_to_say_them(as_, world, address):
    Plan.objects.filter(pk=world.plan.pk).update(starts_on=None, ends_on=None)
    browser = as_("chief")
    page = browser.get(address)
    assert "Say first from when" in page.content.decode()
    assert browser.post(address, drawn(page)).status_code == 422


def test_somebody_elses_change_is_to_be_looked_at_first(as_, world, chief, address):
    browser = as_("chief")
    page = browser.get(address)
    operations.revise_plan(plan=world.plan, title="Renamed", by=chief)
    assert browser.post(address, drawn(page)).status_code == 409


@pytest.mark.parametrize("who", ["stranger", "head", "trustee"])
def test_whoever_may_not_change_the_plan_finds_no_such_page(as_, address, who):
    assert as_(who).post(address, {}).status_code == 404
