"""What has happened to a plan during the year."""

import datetime as dt

import pytest

from goldenthread.features.plans import operations
from goldenthread.features.plans.models import Element, Variation
from tests.query_budget import queries_of

LONG_AGO = dt.date(2020, 1, 1)


@pytest.fixture
def noted(world, chief):
    return operations.add_variation(
        plan=world.plan, kind="financial", dated_on=LONG_AGO, text="Energy prices rise.", effect="Less heat.",
        parts=[world.aim], by=chief,
    )  # fmt: skip


@pytest.fixture
def address(world):
    return f"/harbour/plan/{world.plan.ref}/variations/"


def test_a_variation_shows_its_kind_its_effect_the_parts_and_the_edits_since(as_, world, chief, noted, address):
    operations.revise_element(element=world.aim, title="Every child warm", by=chief)
    page = as_("chief").get(address).content.decode()
    for said in ("Energy prices rise.", "Financial", "Less heat.", "1 edit since", "Every child warm"):
        assert said in page


def test_what_was_changed_on_its_day_before_it_was_noted_is_no_edit_since(as_, world, chief, address):
    operations.revise_element(element=world.aim, title="Every child warm", by=chief)
    noted = operations.add_variation(
        plan=world.plan, kind="social", dated_on=LONG_AGO, text="A mill closes.", parts=[world.aim], by=chief
    )
    Variation.objects.filter(pk=noted.pk).update(dated_on=noted.created_at.date())
    assert "edit since" not in as_("chief").get(address).content.decode()


def test_whoever_may_not_read_the_trail_sees_no_edits(as_, world, chief, noted, address):
    operations.revise_element(element=world.aim, title="Every child warm", by=chief)
    assert "edit since" not in as_("trustee").get(address).content.decode()


def test_it_stands_on_the_plan_and_in_the_guide_of_its_year(as_, world, chief, noted):
    Element.objects.filter(pk=world.aim.pk).update(year_milestones={"2026/27": "Half way"})
    operations.add_variation(
        plan=world.plan, kind="social", dated_on=dt.date(2026, 11, 2), text="A mill closes.", by=chief
    )
    assert "A mill closes." in as_("trustee").get(f"/harbour/plan/{world.plan.ref}/").content.decode()
    guide = as_("trustee").get(f"/harbour/plan/{world.plan.ref}/pocket-guide/").content.decode()
    assert "A mill closes." in guide
    assert "Energy prices rise." not in guide


def test_the_number_of_queries_does_not_grow_with_the_variations(as_, world, chief, noted, address):
    browser = as_("chief")
    few = len(queries_of(lambda: browser.get(address)))
    for _ in range(5):
        operations.add_variation(
            plan=world.plan, kind="social", dated_on=LONG_AGO, text="More.", parts=[world.aim], by=chief
        )
    assert len(queries_of(lambda: browser.get(address))) == few


def test_a_stranger_is_told_that_there_is_no_such_page(as_, address):
    assert as_("stranger").get(address).status_code == 404
