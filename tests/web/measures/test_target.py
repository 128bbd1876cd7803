"""What one school is held to: proposed, asked about, set by the board."""

import datetime as dt

import pytest
from django.utils.html import strip_tags

from goldenthread.features.approvals import operations as approving
from goldenthread.features.approvals.models import Approval
from goldenthread.features.measures.models import Target
from goldenthread.features.organisations.models import Body

HELD = {"text": "Attendance of 95 % by July 2027", "op": ">=", "value": "95", "due_words": "July 2027", "tier": "1"}


@pytest.fixture
def proposed(world, as_):
    here = f"/harbour/measures/{world.attendance.ref}/targets/new/"
    given = HELD | {"school": world.haven_high.ref, "why": "Two schools like ours did it.", "propose": "yes"}
    page = as_("education").post(here, given)
    assert page.status_code == 302, strip_tags(page.content.decode())
    return Target.objects.get()


def page_of(target):
    return f"/harbour/measures/{target.measure.ref}/targets/{target.ref}/"


def heard(world, target):
    """Ask the head, and sum it up."""
    asked = approving.open_round(
        trust=world.trust, subject_kind="target", subject_ref=target.ref, title=target.text, bodies=[],
        posts=[world.posts["head"]], says="Is it within reach?", closes_on=dt.date(2026, 12, 4),
        by=world.people["education"], post=world.posts["education"], school=world.haven_high,
    )  # fmt: skip
    approving.sum_up(consultation=asked, heard="It is.", changed="Nothing.", by=world.people["education"])


def test_it_is_proposed_asked_about_and_set_by_the_board(as_, world, proposed):
    Body.objects.get_or_create(trust=world.trust, kind="board", defaults={"key": "the-board", "name": "Board"})
    assert proposed.is_proposed
    page = as_("education").get(page_of(proposed)).content.decode()
    assert "Nobody has been asked for comments yet" in page
    asks = as_("education").get(f"/harbour/approvals/consult/target/{proposed.ref}/").content.decode()
    assert f'value="{world.posts["head"].ref}" selected' in asks
    heard(world, proposed)
    as_("education").post(f"/harbour/approvals/send/target/{proposed.ref}/", {"reason": "For the board"})
    way = Approval.objects.get(subject_ref=proposed.ref)
    as_("trustee").post(f"/harbour/approvals/{way.ref}/", {"do": "agreed", "step": "board", "minute": "Item 4"})
    proposed.refresh_from_db()
    assert not proposed.is_proposed
    page = strip_tags(as_("head").get(page_of(proposed)).content.decode())
    assert "Head, Haven High" in page
    assert "Trustee" in page
    assert "Item 4" in page


def test_while_it_is_with_the_board_it_stays_as_it_is(as_, world, proposed):
    heard(world, proposed)
    as_("education").post(f"/harbour/approvals/send/target/{proposed.ref}/", {"reason": ""})
    edit = f"{page_of(proposed)}edit/"
    page = as_("education").post(edit, HELD | {"value": "90", "school": world.haven_high.ref, "revision": "1"})
    assert "take it back first" in page.content.decode()


def test_a_reason_is_asked_for_and_a_school_and_strangers_find_nothing(as_, world, proposed):
    here = f"/harbour/measures/{world.attendance.ref}/targets/new/"
    page = as_("education").post(here, HELD | {"school": world.haven_high.ref, "propose": "yes"})
    assert "Say why it is ambitious and within reach" in page.content.decode()
    page = as_("education").post(here, HELD | {"why": "So.", "propose": "yes"})
    assert "Say for which school" in page.content.decode()
    assert as_("other_head").get(page_of(proposed)).status_code == 404
    assert as_("stranger").get(page_of(proposed)).status_code == 404
