"""Beginning the plan that follows."""

import datetime as dt

import pytest

from goldenthread.features.measures.operations import TargetLine
from goldenthread.features.plans import operations
from goldenthread.features.plans.models import Plan
from tests.web.plans.drawn import drawn


@pytest.fixture
def address(world):
    return f"/harbour/plan/{world.plan.ref}/next/"


def test_what_goes_on_is_proposed_with_a_reason_and_a_person_decides(as_, world, chief, address):
    operations.give_progress(element=world.aim, status="done", said="All in.", by=chief)
    operations.revise_element(element=world.strand, due_words="July 2027", by=chief)
    browser = as_("chief")
    page = browser.get(address)
    assert "Said to be done on 21 November 2026." in page.content.decode()
    assert "is taken to be 1 September 2030 to 31 August 2035" in page.content.decode()
    typed = drawn(page)
    assert (typed["period_words"], typed["starts_on"]) == ("2030-35", "2030-09-01")
    assert typed[f"part_{world.aim.ref}"] == "close"
    decided = {f"part_{world.aim.ref}": "change", f"why_{world.aim.ref}": "Aim further."}
    answer = browser.post(address, typed | decided)
    assert answer.status_code == 302
    later = Plan.objects.get(title="Strategic plan 2030-35")
    assert later.elements.get(depth=1).due_words == "July 2032"
    draft = f"/harbour/plan/{later.ref}/edit/"
    assert "Aim further." in browser.get(draft).content.decode()
    operations.revise_element(element=later.elements.get(depth=2), title="More of it", by=chief)
    assert "Aim further." not in browser.get(draft).content.decode()
    assert (later.state, later.ends_on, later.elements.count()) == ("draft", dt.date(2035, 8, 31), 2)


def test_targets_that_are_over_are_proposed_for_the_new_years_and_ties_to_the_trusts_plan_go_on(as_, world, chief):
    line = TargetLine(
        text="Attendance of 95 % by July 2027 (93 % in 2026)", measure=world.attendance, school=world.haven_high,
        op=">=", value=95, due_words="by July 2027",
    )  # fmt: skip
    held = operations.write_target(element=world.priority, line=line, by=chief)
    operations.take_up(upper=world.aim, lower=world.priority, by=chief)
    page, browser = f"/harbour/plan/{world.school_plan.ref}/next/", as_("chief")
    assert browser.post(page, drawn(browser.get(page))).status_code == 302
    part = Plan.objects.get(state="draft").elements.get()
    later = part.aims_at.get().target
    assert (later.text, later.due_until) == ("Attendance of 95 % by July 2028 (93 % in 2026)", dt.date(2028, 7, 31))
    assert later.is_proposed
    assert later != held
    assert [link.upper for link in part.serves.all()] == [world.aim]


def test_the_thread_of_what_was_carried_says_where_it_came_from(as_, world, address):
    browser = as_("chief")
    browser.post(address, drawn(browser.get(address)))
    aim = Plan.objects.get(state="draft").elements.get(depth=2)
    page = browser.get(f"/harbour/plan/part/{aim.ref}/").content.decode()
    assert "Carried forward from" in page
    assert world.aim.ref in page


def test_what_is_dropped_needs_a_reason_and_nothing_typed_is_lost(as_, world, address):
    browser = as_("chief")
    typed = drawn(browser.get(address)) | {f"part_{world.aim.ref}": "drop", "title": "A title of my own"}
    answer = browser.post(address, typed)
    assert answer.status_code == 422
    assert "A title of my own" in answer.content.decode()
    assert browser.post(address, typed | {f"why_{world.aim.ref}": "Nobody asked for it."}).status_code == 302


@pytest.mark.parametrize("typed", [{"title": ""}, {"period_words": "some day", "starts_on": "", "ends_on": ""}])
def test_what_has_no_title_or_no_years_is_refused(as_, address, typed):
    browser = as_("chief")
    assert browser.post(address, drawn(browser.get(address), **typed)).status_code == 422


@pytest.mark.parametrize("who", ["stranger", "head", "trustee"])
def test_whoever_may_not_change_the_plan_finds_no_such_page(as_, address, who):
    assert as_(who).post(address, {}).status_code == 404


def test_the_thread_of_what_did_not_go_on_says_why(as_, world, address):
    browser = as_("chief")
    typed = drawn(browser.get(address)) | {f"part_{world.aim.ref}": "drop", f"why_{world.aim.ref}": "Nobody asked."}
    browser.post(address, typed)
    page = browser.get(f"/harbour/plan/part/{world.aim.ref}/").content.decode()
    assert "Does not go on in Strategic plan 2030-35" in page
    assert "Nobody asked." in page
    later = Plan.objects.get(state="draft")
    beside = browser.get(f"/harbour/plan/{later.ref}/compare/?from=p-{world.plan.ref}&to=p-{later.ref}")
    assert "Not carried on: Nobody asked." in beside.content.decode()
    # The plan that follows is still a draft, of which its readers do not learn.
    assert "Does not go on" not in as_("trustee").get(f"/harbour/plan/part/{world.aim.ref}/").content.decode()
