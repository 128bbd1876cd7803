"""Taking a variation out."""

import pytest

from goldenthread.features.plans import operations
from goldenthread.features.plans.models import Variation
from goldenthread.features.trail.models import Entry
from tests.world import TODAY


@pytest.fixture
def address(world, chief):
    made = operations.add_variation(plan=world.plan, kind="social", dated_on=TODAY, text="A mill closes.", by=chief)
    return f"/harbour/plan/variation/{made.ref}/remove/"


def test_it_is_taken_out_once_confirmed_and_the_trail_keeps_its_words(as_, address):
    browser = as_("chief")
    assert "Take this variation out?" in browser.get(address).content.decode()
    assert Variation.objects.exists()
    browser.post(address)
    assert not Variation.objects.exists()
    assert Entry.objects.latest("pk").before["text"] == "A mill closes."


@pytest.mark.parametrize("who", ["stranger", "head", "trustee"])
def test_whoever_may_not_change_the_plan_finds_no_such_page(as_, address, who):
    assert as_(who).post(address).status_code == 404
