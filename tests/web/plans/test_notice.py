"""One notice of harm: acknowledged, answered with what is changed, and kept."""

import pytest

from goldenthread.features.activity.models import Task
from goldenthread.features.plans import operations
from goldenthread.features.plans.models import Notice


@pytest.fixture
def told(world):
    return operations.raise_notice(
        upper=world.aim, school=world.haven_high, lower=world.priority, effect="It costs us our Fridays.",
        post=world.posts["governor"], by=world.people["governor"],
    )  # fmt: skip


@pytest.fixture
def page(told):
    return f"/harbour/plan/notice/{told.ref}/"


ANSWER = {"do": "answer", "said": "We had not asked you.", "changes": "Thursdays from now on.", "revision": 1}


def test_the_board_acknowledges_it_and_it_stays_open(world, told, as_, page):
    as_("trustee").post(page, {"do": "acknowledge", "said": "We hear you.", "revision": 1})
    told.refresh_from_db()
    assert told.state == "acknowledged"
    assert Task.objects.filter(kind="answer notice", closed_at=None).exists()


def test_an_answer_says_what_is_changed_and_closes_what_was_asked(world, told, as_, page):
    as_("trustee").post(page, ANSWER)
    told.refresh_from_db()
    assert told.state == "answered"
    assert not Task.objects.filter(kind="answer notice", closed_at=None).exists()
    shown = as_("governor").get(page).content.decode()
    assert "We had not asked you." in shown
    assert "Thursdays from now on." in shown


def test_an_answer_without_words_is_none(told, as_, page):
    answer = as_("chief").post(page, ANSWER | {"said": ""})
    assert answer.status_code == 422
    assert "Thursdays from now on." in answer.content.decode()


def test_the_school_raises_it_again_and_the_board_is_asked_again(told, as_, page):
    as_("trustee").post(page, ANSWER)
    as_("governor").post(page, {"do": "again", "said": "It is still Fridays.", "revision": 2})
    told.refresh_from_db()
    assert told.state == "raised"
    assert Task.objects.filter(kind="answer notice", closed_at=None).exists()
    assert told.words.count() == 2


def test_the_school_takes_it_back_and_says_why(told, as_, page):
    as_("head").post(page, {"do": "withdraw", "said": "It was a misunderstanding.", "revision": 1})
    told.refresh_from_db()
    assert told.state == "withdrawn"


def test_the_second_of_two_who_answer_at_once_is_shown_the_first(told, as_, page):
    as_("trustee").post(page, {"do": "acknowledge", "said": "We hear you.", "revision": 1})
    answer = as_("chief").post(page, ANSWER)
    assert answer.status_code == 409
    shown = answer.content.decode()
    assert "We hear you." in shown
    assert "We had not asked you." in shown


@pytest.mark.parametrize(("who", "do"), [("governor", "answer"), ("head", "acknowledge"), ("trustee", "withdraw")])
def test_each_side_says_only_its_own(told, as_, page, who, do):
    assert as_(who).post(page, ANSWER | {"do": do}).status_code == 404
    assert Notice.objects.get().state == "raised"


@pytest.mark.parametrize("who", ["other_head", "stranger"])
def test_it_is_not_there_for_others(as_, page, who):
    assert as_(who).get(page).status_code == 404


def test_the_school_hears_the_answer_until_it_says_that_it_has_read_it(told, as_, page):
    assert as_("head").post(page, {"do": "heard"}).status_code == 404
    as_("trustee").post(page, ANSWER)
    waiting = Task.objects.filter(kind="hear answer", closed_at=None)
    assert "Head, Haven High" in waiting.values_list("post__title", flat=True)
    assert "The board has answered your notice" in as_("head").get("/harbour/").content.decode()
    assert as_("other_head").post(page, {"do": "heard"}).status_code == 404
    assert as_("head").post(page, {"do": "heard"}).status_code == 302
    assert not waiting.exists()
