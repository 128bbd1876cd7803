"""Saying what each question of a survey tells of."""

import pytest

from goldenthread.features.intake import operations
from tests.web.intake.waiting import survey_waiting


@pytest.fixture
def waiting(world):
    return survey_waiting(world)


def test_a_question_can_tell_of_a_measure_that_is_kept_already(as_, waiting, world):
    page = as_("data").post(
        f"/harbour/bring-in/{waiting.ref}/questions/",
        {"answered_on": "2026-11-12", "frequency": "year", "staff-0": world.attendance.ref, "staff-1": "out"},
        follow=True,
    )
    assert "2 added" in page.content.decode()
    waiting.refresh_from_db()
    assert {line["year"] for line in waiting.staged["readings"]} == {"2026/27 autumn"}


def test_two_questions_cannot_tell_of_one_measure(as_, waiting, world):
    ref = world.attendance.ref
    page = as_("data").post(
        f"/harbour/bring-in/{waiting.ref}/questions/",
        {"answered_on": "2026-11-12", "frequency": "year", "staff-0": ref, "staff-1": ref},
    )
    assert page.status_code == 422
    assert "Another question tells of “Attendance” already." in page.content.decode()


def test_a_survey_that_was_decided_on_is_not_told_again(as_, waiting, world):
    operations.discard(load=waiting, by=world.people["data"])
    page = as_("data").get(f"/harbour/bring-in/{waiting.ref}/questions/")
    assert page.status_code == 302
    assert as_("stranger").get(f"/harbour/bring-in/{waiting.ref}/questions/").status_code == 404
