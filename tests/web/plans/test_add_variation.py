"""Noting a variation."""

import pytest

from goldenthread.features.plans.models import Variation
from tests.web.plans.drawn import drawn


@pytest.fixture
def address(world):
    return f"/harbour/plan/{world.plan.ref}/variations/new/"


def test_a_development_is_noted_with_the_parts_that_it_touches(as_, world, address):
    browser = as_("chief")
    typed = drawn(browser.get(address), kind="political", text="A new framework.", parts=[world.aim.ref])
    assert browser.post(address, typed).status_code == 302
    variation = Variation.objects.get()
    assert (variation.kind, variation.parts.get()) == ("political", world.aim)


@pytest.mark.parametrize(
    "typed", [{"text": ""}, {"kind": "weather"}, {"dated_on": "2027-01-01"}, {"parts": ["nothing"]}]
)
def test_what_cannot_be_is_refused_and_nothing_typed_is_lost(as_, address, typed):
    browser = as_("chief")
    answer = browser.post(address, drawn(browser.get(address), effect="Kept words") | typed)
    assert answer.status_code == 422
    assert "Kept words" in answer.content.decode()


@pytest.mark.parametrize("who", ["stranger", "head", "trustee"])
def test_whoever_may_not_change_the_plan_finds_no_such_page(as_, address, who):
    assert as_(who).post(address, {}).status_code == 404
