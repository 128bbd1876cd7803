"""A school's answer to a part of the trust's plan."""

import pytest

from goldenthread.features.plans import operations
from goldenthread.features.plans.models import Element, Link


@pytest.fixture
def address(world):
    return f"/harbour/plan/part/{world.aim.ref}/answer/"


def test_a_head_takes_a_part_up_with_a_priority_of_their_own(as_, world, address):
    answer = as_("head").post(address, {"kind": "takes up", "lower": world.priority.ref})
    assert answer.headers["Location"] == f"/harbour/plan/part/{world.aim.ref}/"
    assert (Link.objects.get().lower, Link.objects.get().kind) == (world.priority, "takes up")


def test_a_head_takes_a_part_up_with_a_new_priority(as_, world, address):
    as_("head").post(address, {"kind": "takes up", "lower": f"new:{world.school_plan.ref}"})
    made = Element.objects.get(plan=world.school_plan, title=world.aim.title)
    assert Link.objects.get().lower == made


def test_a_plan_without_a_part_can_take_it_up_too(as_, world, address):
    world.school_plan.elements.all().delete()
    as_("head").post(address, {"kind": "takes up", "lower": f"new:{world.school_plan.ref}"})
    assert Link.objects.get().lower.plan == world.school_plan


def test_a_plan_that_has_ended_takes_nothing_up(as_, world, address, chief):
    operations.end_plan(plan=world.school_plan, by=chief)
    answer = as_("head").post(address, {"kind": "takes up", "lower": world.priority.ref})
    assert answer.status_code == 422
    assert not Link.objects.exists()


def test_a_head_declines_with_a_reason_in_their_schools_name(as_, world, address):
    typed = {"kind": "declines", "school": world.haven_high.ref, "reason": "We finish reading first."}
    assert as_("head").post(address, typed).status_code == 302
    link = Link.objects.get()
    assert (link.school, link.lower, link.reason) == (world.haven_high, None, "We finish reading first.")


@pytest.mark.parametrize(("typed", "says"), [
    ({}, "Fill this in."),
    ({"kind": "declines"}, "Say why: the reason is missing."),
    ({"kind": "conflicts"}, "Say which part of your plan it is."),
    ({"kind": "takes up", "lower": "nothing"}, "Choose one of those"),
    ({"kind": "takes up", "lower": "new:nothing"}, "Choose one of those"),
])  # fmt: skip
def test_what_is_missing_is_said(as_, world, address, typed, says):
    given = {"school": world.haven_high.ref, **typed}
    answer = as_("head").post(address, given)
    assert answer.status_code == 422
    assert says in answer.content.decode()


def test_a_conflict_keeps_its_reason_when_the_part_is_missing(as_, world, address):
    answer = as_("head").post(address, {"kind": "conflicts", "lower": "", "reason": "It takes our counsellor."})
    assert "It takes our counsellor." in answer.content.decode()


def test_what_is_taken_up_cannot_be_declined_until_that_is_undone(as_, world, address, chief):
    operations.take_up(upper=world.aim, lower=world.priority, by=chief)
    typed = {"kind": "declines", "school": world.haven_high.ref, "reason": "No."}
    answer = as_("head").post(address, typed)
    assert answer.status_code == 422
    assert "has taken this up already" in answer.content.decode()


def test_a_head_answers_for_no_other_school(as_, world, address):
    head = as_("other_head")
    assert head.post(address, {"kind": "takes up", "lower": world.priority.ref}).status_code == 422
    typed = {"kind": "declines", "school": world.haven_high.ref, "reason": "No."}
    assert head.post(address, typed).status_code == 422
    assert not Link.objects.exists()


def test_only_a_part_of_the_trusts_plan_is_answered(as_, world):
    assert as_("head").get(f"/harbour/plan/part/{world.priority.ref}/answer/").status_code == 404


@pytest.mark.parametrize("who", ["stranger", "governor", "trustee"])
def test_whoever_changes_no_plan_finds_no_such_page(as_, address, who):
    assert as_(who).get(address).status_code == 404
