"""A local plan answers the trust's, aim by aim."""

import datetime as dt

import pytest

from goldenthread.features.plans import operations
from goldenthread.features.plans.models import Link, Plan
from goldenthread.features.plans.operations.whole.plans import LevelWords
from tests.world import TODAY


@pytest.fixture
def page(world):
    return f"/harbour/plan/{world.school_plan.ref}/draw-down/"


def test_the_trusts_aims_stand_ready_to_be_answered(world, as_, page):
    shown = as_("head").get(page).content.decode()
    assert "1 answer is still to be given" in shown
    assert world.aim.title in shown


def test_one_is_taken_up_as_it_is(world, as_, page):
    as_("head").post(page, {"upper": world.aim.ref, "do": "take"})
    link = Link.objects.get()
    assert (link.kind, link.lower.title) == ("takes up", world.aim.title)


def test_one_is_adapted_in_the_schools_own_words(world, as_, page):
    as_("head").post(page, {"upper": world.aim.ref, "do": "adapt", "words": "Calm mornings first"})
    link = Link.objects.get()
    assert (link.kind, link.lower.title) == ("adapts", "Calm mornings first")
    assert "Every aim is answered" in as_("head").get(page).content.decode()


def test_a_priority_that_is_there_already_is_tied_to_it(world, chief, as_, page):
    operations.add_action(element=world.priority, title="Ring every parent", by=chief)
    alone = as_("head").get(page).content.decode().partition("Serves nothing of the trust’s plan")[2]
    assert str(world.priority) in alone
    assert "Ring every parent" in alone
    typed = {"upper": world.aim.ref, "do": "tie", "own": world.priority.ref, "kind": "supports"}
    assert "Serves nothing" not in as_("head").post(page, typed, follow=True).content.decode()
    assert (Link.objects.get().kind, Link.objects.get().lower) == ("supports", world.priority)
    assert as_("head").post(page, typed | {"own": world.aim.ref}).status_code == 422


def test_one_is_declined_with_a_reason(world, as_, page):
    as_("head").post(page, {"upper": world.aim.ref, "do": "decline", "reason": "We joined in May."})
    assert (Link.objects.get().school, Link.objects.get().kind) == (world.haven_high, "declines")


def test_an_answer_is_taken_back_by_those_who_gave_it_alone(world, as_, page):
    as_("head").post(page, {"upper": world.aim.ref, "do": "take"})
    typed = {"upper": world.aim.ref, "do": "back", "link": Link.objects.get().pk}
    theirs = operations.begin_local_plan(
        trust=world.trust, kind="school", title="Theirs", school=world.marsh_lane, by=world.people["chief"]
    )
    assert as_("other_head").post(f"/harbour/plan/{theirs.ref}/draw-down/", typed).status_code == 404
    assert as_("head").post(page, typed).status_code == 302
    assert not Link.objects.exists()
    assert "1 answer is still to be given" in as_("head").get(page).content.decode()


def test_the_rest_is_answered_together(world, chief, as_, page):
    for title in ("One more", "And one more"):
        operations.add_element(plan=world.plan, title=title, under=world.strand, by=chief)
    as_("head").post(page, {"upper": world.aim.ref, "do": "take"})
    assert "The other 2 together" in as_("head").get(page).content.decode()
    assert as_("head").post(page, {"do": "decline the rest", "reason": " "}).status_code == 422
    as_("head").post(page, {"do": "decline the rest", "reason": "Next year."})
    assert sorted(Link.objects.values_list("kind", flat=True)) == ["declines", "declines", "takes up"]
    assert "Everything is answered already" in as_("head").post(page, {"do": "take the rest"}).content.decode()


@pytest.mark.parametrize("deed", ["adapt", "decline"])
def test_without_words_nothing_is_answered(world, as_, page, deed):
    answer = as_("head").post(page, {"upper": world.aim.ref, "do": deed, "words": "", "reason": ""})
    assert answer.status_code == 422
    assert not Link.objects.exists()


def test_what_was_typed_too_long_is_not_lost(world, as_, page):
    answer = as_("head").post(page, {"upper": world.aim.ref, "do": "adapt", "words": "x" * 301})
    assert answer.status_code == 422
    assert "x" * 301 in answer.content.decode()


def test_a_service_can_decline_as_well(world, chief, as_):
    plan = operations.begin_local_plan(
        trust=world.trust, kind="business", title="Estates", unit=world.finance, by=chief, starts_on=TODAY
    )
    as_("service").post(
        f"/harbour/plan/{plan.ref}/draw-down/", {"upper": world.aim.ref, "do": "decline", "reason": "Not ours."}
    )
    assert Link.objects.get().unit == world.finance


def test_a_governor_reads_it_and_answers_nothing(world, as_, page):
    assert as_("governor").get(page).status_code == 200
    assert as_("governor").post(page, {"upper": world.aim.ref, "do": "take"}).status_code == 404


@pytest.mark.parametrize("who", ["other_head", "stranger"])
def test_nobody_from_elsewhere_sees_it(as_, page, who):
    assert as_(who).get(page).status_code == 404


def test_next_years_plan_answers_anew(world, chief, as_):
    this = operations.copy_plan(
        plan=world.school_plan,
        title="This year",
        by=chief,
        starts_on=dt.date(2026, 9, 1),
        ends_on=dt.date(2027, 8, 31),
    )
    operations.take_into(upper=world.aim, plan=this, by=chief)
    coming = operations.begin_local_plan(
        trust=world.trust, kind="school", title="Next year", school=world.haven_high, by=chief,
        starts_on=dt.date(2027, 9, 1), ends_on=dt.date(2028, 8, 31),
    )  # fmt: skip
    page = f"/harbour/plan/{coming.ref}/draw-down/"
    shown = as_("head").get(page).content.decode()
    assert "1 answer is still to be given" in shown
    assert "This year" in shown
    assert (
        "1 aim of the trust’s plan without an answer."
        in as_("head").get(f"/harbour/plan/{coming.ref}/gate/").content.decode()
    )
    # What this year's plan took up, may be declined for the next.
    as_("head").post(page, {"upper": world.aim.ref, "do": "decline", "reason": "We have done it."})
    assert "Every aim is answered" in as_("head").get(page).content.decode()
    answer = as_("head").post(page, {"upper": world.aim.ref, "do": "take"})
    assert answer.url == f"{page}#aim-{world.aim.ref}"
    assert "Every aim is answered" in as_("head").get(page).content.decode()


def test_what_was_declined_can_be_taken_up_after_all(world, as_, page):
    as_("head").post(page, {"upper": world.aim.ref, "do": "decline", "reason": "We joined in May."})
    shown = as_("head").get(page).content.decode()
    assert "Take it up as it is" in shown
    assert "Decline it" not in shown
    as_("head").post(page, {"upper": world.aim.ref, "do": "take"})
    assert Link.objects.get().kind == "takes up"


def test_next_years_plan_answers_the_plan_that_follows_the_trusts_of_today(world, chief, as_):
    Plan.objects.filter(pk=world.plan.pk).update(starts_on=dt.date(2025, 9, 1), ends_on=dt.date(2027, 8, 31))
    after = operations.create_plan(
        trust=world.trust, kind="trust", title="After it", by=chief, state="live", starts_on=dt.date(2027, 9, 1),
        ends_on=dt.date(2032, 8, 31), levels=[LevelWords("Aim", "Aims")],
    )  # fmt: skip
    operations.add_element(plan=after, title="Sing every day", by=chief)
    nexts = operations.begin_local_plan(
        trust=world.trust, kind="school", title="Next year", school=world.haven_high, by=world.people["head"],
        with_template=False, starts_on=dt.date(2027, 9, 1), ends_on=dt.date(2028, 8, 31),
    )  # fmt: skip
    shown = as_("head").get(f"/harbour/plan/{nexts.ref}/draw-down/").content.decode()
    assert "Sing every day" in shown
    assert world.aim.title not in shown
    assert world.aim.title in as_("chief").get("/harbour/plan/coverage/").content.decode()
    asked = as_("chief").get("/harbour/plan/coverage/", {"plan": after.ref}).content.decode()
    assert "Sing every day" in asked
