"""From what was found to an action of the plan, and from its confirmation to the closing of what was found."""

import datetime as dt

import pytest

from goldenthread.features.activity.models import Task
from goldenthread.features.assurance import operations as assurance
from goldenthread.features.members import operations as members
from goldenthread.features.members.models import Finding
from goldenthread.features.plans import operations
from goldenthread.features.plans.models import Action, Element, Reversible
from tests.query_budget import assert_within

GATE = "Mend the gate, so that pupils attend a safe site"


@pytest.fixture
def asked(world):
    """Return what was recommended to the head by the education lead."""
    finding = assurance.record_finding(
        trust=world.trust, school=world.haven_high, by=world.people["education"], post=world.posts["education"],
        words=assurance.FindingWords("The gate does not lock.", severity="major"),
        asks=assurance.Asks(GATE, world.posts["head"], dt.date(2026, 12, 11)), found_on=dt.date(2026, 11, 3),
    )  # fmt: skip
    return finding.recommendations.get()


def open_tasks(kind):
    return Task.objects.filter(kind=kind, closed_at=None)


def add(client, world, source, **typed):
    return client.post(
        f"/harbour/plan/part/{world.priority.ref}/edit/?from={source}",
        {"deed": "action", "title": "Mend it", "revision": 0, "status": "not started", "source": source, **typed},
    )  # fmt: skip


def test_a_recommendation_becomes_an_action_and_is_closed_by_whoever_confirms_it(as_, world, asked):
    head, source = as_("head"), f"recommendation:{asked.ref}"
    page = f"/harbour/plan/{world.school_plan.ref}/found/"
    assert "1 recommendation stands in no plan" in head.get(page).content.decode()
    offered = head.get(f"/harbour/plan/act/recommendation/{asked.ref}/").content.decode()
    assert f"part/{world.priority.ref}/edit/?from={source}" in offered
    drawn = head.get(f"/harbour/plan/part/{world.priority.ref}/edit/?from={source}").content.decode()
    assert GATE in drawn
    assert "11 December 2026" in drawn
    assert f'value="{world.posts["education"].ref}" selected' in drawn
    add(head, world, source, post=world.posts["head"].ref, verifier=world.posts["education"].ref)
    action = Action.objects.get(source_ref=asked.ref)
    # Once it is in a plan, one thing is asked, and not two.
    assert not open_tasks("act on finding").exists()
    assert "All that was recommended stands in a plan" in head.get(page).content.decode()
    own = f"/harbour/assurance/recommendation/{asked.ref}/"
    assert "Is it done?" not in head.get(own).content.decode()
    assert head.post(own, {"deed": "finish", "says": "Mended."}).status_code == 404
    assert own in head.get(f"/harbour/plan/part/{world.priority.ref}/").content.decode()
    head.post(f"/harbour/plan/action/{action.ref}/", {"done_on": "", "proof": "Photograph of the lock"})
    asked.refresh_from_db()
    assert asked.done_on is None
    assert not open_tasks("confirm as done").exists()
    as_("education").post(f"/harbour/plan/action/{action.ref}/verify/", {"deed": "confirm", "remark": ""})
    asked.refresh_from_db()
    assert (asked.done_by, asked.confirmed_by) == (world.people["head"], world.people["education"])
    assert "Photograph of the lock" in asked.done_says
    assert "Closed by a plan" in head.get(page).content.decode()
    # Confirming is taken back, and it waits for that once more; then it is confirmed for good.
    undo = Reversible.objects.filter(by=world.people["education"]).latest("pk")
    operations.undo(reversible=undo, by=world.people["education"])
    asked.refresh_from_db()
    assert (asked.done_on, asked.confirmed_on) == (None, None)
    as_("education").post(f"/harbour/plan/action/{action.ref}/verify/", {"deed": "confirm", "remark": ""})
    # Opened again where it was found, it is open in the plan too, and the plan asks.
    as_("chief").post(own, {"deed": "send back", "says": "Broken again."})
    action.refresh_from_db()
    assert action.done_on is None
    assert open_tasks("finish action").filter(subject_ref=action.ref).exists()
    assert not open_tasks("act on finding").exists()
    operations.remove_action(action=action, by=world.people["head"])
    assert open_tasks("act on finding").exists()


def test_who_may_not_close_it_leaves_it_to_whoever_found_it(world, asked):
    people, posts = world.people, world.posts
    source = ("recommendation", asked.ref)
    action = operations.add_action(
        element=world.priority, title="Mend it", by=people["head"], post=posts["initiative"], source=source
    )
    operations.ask_to_verify(action=action, verifier=posts["head"], by=people["head"])
    operations.finish_action(action=action, by=people["initiative"])
    operations.verify_action(action=action, by=people["head"])
    asked.refresh_from_db()
    # It was asked of the head, who cannot close it: the finder looks.
    assert asked.done_on is not None
    assert asked.confirmed_on is None
    assert open_tasks("confirm as done").filter(post=posts["education"]).exists()


def test_a_part_of_its_own_is_made_and_the_action_comes_next(as_, world, asked):
    source = f"recommendation:{asked.ref}"
    address = f"/harbour/plan/{world.school_plan.ref}/add/?after={world.priority.ref}&from={source}"
    assert GATE in as_("head").get(address).content.decode()
    answer = as_("head").post(address, {"title": "A safe site", "number": "", "text": "", "due_words": ""})
    made = Element.objects.get(title="A safe site")
    assert answer.url == f"/harbour/plan/part/{made.ref}/edit/?from={source}#actions"


def test_what_a_review_of_governance_found_is_done_when_its_action_is(as_, world):
    review = members.keep_review(trust=world.trust, by=None, title="Review of 2026")
    found = members.add_finding(
        trust=world.trust, by=None, kind=Finding.Kind.IMPROVE, says="Papers come late", review=review,
        post=world.posts["chief"],
    )  # fmt: skip
    assert "Papers come late" in as_("chief").get(f"/harbour/plan/{world.plan.ref}/found/").content.decode()
    action = operations.add_action(
        element=world.aim, title="Papers a week before", by=world.people["chief"], post=world.posts["chief"],
        source=("governance finding", found.ref),
    )  # fmt: skip
    own = f"/harbour/governance/findings/{found.ref}/"
    assert "It is done when the plan has done it" in as_("chief").get(own).content.decode()
    assert not open_tasks("see to finding").exists()
    operations.finish_action(action=action, by=world.people["chief"], proof="Sent on the 3rd")
    found.refresh_from_db()
    assert found.result == "In the plan: Papers a week before. Sent on the 3rd"


def test_who_sees_no_such_plan_has_no_such_page_and_many_cost_no_more(as_, world, asked):
    page = f"/harbour/plan/{world.school_plan.ref}/found/"
    assert as_("other_head").get(page).status_code == 404
    assert "Put it in" not in as_("governor").get(page).content.decode()
    head = as_("head")
    head.get(page)
    before = assert_within(12, lambda: head.get(page))
    for number in range(5):
        assurance.recommend(finding=asked.finding, says=f"More {number}", by=None)
    assert assert_within(12, lambda: head.get(page)) == before
