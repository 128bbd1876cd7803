"""How far a part has come, school by school."""

import pytest

from goldenthread.features.plans import operations
from tests.query_budget import assert_within


@pytest.fixture
def address(world):
    operations.assign(element=world.aim, post=world.posts["initiative"], by=world.people["chief"])
    return f"/harbour/plan/part/{world.aim.ref}/schools/"


def said(school, state, words=""):
    return {f"state_{school.ref}": state, f"said_{school.ref}": words}


def test_the_lead_says_it_for_every_school_and_earlier_words_stay(as_, world, address):
    lead = as_("initiative")
    lead.post(address, said(world.marsh_lane, "live") | said(world.haven_high, "under way", "Old contract"))
    lead.post(address, said(world.marsh_lane, "live") | said(world.haven_high, "live"))
    assert world.aim.rollouts.count() == 3
    page = lead.get(address).content.decode()
    assert "Live in 2 of 2" in page
    assert "Old contract" in page


def test_a_head_says_it_for_their_own_school_alone(as_, world, address):
    as_("head").post(address, said(world.marsh_lane, "live") | said(world.haven_high, "under way"))
    assert [one.school for one in world.aim.rollouts.all()] == [world.haven_high]


def test_those_who_only_read_say_nothing_and_see_their_own_schools(as_, world, address):
    operations.say_roll_out(element=world.aim, words={world.marsh_lane: ("live", "In May")}, by=None)
    assert as_("trustee").post(address, said(world.haven_high, "live")).status_code == 404
    assert "In May" in as_("trustee").get(address).content.decode()
    assert "In May" not in as_("governor").get(address).content.decode()


def test_a_school_for_which_it_is_nothing_does_not_count(as_, world, address):
    words = {world.marsh_lane: ("live", ""), world.haven_high: ("not for us", "No nursery")}
    operations.say_roll_out(element=world.aim, words=words, by=None)
    assert "Live in 1 of 1" in as_("trustee").get(address).content.decode()


def test_the_page_asks_as_few_questions_for_many_schools(as_, address, grow):
    client = as_("chief")
    client.get(address)
    before = assert_within(20, lambda: client.get(address))
    grow(12)
    assert assert_within(20, lambda: client.get(address)) == before
