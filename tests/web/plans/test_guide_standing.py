"""How a year's pocket guide stands with those named for it."""

import pytest

from goldenthread.features.plans import operations as planning

YEAR = "2026/27"


@pytest.fixture
def address(world):
    return f"/harbour/plan/{world.plan.ref}/pocket-guide/standing/?year={YEAR}"


def test_a_guide_says_who_is_still_to_speak(as_, world, address):
    for who, does in (("Senior forum", "discuss"), ("Heads’ group", "agree")):
        planning.name_for_guide(plan=world.plan, year=YEAR, who=who, does=does, by=None)
    page = as_("trustee").get(address).content.decode()
    assert "To be discussed by Senior forum" in page
    assert "Name a body" not in page


def test_a_guide_of_which_nobody_was_named_says_so(as_, address):
    assert "Nobody is named yet" in as_("chief").get(address).content.decode()
