"""Putting a standing otherwise, by name and with a reason."""

import datetime as dt

import pytest

from goldenthread.features.measures.models import Override, Standing
from tests.features.measures.figures_of import aim_for, record, standing

SAID = {"status": "at risk", "reason": "One class was away on a residential."}


@pytest.fixture
def off_track(world):
    aim_for(world, ">=", 95, due_words="July 2027", due_until=dt.date(2027, 7, 31))
    record(world, world.haven_high, "90")
    return f"/harbour/measures/{world.attendance.ref}/override/?school={world.haven_high.ref}"


def test_both_words_are_shown_with_the_name_and_the_reason(world, as_, off_track):
    assert as_("education").post(off_track, SAID).status_code == 302
    there = standing(world.attendance, world.haven_high)
    assert (there.status, there.by_rule) == ("at risk", "off track")
    address = f"/harbour/measures/{world.attendance.ref}/?school={world.haven_high.ref}"
    page = as_("head").get(address).content.decode()
    assert "Director of education says it is at risk: One class was away" in page
    assert "By the figures alone" in page
    assert "put by a person; by the figures off track" in as_("chief").get("/harbour/measures/").content.decode()


def test_with_the_next_figure_the_rule_speaks_again(world, as_, off_track):
    as_("education").post(off_track, SAID)
    record(world, world.haven_high, "91", period="2026/27 spring")
    assert standing(world.attendance, world.haven_high).by_rule == ""
    assert standing(world.attendance, world.haven_high).status == "off track"


def test_it_can_be_taken_back(world, as_, off_track):
    as_("education").post(off_track, SAID)
    assert "Let the figures speak again" in as_("education").get(off_track).content.decode()
    assert as_("education").post(off_track, {"take_back": "yes"}).status_code == 302
    assert standing(world.attendance, world.haven_high).status == "off track"
    assert as_("education").post(off_track, {"take_back": "yes"}).status_code == 302
    assert Override.objects.get().ended_on is not None


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ({"reason": " "}, "Fill this in."),
        ({"reason": "x" * 300}, "at most 240"),
        ({"status": "no data"}, "Choose one of those"),
        ({"status": "off track"}, "The figures say off track already"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_kept(world, as_, off_track, typed, says):
    answer = as_("education").post(off_track, SAID | typed)
    assert answer.status_code == 422
    assert says in answer.content.decode()
    assert not Override.objects.exists()


def test_of_no_figure_nothing_is_said(world, as_):
    aim_for(world, ">=", 95)
    answer = as_("education").post(f"/harbour/measures/{world.attendance.ref}/override/", SAID)
    assert answer.status_code == 422
    assert "no figure yet" in answer.content.decode()


@pytest.mark.parametrize("who", ["head", "trustee", "stranger"])
def test_who_does_not_set_targets_says_nothing_over_them(world, as_, off_track, who):
    assert as_(who).post(off_track, SAID).status_code in {403, 404}
    assert not Standing.objects.exclude(by_rule="").exists()
