"""Noting a talk with a member."""

from goldenthread.features.members.models import Talk
from goldenthread.features.trail.models import Entry

PAGE = "/harbour/governance/talks/new/"


def typed(local, **other):
    return {"member": f"{local.ref}:0", "held_on": "2026-11-12", "went_well": "Hush, well.", "way": "", **other}


def test_who_keeps_the_members_notes_a_talk_whose_words_stay_off_the_trail(as_, world, local):
    assert as_("governance").post(PAGE, typed(local)).status_code == 302
    assert Talk.objects.get().went_well == "Hush, well."
    assert "Hush" not in str(list(Entry.objects.values_list("after", flat=True)))
    assert "100" in as_("governance").get("/harbour/governance/talks/").content.decode()


def test_a_day_to_come_is_refused_and_who_chairs_nothing_holds_none(as_, local):
    page = as_("governance").post(PAGE, typed(local, held_on="2027-01-01"))
    assert (page.status_code, "Hush, well." in page.content.decode()) == (422, True)
    for who in ("head", "trustee", "governor", "stranger"):
        assert as_(who).post(PAGE, typed(local)).status_code == 404
