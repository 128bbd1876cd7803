"""One challenge: answered by whoever answers for the work, then settled, or asked again."""

import datetime as dt

import pytest

from goldenthread.features.activity.models import Task
from goldenthread.features.plans import operations
from goldenthread.foundation.subjects import Subject


@pytest.fixture
def raised(world):
    subject = Subject("element", world.aim.ref, str(world.aim), "")
    return operations.raise_challenge(
        trust=world.trust, subject=subject, says="Eleven fields", asked=world.posts["initiative"],
        answer_by=dt.date(2026, 11, 27), by=world.people["chief"],
    )  # fmt: skip


@pytest.fixture
def page(raised):
    return f"/harbour/plan/challenge/{raised.ref}/"


ANSWER = {"deed": "answer", "outcome": "changes", "said": "Three fields, once a term.", "revision": 1}


@pytest.mark.parametrize("who", ["head", "trustee", "education", "stranger"])
def test_nobody_but_the_two_reads_it(as_, who, page):
    assert as_(who).get(page).status_code == 404
    assert as_(who).post(page, ANSWER).status_code == 404


def test_the_answer_says_what_becomes_of_the_work_and_both_read_it(as_, raised, page):
    as_("initiative").post(page, ANSWER)
    raised.refresh_from_db()
    assert raised.state == "answered"
    assert not Task.objects.filter(kind="answer for work", closed_at=None).exists()
    for who in ("chief", "initiative"):
        assert "Three fields, once a term." in as_(who).get(page).content.decode()


def test_an_answer_without_what_becomes_of_it_is_none(as_, page):
    answer = as_("initiative").post(page, ANSWER | {"outcome": ""})
    assert answer.status_code == 422
    assert "Three fields" in answer.content.decode()


def test_whoever_asks_does_not_answer_and_whoever_is_asked_does_not_settle(as_, page):
    assert as_("chief").post(page, ANSWER).status_code == 404
    assert as_("initiative").post(page, {"deed": "settle", "revision": 1}).status_code == 404


def test_an_answer_that_is_not_enough_is_asked_for_again(as_, raised, page):
    as_("initiative").post(page, ANSWER)
    as_("chief").post(page, {"deed": "again", "said": "Three is two too many", "answer_by": "", "revision": 2})
    raised.refresh_from_db()
    assert (raised.state, raised.answer_by) == ("raised", dt.date(2026, 11, 28))
    assert Task.objects.filter(kind="answer for work", closed_at=None).exists()


def test_an_answer_stands_and_of_two_words_at_once_the_second_reads_the_first(as_, raised, page):
    as_("initiative").post(page, ANSWER)
    assert as_("chief").post(page, {"deed": "settle", "revision": 1}).status_code == 409
    as_("chief").post(page, {"deed": "settle", "revision": 2})
    raised.refresh_from_db()
    assert raised.state == "settled"
