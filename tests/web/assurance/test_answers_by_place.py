"""What schools answered to one checklist, side by side: subject by school, with what differs."""

import datetime as dt

import pytest

from goldenthread.features.assurance import operations
from goldenthread.features.assurance.models import Answer, Check
from tests.query_budget import assert_within


@pytest.fixture
def specifications(world):
    """Return a round in which two schools said which specifications they enter for."""
    checklist = operations.take_checklist(trust=world.trust, key="exam-specifications", by=None)
    when = operations.When("2026", "Specifications of 2026", dt.date(2026, 11, 2), dt.date(2026, 12, 2))
    schools = [world.marsh_lane, world.haven_high]
    operations.open_rounds(checklist=checklist, times=[when], schools=schools, by=None)
    said = {
        world.marsh_lane: {"mathematics": "Pelham 1MA1", "history": "Pelham 1HI0", "art": "Corvus 8201"},
        world.haven_high: {"mathematics": "pelham 1ma1.", "history": "Corvus 8145"},
    }
    for school, answers in said.items():
        check = Check.objects.select_related("round__checklist").get(school=school)
        given = {key: operations.Said(answer) for key, answer in answers.items()}
        operations.answer_check(check=check, said=given, by=world.people["head"])
    return checklist.rounds.get()


def test_subjects_by_school_with_what_differs(as_, specifications, world):
    page = f"/harbour/assurance/round/{specifications.ref}/side-by-side/"
    shown = as_("data").get(page).content.decode()
    assert "1 question is answered differently" in shown
    assert "No answer is given by most" in shown
    assert "Not said by 1" in shown
    only = as_("data").get(f"{page}?only=differences").content.decode()
    assert "History: board and code" in only
    assert "Mathematics: board and code" not in only
    assert page in as_("data").get(f"/harbour/assurance/round/{specifications.ref}/").content.decode()
    Answer.objects.filter(check_sheet__school=world.marsh_lane).delete()
    later = as_("data").get(page).content.decode()
    assert "differently" not in later
    assert later.index(">Haven High</a>") < later.index(">Marsh Lane</a>"), "who said nothing yet comes last"


def test_a_head_sees_what_the_own_school_said_and_few_questions_are_asked(as_, specifications):
    head, page = as_("head"), f"/harbour/assurance/round/{specifications.ref}/side-by-side/"
    shown = head.get(page).content.decode()
    assert "Corvus 8145" in shown
    assert "Corvus 8201" not in shown
    assert_within(10, lambda: head.get(page))
