"""Saying how sure one is, beside the figures and changing nothing in them."""

import pytest

from goldenthread.features.measures.models import Sureness
from tests.features.measures.figures_of import aim_for, record, standing

SAID = {"level": "confident", "words": "The new family worker began last week."}


@pytest.fixture
def off_track(world):
    aim_for(world, ">=", 95)
    record(world, world.haven_high, "90")
    return f"/harbour/measures/{world.attendance.ref}/confidence/?school={world.haven_high.ref}"


def test_it_stands_beside_the_figures_with_the_name_and_changes_no_status(world, as_, off_track):
    assert as_("head").post(off_track, SAID).status_code == 302
    there = standing(world.attendance, world.haven_high)
    assert (there.status, there.confidence) == ("off track", "confident")
    page = as_("trustee").get(f"/harbour/measures/{world.attendance.ref}/?school={world.haven_high.ref}")
    assert f"The new family worker began last week. ({world.people['head'].name}, " in page.content.decode()
    assert "what do they know that the figures do not?" in page.content.decode()


def test_a_new_word_keeps_the_one_before(world, as_, off_track):
    browser = as_("head")
    browser.post(off_track, SAID)
    browser.post(off_track, {"level": "some doubt", "words": "She is ill."})
    page = browser.get(off_track).content.decode()
    assert page.index("She is ill.") < page.index("The new family worker")
    assert standing(world.attendance, world.haven_high).confidence == "some doubt"


@pytest.mark.parametrize("wrong", [{"words": " "}, {"level": "certain"}, {"words": "x" * 500}])
def test_what_is_wrong_is_said_and_nothing_typed_is_lost(as_, off_track, wrong):
    answer = as_("head").post(off_track, SAID | wrong)
    assert answer.status_code == 422
    assert (SAID | wrong)["words"].strip() in answer.content.decode()
    assert not Sureness.objects.exists()


def test_only_who_answers_for_a_place_says_so_there(world, as_, off_track):
    assert as_("trustee").post(off_track, SAID).status_code in {403, 404}
    other = off_track.replace(world.haven_high.ref, world.marsh_lane.ref)
    assert as_("head").post(other, SAID).status_code == 404
    assert as_("head").post(off_track.partition("?")[0], SAID).status_code == 404
    assert as_("stranger").post(off_track, SAID).status_code == 404
    assert not Sureness.objects.exists()
