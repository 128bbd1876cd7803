"""Dates to settle."""

import datetime as dt

import pytest

from goldenthread.features.measures import operations as measuring
from goldenthread.features.measures.operations import TargetLine
from goldenthread.features.plans import operations
from goldenthread.features.plans.models import ElementTarget


@pytest.fixture
def address(world, chief):
    operations.revise_element(element=world.aim, due_words="S2027", by=chief)
    return f"/harbour/plan/{world.plan.ref}/to-settle/"


def test_a_code_is_asked_about_once_and_settled_for_the_whole_plan(as_, world, address, chief):
    action = operations.add_action(element=world.aim, title="Survey", due_words="S.2028", by=chief)
    browser = as_("chief")
    assert "2 dates wait" in browser.get(address).content.decode()
    assert browser.post(address, {"code": "S", "meaning": "summer"}).status_code == 302
    for row, last_day in ((world.aim, dt.date(2027, 7, 21)), (action, dt.date(2028, 7, 31))):
        row.refresh_from_db()
        assert (row.due_until, row.due_question) == (last_day, "")
    assert "Every date is clear" in browser.get(address).content.decode()


@pytest.fixture
def target(world, chief):
    """A target of the part that is due by S2027."""
    line = TargetLine(text="First materials in use", due_words="by S2027", due_question="Spring or summer?")
    made = measuring.set_target(trust=world.trust, line=line, by=None)
    ElementTarget.objects.create(element=world.aim, target=made)
    return made


def test_a_code_is_settled_for_targets_with_their_parts(as_, world, address, target):
    browser = as_("chief")
    page = browser.get(address).content.decode()
    assert "2 dates wait" in page
    assert "First materials in use" in page
    assert "1 date of a target to settle" in browser.get(f"/harbour/plan/{world.plan.ref}/").content.decode()
    assert browser.post(address, {"code": "S", "meaning": "summer"}).status_code == 302
    target.refresh_from_db()
    assert (target.due_words, target.due_until, target.due_question) == ("by S2027", dt.date(2027, 7, 21), "")


def test_a_target_s_date_that_was_settled_by_hand_is_not_read_again(as_, world, address, target):
    browser = as_("chief")
    assert browser.post(address, {"what": target.ref, "due_until": "2027-05-01"}).status_code == 302
    assert browser.post(address, {"code": "S", "meaning": "summer"}).status_code == 302
    target.refresh_from_db()
    assert (target.due_until, target.due_question, target.settled_by) == (
        dt.date(2027, 5, 1), "", world.people["chief"],
    )  # fmt: skip


def test_one_date_is_settled_by_its_last_day(as_, world, address):
    told = {"what": world.aim.ref, "due_until": "2027-05-01"}
    assert as_("chief").post(address, told).status_code == 302
    world.aim.refresh_from_db()
    assert (world.aim.due_words, world.aim.due_until) == ("S2027", dt.date(2027, 5, 1))
    assert world.aim.due_settled_by == world.people["chief"]


@pytest.mark.parametrize(
    "typed",
    [{"due_until": ""}, {"due_until": "soon"}, {"due_until": "2027-01-01", "due_from": "2027-02-01"},
     {"due_until": "9999-12-31"}],
)  # fmt: skip
def test_a_day_that_cannot_be_is_refused_in_words(as_, world, address, typed):
    answer = as_("chief").post(address, {"what": world.aim.ref, **typed})
    assert answer.status_code == 422
    world.aim.refresh_from_db()
    assert world.aim.due_question


def test_a_meaning_that_is_none_is_refused(as_, address):
    assert as_("chief").post(address, {"code": "S", "meaning": "never"}).status_code == 422


@pytest.mark.parametrize("who", ["trustee", "head"])
def test_a_reader_sees_the_questions_and_cannot_answer_them(as_, address, who):
    page = as_(who).get(address)
    assert "S2027" in page.content.decode()
    assert "<button" not in page.content.decode().split("Dates to settle</h1>")[1]
    assert as_(who).post(address, {"code": "S", "meaning": "summer"}).status_code == 404


def test_whoever_leads_a_part_settles_its_date_and_not_a_code_of_the_whole_plan(as_, world, address, chief):
    told = {"what": world.aim.ref, "due_until": "2027-05-01"}
    assert as_("initiative").post(address, told).status_code == 404
    operations.assign(element=world.aim, post=world.posts["initiative"], by=chief)
    assert "Settle for the whole plan" not in as_("initiative").get(address).content.decode()
    assert as_("initiative").post(address, {"code": "S", "meaning": "summer"}).status_code == 404
    assert as_("initiative").post(address, told).status_code == 302
    world.aim.refresh_from_db()
    assert world.aim.due_until == dt.date(2027, 5, 1)


def test_a_stranger_is_told_that_there_is_no_such_page(as_, address):
    assert as_("stranger").get(address).status_code == 404
