"""Saying how a part stands, in one screen."""

import re

import pytest

from goldenthread.features.plans import operations
from goldenthread.features.plans.models import ProgressNote

WORDS = {"status": "at risk", "said": "Three of five are in.", "next_step": "Visit the other two."}


@pytest.fixture
def address(world):
    return f"/harbour/plan/part/{world.aim.ref}/progress/"


def _last_ref(world):
    last = world.aim.notes.first()
    return last.ref if last else ""


def test_the_last_words_are_carried_forward(as_, address, taken_up):
    page = as_("chief").get(address).content.decode()
    assert "Two of five are in.</textarea>" in page
    assert re.search(r'value="on track"[^>]*checked', page)


def test_what_is_said_stands_on_the_thread_in_the_name_of_the_post(as_, world, address, taken_up):
    answer = as_("chief").post(address, WORDS | {"answers_to": _last_ref(world)})
    assert answer.status_code == 302
    note = world.aim.notes.first()
    assert (note.status, note.said, note.next_step) == tuple(WORDS.values())
    assert note.post == world.posts["chief"]


def test_whoever_leads_the_part_may_speak_of_it_and_others_may_not(as_, world, address, chief):
    assert as_("initiative").get(address).status_code == 404
    operations.assign(element=world.aim, post=world.posts["initiative"], by=chief)
    assert as_("initiative").post(address, WORDS).status_code == 302
    assert world.aim.notes.get().post == world.posts["initiative"]


@pytest.mark.parametrize("who", ["trustee", "head", "governor", "stranger"])
def test_a_reader_cannot_speak_of_the_trusts_plan(as_, address, who):
    assert as_(who).post(address, WORDS).status_code == 404
    assert not ProgressNote.objects.exists()


@pytest.mark.parametrize(
    ("typed", "says"),
    [({"said": ""}, "Fill this in."), ({"status": "splendid"}, "Choose one of those"),
     ({"said": "x" * 4_001}, "at most 4000 characters"), ({"said": "   "}, "Fill this in.")],
)  # fmt: skip
def test_what_is_wrong_is_said_and_what_was_typed_is_kept(as_, address, typed, says):
    answer = as_("chief").post(address, WORDS | typed)
    assert answer.status_code == 422
    page = answer.content.decode()
    assert says in page
    assert WORDS["next_step"] in page


def test_somebody_who_spoke_meanwhile_is_heard_before_ones_own_words_are_kept(as_, world, address, taken_up):
    drawn_from = _last_ref(world)
    operations.give_progress(element=world.aim, status="off track", said="It is worse.", by=world.people["education"])
    answer = as_("chief").post(address, WORDS | {"answers_to": drawn_from})
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "It is worse." in page
    assert WORDS["said"] in page
    assert as_("chief").post(address, WORDS | {"answers_to": _last_ref(world)}).status_code == 302
