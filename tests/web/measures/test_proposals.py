"""All that one school is to be held to: one draft out for comment, set in one go."""

import datetime as dt

import pytest
from django.utils.html import strip_tags

from goldenthread.features.approvals import operations as approving
from goldenthread.features.approvals.models import Approval, Consultation
from goldenthread.features.measures.models import Measure, Target
from goldenthread.features.organisations.models import Body
from tests.web.measures.test_target import HELD

KIND = "target-set"


@pytest.fixture
def proposed(world, as_):
    """Two targets that are proposed of Haven High."""
    second = Measure.objects.create(
        trust=world.trust, key="second", name="Reading", kind="percentage", unit="%", order=9, frequency="term"
    )
    for measure in (world.attendance, second):
        given = HELD | {"school": world.haven_high.ref, "why": "Two schools like ours did it.", "propose": "yes"}
        page = as_("education").post(f"/harbour/measures/{measure.ref}/targets/new/", given)
        assert page.status_code == 302, strip_tags(page.content.decode())
    return list(Target.objects.order_by("pk"))


def page_of(world):
    return f"/harbour/measures/proposals/{world.haven_high.ref}/"


def ask(world, as_):
    """Send the draft to the head, as the browser does."""
    sent = as_("education").post(
        f"/harbour/approvals/consult/{KIND}/{world.haven_high.ref}/",
        {"says": "Are they within reach?", "closes_on": "2026-12-04", "posts": [world.posts["head"].ref]},
    )
    assert sent.status_code == 302, strip_tags(sent.content.decode())
    return Consultation.objects.get(subject_kind=KIND)


def test_the_draft_goes_out_with_each_target_to_be_spoken_of(as_, world, proposed):
    page = strip_tags(as_("education").get(page_of(world)).content.decode())
    assert "Ask the head and the local body first" in page
    asked = ask(world, as_)
    assert [one[2].split(":")[0] for one in asked.words] == ["Attendance", "Reading"]
    here = f"/harbour/approvals/round/{asked.ref}/"
    part = next(one for one in asked.passages if one.title.startswith("Reading"))
    said = as_("head").post(here, {"do": "say", "text": "94 is what we can do.", "part": part.ref})
    assert said.status_code == 302, strip_tags(said.content.decode())
    assert "94 is what we can do." in strip_tags(as_("education").get(here).content.decode())


def test_the_board_sets_them_in_one_go(as_, world, proposed):
    Body.objects.get_or_create(trust=world.trust, kind="board", defaults={"key": "the-board", "name": "Board"})
    asked = ask(world, as_)
    approving.sum_up(consultation=asked, heard="They are.", changed="Nothing.", by=world.people["education"])
    as_("education").post(f"/harbour/approvals/send/{KIND}/{world.haven_high.ref}/", {"reason": "For the board"})
    way = Approval.objects.get(subject_kind=KIND)
    as_("trustee").post(f"/harbour/approvals/{way.ref}/", {"do": "agreed", "step": "board", "minute": "Item 4"})
    assert not Target.objects.filter(is_proposed=True).exists()
    assert set(Target.objects.values_list("set_on", flat=True)) == {dt.date(2026, 11, 21)}
    page = strip_tags(as_("head").get(page_of(world)).content.decode())
    assert "Nothing is proposed" in page
    assert "Item 4" in page
    alone = f"/harbour/measures/{world.attendance.ref}/targets/{proposed[0].ref}/"
    page = strip_tags(as_("head").get(alone).content.decode())
    assert "Item 4" in page
    assert "Nobody yet" not in page


def test_while_they_are_with_the_board_none_of_them_is_changed(as_, world, proposed):
    asked = ask(world, as_)
    approving.sum_up(consultation=asked, heard="They are.", changed="Nothing.", by=world.people["education"])
    as_("education").post(f"/harbour/approvals/send/{KIND}/{world.haven_high.ref}/", {"reason": ""})
    edit = f"/harbour/measures/{world.attendance.ref}/targets/{proposed[0].ref}/edit/"
    page = as_("education").post(edit, HELD | {"value": "90", "school": world.haven_high.ref, "revision": "1"})
    assert "take it back first" in page.content.decode()


def test_one_of_them_may_go_to_the_board_alone_once_all_were_asked_about(as_, world, proposed):
    asked = ask(world, as_)
    alone = f"/harbour/measures/{world.attendance.ref}/targets/{proposed[0].ref}/"
    assert "Send it to be set" not in as_("education").get(alone).content.decode()
    approving.sum_up(consultation=asked, heard="They are.", changed="Nothing.", by=world.people["education"])
    assert "Send it to be set" in as_("education").get(alone).content.decode()


def test_what_is_proposed_of_a_school_is_not_found_elsewhere(as_, world, proposed):
    assert as_("other_head").get(page_of(world)).status_code == 404
    assert as_("stranger").get(page_of(world)).status_code == 404
    assert "Ask for comments" not in as_("governor").get(page_of(world)).content.decode()
    address = f"/harbour/approvals/consult/{KIND}/{world.haven_high.ref}/"
    assert as_("governor").get(address).status_code == 404
