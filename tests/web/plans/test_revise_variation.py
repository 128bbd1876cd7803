"""Changing a variation."""

import pytest

from goldenthread.features.plans import operations
from tests.web.plans.drawn import drawn
from tests.world import TODAY


@pytest.fixture
def variation(world, chief):
    return operations.add_variation(plan=world.plan, kind="social", dated_on=TODAY, text="A mill closes.", by=chief)


@pytest.fixture
def address(variation):
    return f"/harbour/plan/variation/{variation.ref}/edit/"


def test_its_words_and_parts_are_changed(as_, world, variation, address):
    browser = as_("chief")
    browser.post(address, drawn(browser.get(address), text="Two mills close.", parts=[world.strand.ref]))
    variation.refresh_from_db()
    assert (variation.text, variation.parts.get()) == ("Two mills close.", world.strand)


def test_two_people_at_once_are_shown_both_texts(as_, variation, chief, address):
    browser = as_("chief")
    page = browser.get(address)
    operations.revise_variation(variation=variation, text="Three mills close.", by=chief)
    answer = browser.post(address, drawn(page, text="Two mills close."))
    assert answer.status_code == 409
    assert "Three mills close." in answer.content.decode()
    assert "Two mills close." in answer.content.decode()


@pytest.mark.parametrize("who", ["stranger", "head", "trustee"])
def test_whoever_may_not_change_the_plan_finds_no_such_page(as_, address, who):
    assert as_(who).post(address, {}).status_code == 404
