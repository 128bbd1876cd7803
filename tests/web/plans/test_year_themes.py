"""What each strand is about in one year."""

import datetime as dt

import pytest

from goldenthread.features.plans.models import Element, Plan
from goldenthread.features.plans.queries.agreed import variations
from tests.web.plans.drawn import drawn


@pytest.fixture
def address(world):
    return f"/harbour/plan/{world.plan.ref}/themes/"


def test_a_theme_stands_in_its_own_years_guide_only(as_, world, address):
    Element.objects.filter(pk=world.aim.pk).update(year_milestones={"2026/27": "Half", "2027/28": "All"})
    browser = as_("chief")
    typed = drawn(browser.get(address), **{f"theme_{world.strand.ref}": "Sleep well, learn well"})
    assert browser.post(address, typed).status_code == 302
    guide = f"/harbour/plan/{world.plan.ref}/pocket-guide/"
    assert "Sleep well, learn well" in browser.get(guide).content.decode()
    assert "Sleep well, learn well" not in browser.get(f"{guide}?year=2027/28").content.decode()


def test_another_year_is_set_for_itself_and_has_its_own_guide(as_, world, address):
    as_("chief").post(f"{address}?year=2027/28", {f"theme_{world.strand.ref}": "Move more"})
    guide = as_("chief").get(f"/harbour/plan/{world.plan.ref}/pocket-guide/?year=2027/28").content.decode()
    assert "Move more" in guide
    assert "Pocket guide 2027/28" in guide
    assert variations.themes_of(world.plan, "2027/28") == {world.strand.pk: "Move more"}
    assert variations.themes_of(world.plan, "2026/27") == {}


def test_a_year_that_the_plan_does_not_cover_is_this_one(as_, address):
    assert "Themes of 2026/27" in as_("chief").get(f"{address}?year=1066").content.decode()


def test_a_plan_by_calendar_year_is_offered_its_own_years(as_, world, address):
    Plan.objects.filter(pk=world.plan.pk).update(starts_on=dt.date(2026, 1, 1), ends_on=dt.date(2028, 12, 31))
    page = as_("chief").get(address).content.decode()
    assert "Themes of 2026<" in page
    assert '?year=2028"' in page
    assert "2026/27" not in page


def test_too_long_a_theme_is_refused_and_kept(as_, world, address):
    answer = as_("chief").post(address, {f"theme_{world.strand.ref}": "x" * 201})
    assert answer.status_code == 422
    assert "x" * 201 in answer.content.decode()


@pytest.mark.parametrize("who", ["stranger", "head", "trustee"])
def test_whoever_may_not_change_the_plan_finds_no_such_page(as_, address, who):
    assert as_(who).post(address, {}).status_code == 404
