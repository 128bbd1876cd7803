"""What of a plan can be printed and taken away."""

import pytest

from goldenthread.features.plans.models import Plan
from tests.query_budget import assert_within


@pytest.fixture
def address(world):
    return f"/harbour/plan/{world.plan.ref}/paper/"


def test_each_rendition_says_how_long_it_is(as_, address, with_milestone):
    with_milestone()
    page = as_("governor").get(address).content.decode()
    assert "Pocket guide" in page
    assert "to read" in page
    assert "does not fit" not in page


def test_what_is_over_its_side_is_said_with_the_lines_to_shorten(as_, world, address, with_milestone):
    with_milestone(1500)
    page = as_("chief").get(address).content.decode()
    assert "Pocket guide does not fit on one side" in page
    assert "words fewer" in page
    assert f"/harbour/plan/part/{world.aim.ref}/" in page


def test_its_queries_do_not_grow_with_the_plan(as_, address):
    client = as_("chief")
    assert_within(22, lambda: client.get(address))


def test_a_draft_is_for_those_who_may_change_it(as_, world, address):
    Plan.objects.filter(pk=world.plan.pk).update(state="draft")
    assert as_("trustee").get(address).status_code == 404
    assert "Draft of 21 November 2026" in as_("chief").get(address).content.decode()


def test_a_stranger_is_told_that_there_is_no_such_page(as_, address):
    assert as_("stranger").get(address).status_code == 404
