"""Setting a target in a sentence, and correcting what was understood of it."""

import datetime as dt

import pytest

from goldenthread.features.measures.models import Target
from tests.features.measures.figures_of import d, record, standing


def address(world) -> str:
    return f"/harbour/measures/{world.attendance.ref}/targets/new/"


def read(world, as_, text: str) -> str:
    answer = as_("education").post(address(world), {"text": text})
    assert answer.status_code == 200
    assert not Target.objects.exists()  # read, not yet set
    return answer.content.decode()


def test_a_sentence_is_read_and_said_back_before_it_is_set(world, as_) -> None:
    page = read(world, as_, "Attendance of at least 95 % by July 2027")
    assert "Is this what you mean?" in page
    assert "ttendance at least 95" in page
    assert 'value="2027-07-31"' in page


def test_what_is_set_keeps_the_words_beside_what_was_understood(world, as_) -> None:
    record(world, world.haven_high, "90.2")
    typed = {
        "set": "yes", "text": "Attendance of at least 95 % by July 2027", "op": ">=", "value": "95",
        "due_words": "by July 2027", "due_until": "2027-07-31", "tolerance": "1", "steps": "2025/26: 93\n2026/27: 95",
    }  # fmt: skip
    assert as_("education").post(address(world), typed).status_code == 302
    target = Target.objects.get()
    assert (target.text, target.value, target.due_until) == (typed["text"], d("95"), dt.date(2027, 7, 31))
    assert target.steps == {"2025/26": "93", "2026/27": "95"}
    assert standing(world.attendance, world.haven_high).status == "off track"


def test_what_cannot_be_checked_is_met_with_a_suggestion(world, as_) -> None:
    page = read(world, as_, "Highly effective attendance")
    assert "say what would be seen or counted" in page


def test_what_is_unclear_is_asked_and_not_settled(world, as_) -> None:
    page = read(world, as_, "Attendance significantly above national by July 2027")
    assert "How far from the benchmark counts as significant?" in page
    assert '<option value="significantly" selected>' in page


def test_a_sentence_that_claims_two_things_says_what_is_left_out(world, as_) -> None:
    assert "It claims more than one thing" in read(world, as_, "Attendance above 95 % and punctuality above 97 %")


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ({"value": "a lot"}, "is not a number"),
        ({"op": "in", "value": "9", "value_to": "5"}, "below where it begins"),
        ({"steps": "soon"}, "is not a year, a colon and a figure"),
        ({"steps": "soon: 5"}, "is not an academic year"),
        ({"due_until": "31st of June"}, "valid date"),
        ({"text": ""}, "required"),
        ({"school": "nosuch1"}, "not one of the available choices"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_typed_is_lost(world, as_, typed, says) -> None:
    whole = {
        "set": "yes",
        "text": "Better attendance",
        "op": ">=",
        "value": "95",
        "due_words": "one fine day",
        **typed,
    }
    answer = as_("education").post(address(world), whole)
    assert answer.status_code == 422
    assert says in answer.content.decode()
    assert "one fine day" in answer.content.decode()
    assert not Target.objects.exists()


@pytest.mark.parametrize("text", ["x" * 1999, "<script>alert(1)</script> 95 %", "٣٪ by ١٤", "(((((((((" * 100])
def test_any_words_at_all_are_read(world, as_, text) -> None:
    assert as_("education").post(address(world), {"text": text}).status_code == 200


@pytest.mark.parametrize("who", ["head", "trustee", "stranger"])
def test_others_find_no_page(world, as_, who) -> None:
    assert as_(who).post(address(world), {"text": "Better", "set": "yes"}).status_code == 404
    assert not Target.objects.exists()
