"""What a plan says about itself: title, years, days, marks."""

import datetime as dt

import pytest

from goldenthread.features.plans import operations
from tests.web.plans.drawn import drawn


@pytest.fixture
def address(world):
    return f"/harbour/plan/{world.plan.ref}/about/"


def test_title_years_and_marks_are_changed_with_dates_read_again(as_, world, address):
    client = as_("governance")
    typed = drawn(
        client.get(address), title="Plan 2026-31", period_words="2026-31", control="Approved by: Trust Board",
        flags="L: Learning\nR", next_review_on="2027-07-06",
    )  # fmt: skip
    assert client.post(address, typed).status_code == 302
    world.plan.refresh_from_db()
    assert (world.plan.title, world.plan.starts_on) == ("Plan 2026-31", dt.date(2026, 9, 1))
    assert world.plan.control == {"Approved by": "Trust Board"}
    assert world.plan.flags == [
        {"key": "L", "name": "L", "meaning": "Learning"}, {"key": "R", "name": "R", "meaning": ""},
    ]  # fmt: skip

    said = client.post(address, drawn(client.get(address), starts_on="2026-10-01"), follow=True).content.decode()
    assert "Saved. Its years: 1 October 2026 to 31 August 2031." in said
    page = client.get(address)
    assert "The days below stand: 1 October 2026 to 31 August 2031." in page.content.decode()
    said = client.post(address, drawn(page, title="Our plan"), follow=True).content.decode()
    assert "Saved." in said
    assert "Its years" not in said


def test_a_mark_keeps_its_key_when_its_meaning_changes(as_, world, address):
    world.plan.flags = [{"key": "old", "name": "L", "meaning": ""}]
    world.plan.save()
    client = as_("chief")
    client.post(address, drawn(client.get(address), flags="L: Learning"))
    world.plan.refresh_from_db()
    assert world.plan.flags == [{"key": "old", "name": "L", "meaning": "Learning"}]


@pytest.mark.parametrize(("typed", "says"), [
    ({"title": ""}, "Fill this in."),
    ({"control": "no colon here"}, "needs a heading, a colon"),
    ({"flags": "L: one\nL: two"}, "stands here twice"),
    ({"starts_on": "2040-01-01"}, "The plan ends before it begins."),
    ({"starts_on": "0001-01-01"}, "The year 1 is too long ago or too far ahead to be meant."),
    ({"rolling_years": "999"}, "at most 20"),
    ({"control": "a: b\n" * 60}, "is the most"),
])  # fmt: skip
def test_what_is_wrong_is_said_at_its_field_and_what_was_typed_stays(as_, address, typed, says):
    client = as_("chief")
    answer = client.post(address, drawn(client.get(address), **{"next_review_on": "2027-01-01", **typed}))
    assert answer.status_code == 422
    assert says in answer.content.decode()
    assert 'value="2027-01-01"' in answer.content.decode()


def test_two_people_see_both_texts_and_what_was_not_touched_is_theirs_by_default(as_, world, address):
    mine, theirs = as_("chief"), as_("governance")
    page = mine.get(address)
    theirs.post(address, drawn(theirs.get(address), title="Their title", next_review_on="2027-07-06"))
    answer = mine.post(address, drawn(page, title="My title"))
    assert answer.status_code == 409
    body = answer.content.decode()
    assert "Their title" in body
    assert 'value="My title"' in body
    untouched = {one.mine.name: one.is_untouched for one in answer.context["differences"]}
    assert untouched == {"title": False, "next_review_on": True}
    again = drawn(page, title="My title") | {
        "revision": answer.context["revision"], "drawn": answer.context["drawn"], "theirs": ["next_review_on"],
    }  # fmt: skip
    assert mine.post(address, again).status_code == 302
    world.plan.refresh_from_db()
    assert (world.plan.title, world.plan.next_review_on) == ("My title", dt.date(2027, 7, 6))


def test_a_third_person_between_the_two_is_not_overwritten_either(as_, world, address):
    mine = as_("chief")
    page = mine.get(address)
    operations.revise_plan(plan=world.plan, title="Second", by=world.people["governance"])
    choice = mine.post(address, drawn(page, title="Mine"))
    operations.revise_plan(plan=world.plan, title="Third", by=world.people["governance"])
    again = mine.post(address, drawn(page, title="Mine") | {"revision": choice.context["revision"]})
    assert again.status_code == 409
    assert "Third" in again.content.decode()


@pytest.mark.parametrize("who", ["stranger", "head", "governor", "trustee", "service"])
def test_the_trusts_plan_is_changed_by_those_who_may_everywhere(as_, world, address, who):
    assert as_(who).get(address).status_code == 404


def test_a_head_changes_their_own_schools_plan_and_no_other(as_, world):
    address = f"/harbour/plan/{world.school_plan.ref}/about/"
    assert as_("head").get(address).status_code == 200
    assert as_("other_head").get(address).status_code == 404
    assert as_("governor").get(address).status_code == 404
