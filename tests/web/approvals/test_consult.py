"""Sending a draft for comment."""

import re

import pytest

from goldenthread.features.activity.models import Task
from goldenthread.features.approvals import operations
from goldenthread.features.approvals.models import Consultation
from goldenthread.features.delegation.operations import state_participation
from goldenthread.features.organisations.models import Body, School
from goldenthread.foundation import clock


@pytest.fixture
def local_body(world):
    made = Body.objects.create(
        trust=world.trust, key="lb", name="Haven High body", kind="local body", school=world.haven_high
    )
    world.posts["governor"].bodies.add(made)
    return made


def address(plan):
    return f"/harbour/approvals/consult/plan/{plan.ref}/"


def typed(**other):
    return {"audience": ["local", "heads"], "says": "What could you not do?", "closes_on": "2026-12-04"} | other


def test_it_goes_to_groups_and_is_asked_of_each_on_home(world, as_, draft, local_body):
    assert as_("governor").get(f"/harbour/plan/{draft.ref}/").status_code == 404
    assert as_("chief").post(address(draft), typed()).status_code == 302
    asked = Task.objects.filter(kind="comment", closed_at=None).values_list("post__title", flat=True)
    assert sorted(asked) == ["Head, Haven High", "Head, Marsh Lane", "Local governor, Haven High"]
    assert [one.name for one in Consultation.objects.get().consulted.all()] == [
        "Haven High body", "Head, Haven High", "Head, Marsh Lane"
    ]  # fmt: skip
    assert as_("governor").get(f"/harbour/plan/{draft.ref}/").status_code == 200
    assert "Comments on" in as_("governor").get("/harbour/").content.decode()


def test_nobody_of_a_school_that_has_left_is_asked(world, as_, draft, local_body):
    School.objects.filter(pk=world.haven_high.pk).update(left_on=clock.today())
    assert as_("chief").post(address(draft), typed()).status_code == 422
    as_("chief").post(address(draft), typed(audience=["heads"]))
    asked = {str(one.body or one.post) for one in Consultation.objects.get().consulted.all()}
    assert asked == {"Head, Marsh Lane"}
    assert "Head, Haven High" not in as_("chief").get("/harbour/approvals/deputies/").content.decode()


@pytest.mark.parametrize("wrong", [{"says": ""}, {"audience": []}, {"closes_on": "2026-11-01"}, {"closes_on": ""}])
def test_what_is_missing_is_said_and_nothing_is_sent(as_, draft, local_body, wrong):
    assert as_("chief").post(address(draft), typed(**wrong)).status_code == 422
    assert not Consultation.objects.exists()


def test_one_round_at_a_time(as_, draft, local_body):
    as_("chief").post(address(draft), typed())
    assert as_("chief").get(address(draft))["Location"].endswith(f"/{Consultation.objects.get().ref}/")


def test_only_those_who_may_change_it_send_it_out(as_, draft):
    for who in ("governor", "trustee", "head", "stranger"):
        assert as_(who).post(address(draft), typed()).status_code == 404


def test_the_next_round_begins_with_whom_the_one_before_was_sent_to(world, as_, draft, local_body):
    as_("chief").post(address(draft), typed())
    operations.sum_up(consultation=Consultation.objects.get(), heard="Little.", changed="Nothing.", by=None)
    words = as_("chief").get(address(draft)).content.decode()
    assert re.findall(r'value="(\w+)"[^>]*\bchecked', words) == ["local", "heads"]


def test_how_far_people_take_part_is_stated_before_they_are_asked_and_stands_with_the_question(world, as_, draft):
    assert "State it first" in as_("chief").get(address(draft)).content.decode()
    state_participation(
        trust=world.trust, subject_kind="plan", subject_ref=draft.ref, who="Heads", rung="jointly decides", how="",
        by=world.people["chief"],
    )  # fmt: skip
    page = as_("chief").get(address(draft)).content.decode()
    assert "State it first" not in page
    assert "jointly decides" in page
    answer = as_("chief").post(address(draft), typed(audience=["heads"]))
    assert "jointly decides" in as_("head").get(answer["Location"]).content.decode()
