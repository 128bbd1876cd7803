"""Answering in a round."""

import pytest

from goldenthread.features.plans import operations as planning
from goldenthread.features.reviews import operations
from tests.features.measures.figures_of import record
from tests.features.reviews.held import opened, part_of

TYPED = {"status": "on track", "said": "It goes.", "next_step": "", "confidence": "high", "answers_to": ""}


@pytest.fixture
def part(world):
    return part_of(opened(world), world.priority)


@pytest.fixture
def address(part):
    return f"/harbour/year/rounds/parts/{part.ref}/answer/"


def test_the_last_words_are_there_to_be_changed(as_, world, address):
    planning.give_progress(element=world.priority, status="at risk", said="Last words.", by=world.people["head"])
    assert "Last words." in as_("head").get(address).content.decode()


def test_what_the_figures_say_stands_beside_the_question(as_, world, address):
    record(world, world.haven_high, "91.4")
    planning.measure_by(element=world.priority, measure=world.attendance, by=world.people["head"])
    shown = as_("head").get(address).content.decode()
    assert "What the figures say" in shown
    assert "91.4" in shown


def test_an_answer_is_kept_with_what_shows_it(as_, world, part, address):
    shown = {"evidence": "Register of 20 November", "evidence_address": "https://example.org/r"}
    assert as_("head").post(address, TYPED | shown).status_code == 302
    part.refresh_from_db()
    assert (part.confidence, part.note.said) == ("high", "It goes.")
    assert world.priority.evidence.get().title == "Register of 20 November"


def test_saying_how_a_part_stands_leads_here_while_the_round_is_open(as_, world, address):
    answer = as_("head").get(f"/harbour/plan/part/{world.priority.ref}/progress/")
    assert answer["Location"] == address


@pytest.mark.parametrize("wrong", [{"said": ""}, {"status": "fine"}, {"confidence": "x"}, {"evidence_address": "no"}])
def test_what_cannot_be_is_refused_and_nothing_typed_is_lost(as_, address, wrong):
    answer = as_("head").post(address, TYPED | {"next_step": "Kept words"} | wrong)
    assert answer.status_code == 422
    assert "Kept words" in answer.content.decode()


def test_of_two_who_answer_at_once_the_second_is_shown_the_first(as_, world, address):
    as_("education").post(address, TYPED | {"said": "First."})
    answer = as_("head").post(address, TYPED | {"said": "Second."})
    assert answer.status_code == 409
    assert "First." in answer.content.decode()
    assert "Second." in answer.content.decode()


def test_after_the_closing_words_are_kept_and_said_to_be_late(as_, part, address):
    operations.close_round(round_=part.within.round, by=None)
    assert "The round was closed" in as_("head").get(address).content.decode()
    assert "marked late" in as_("head").post(address, TYPED, follow=True).content.decode()


@pytest.mark.parametrize("who", ["trustee", "governor", "other_head", "stranger"])
def test_whoever_does_not_speak_for_it_finds_no_such_page(as_, address, who):
    assert as_(who).post(address, TYPED).status_code == 404
