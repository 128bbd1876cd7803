"""From a line of the pocket guide to its one page, and on to the local plans that carry it."""

import pytest

from goldenthread.features.plans import operations
from goldenthread.features.plans.models import Element


@pytest.fixture
def address(world):
    operations.take_up(upper=world.aim, lower=world.priority, by=world.people["chief"])
    return f"/harbour/plan/part/{world.aim.ref}/on-a-page/"


def test_it_says_what_the_part_says_and_who_carries_it(as_, world, address):
    page = as_("chief").get(address).content.decode()
    assert "What success looks like" in page
    assert "Haven High" in page
    assert f"/harbour/plan/part/{world.priority.ref}/" in page


def test_a_local_plan_out_of_sight_is_not_named(as_, world, address):
    assert world.priority.title not in as_("other_head").get(address).content.decode()


def test_a_page_that_is_over_says_what_to_shorten(as_, world, address):
    Element.objects.filter(pk=world.aim.pk).update(text=" ".join(["safe"] * 2000))
    page = as_("chief").get(address).content.decode()
    assert "does not fit on one side" in page
    assert "words fewer" in page


def test_a_stranger_is_told_that_there_is_no_such_page(as_, address):
    assert as_("stranger").get(address).status_code == 404
