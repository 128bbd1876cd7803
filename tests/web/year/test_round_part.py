"""One part of a round, looked at closer."""

import pytest

from goldenthread.features.reviews.models import Question
from tests.features.reviews.held import answer, opened, part_of


@pytest.fixture
def part(world):
    round_ = opened(world)
    answer(world, round_)
    return part_of(round_, world.priority)


@pytest.fixture
def address(part):
    return f"/harbour/year/rounds/parts/{part.ref}/"


def test_a_governor_asks_and_the_head_replies(as_, part, address):
    assert as_("governor").post(address, {"do": "ask", "asks": "How do you know?"}).status_code == 302
    question = Question.objects.get()
    assert "How do you know?" in as_("trustee").get(address).content.decode()
    as_("head").post(address, {"do": "reply", "question": question.ref, "answer": "We counted."})
    assert "We counted." in as_("governor").get(address).content.decode()


def test_who_moderates_agrees_or_sees_it_otherwise(as_, world, part, address):
    as_("education").post(address, {"do": "agree"})
    part.refresh_from_db()
    assert part.agreed_by == world.people["education"]
    as_("education").post(address, {"do": "correct", "status": "at risk", "said": "Not so fast."})
    newest, before = world.priority.notes.all()[:2]
    assert newest.status == "at risk"
    assert before.said in as_("governor").get(address).content.decode().split("Said before in this round")[1]


def test_nobody_agrees_to_their_own_word(as_, world, part, address):
    assert "for somebody else to say" in as_("head").get(address).content.decode()
    assert as_("head").post(address, {"do": "agree"}).status_code == 404
    as_("head").post(
        f"/harbour/year/rounds/{part.within.round.ref}/{world.school_plan.ref}/", {"remark": "So it is."}
    )
    part.refresh_from_db()
    assert part.agreed_on is None


@pytest.mark.parametrize(
    ("who", "typed"),
    [
        ("governor", {"do": "agree"}), ("governor", {"do": "correct", "status": "at risk", "said": "x"}),
        ("initiative", {"do": "ask", "asks": "x"}), ("trustee", {"do": "reply", "answer": "x"}),
        ("head", {"do": "x"}),
    ],
)  # fmt: skip
def test_whoever_may_not_do_it_finds_no_such_deed(as_, address, who, typed):
    assert as_(who).post(address, typed).status_code == 404


@pytest.mark.parametrize("who", ["other_head", "stranger"])
def test_another_schools_part_is_not_there(as_, address, who):
    assert as_(who).get(address).status_code == 404


def test_an_empty_question_is_refused(as_, address):
    assert as_("governor").post(address, {"do": "ask", "asks": " "}).status_code == 422
