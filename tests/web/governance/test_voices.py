"""Advocates: who speaks for each school, what they raised, and the reply."""

import datetime as dt

import pytest

from goldenthread.features.governance import operations as meetings
from goldenthread.features.governance.models import Question
from goldenthread.features.organisations import operations

PAGE, ASK = "/harbour/governance/voices/", "/harbour/governance/questions/new/"


@pytest.fixture
def advocates(world):
    body = operations.form_body(
        trust=world.trust, by=None, name="Advocates", kind="group", lead=world.posts["head"], wants_every_school=True
    )
    operations.take_seat(
        body=body, by=None, name="Pupil advocate", school=world.haven_high, category="Pupil",
        from_on=dt.date(2026, 9, 1),
    )  # fmt: skip
    return body


def test_a_matter_is_raised_for_the_advocates_and_everybody_sees_its_reply(as_, advocates):
    typed = {"body": advocates.ref, "asks": "May we have a quiet room?", "asker": "Pupil advocates, Haven High"}
    assert as_("head").post(ASK, typed).status_code == 302
    waiting = as_("governor").get(PAGE).content.decode()
    assert all(words in waiting for words in ("1 matter waits", "Pupil advocate (Pupil)", "Nobody yet", "quiet room"))
    answered = {"answer": "From January.", "revision": ""}
    as_("governance").post(f"/harbour/governance/questions/{Question.objects.get().ref}/", answered)
    page = as_("governor").get(PAGE).content.decode()
    assert all(words in page for words in ("From January.", "Pupil advocates, Haven High", "has its reply"))


def test_how_often_a_school_was_there_stands_beside_who_speaks_for_it(as_, advocates):
    meeting = meetings.call_meeting(body=advocates, by=None, held_on=dt.date(2026, 11, 3))
    seat = advocates.memberships.get()
    meetings.record_attendance(meeting=meeting, by=None, came={f"{seat.ref}:Pupil advocate": "present"})
    assert "came to 1 of 1" in as_("governor").get(PAGE).content.decode()


def test_cohorts_for_whom_nobody_speaks_are_named_at_every_school_that_has_them(as_, world, advocates):
    typed = {"name": "Advocates", "cohorts": "Years 7 to 8\nKey stage 2", "wants_every_school": "on"}
    body = f"/harbour/governance/bodies/{advocates.ref}"
    assert as_("governance").post(f"{body}/change/", typed).status_code == 302
    seat = f"/harbour/governance/bodies/seat/{advocates.memberships.get().ref}/"
    typed = {"speaks_for": "Year 8", "from_on": "2026-09-01", "category": "Pupil", "school": world.haven_high.ref}
    as_("governance").post(seat, typed)
    page = as_("governor").get(PAGE).content.decode()
    assert "Pupil advocate (Pupil, Year 8)" in page
    assert "for Year 7" in page
    assert "Key stage 2" in page
    assert "Nobody speaks for Year 7, Key stage 2 of Haven High." in as_("governor").get(f"{body}/").content.decode()


def test_whoever_has_no_part_in_it_raises_nothing(as_, advocates):
    assert "Raise a matter" not in as_("governor").get(PAGE).content.decode()
    assert as_("stranger").get(PAGE).status_code == 404
