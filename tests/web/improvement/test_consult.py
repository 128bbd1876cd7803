"""One consult that was asked for, and what comes of it."""

import datetime as dt

import pytest

from goldenthread.features.activity.models import Task
from goldenthread.features.improvement import operations
from goldenthread.features.improvement.models import Consult, Support

LATER = dt.date(2026, 12, 4)


@pytest.fixture
def asked(stabilised, world):
    return operations.ask_consult(
        school=stabilised, of=world.posts["education"], asks="How do we keep homework going?", answer_by=LATER,
        post=world.posts["head"], by=world.people["head"],
    )  # fmt: skip


def page_of(row):
    return f"/harbour/improvement/consult/{row.ref}/"


def open_tasks():
    return sorted(Task.objects.filter(subject_kind="consult", closed_at=None).values_list("kind", flat=True))


def test_a_yes_is_heard_of_and_what_was_given_is_logged_from_it(as_, asked):
    yes = {"do": "answer", "says_yes": "yes", "takes_place_on": "2026-12-01", "answer": "Gladly."}
    assert as_("education").post(page_of(asked), yes).status_code == 302
    assert open_tasks() == ["give consult", "hear of consult"]
    assert "Gladly." in as_("head").get(page_of(asked)).content.decode()
    as_("head").post(page_of(asked), {"do": "read"})
    assert open_tasks() == ["give consult"]
    log = f"/harbour/improvement/school/{asked.school.ref}/support/?consult={asked.ref}"
    as_("education").post(log, {
        "kind": "consult", "given_on": "2026-11-20", "days": "0.5", "people": "1", "said": "Two hours on homework.",
    })  # fmt: skip
    asked.refresh_from_db()
    assert (asked.state, asked.support) == (Consult.State.GIVEN, Support.objects.get())
    assert open_tasks() == ["hear of consult"]


def test_a_no_needs_its_reason_and_stays_typed(as_, asked):
    page = as_("education").post(page_of(asked), {"do": "answer", "says_yes": "no", "answer": " "})
    assert page.status_code == 422
    as_("education").post(page_of(asked), {"do": "answer", "says_yes": "no", "answer": "Not before Easter."})
    page = as_("head").get(page_of(asked)).content.decode()
    assert "Not before Easter." in page
    assert "Ask somebody else" in page


def test_without_an_answer_by_its_day_it_lapses_and_whoever_asked_hears_of_it(asked, world, as_):
    assert operations.lapse_consults(trust=world.trust) == 0
    Consult.objects.update(answer_by=dt.date(2026, 11, 1))
    assert operations.lapse_consults(trust=world.trust) == 1
    assert open_tasks() == ["hear of consult"]
    assert "Lapsed without an answer" in as_("head").get(page_of(asked)).content.decode()


def test_it_is_taken_back_by_whoever_asked_and_answered_by_nobody_else(as_, asked):
    assert as_("head").post(page_of(asked), {"do": "answer", "says_yes": "yes"}).status_code == 404
    assert as_("education").post(page_of(asked), {"do": "back"}).status_code == 404
    as_("head").post(page_of(asked), {"do": "back"})
    assert open_tasks() == []
    assert as_("stranger").get(page_of(asked)).status_code == 404
