"""A school tells the board that a priority of the trust harms it."""

import pytest

from goldenthread.features.activity.models import Task
from goldenthread.features.plans import operations
from goldenthread.features.plans.models import Notice


@pytest.fixture
def page(world):
    return f"/harbour/plan/part/{world.aim.ref}/harm/"


@pytest.fixture
def typed(world):
    return {"place": world.haven_high.ref, "lower": world.priority.ref, "effect": "It costs us our Fridays."}


def test_a_governor_tells_the_board_in_the_name_of_their_school(world, as_, page, typed):
    as_("governor").post(page, typed)
    notice = Notice.objects.get()
    assert (notice.upper, notice.lower, notice.school) == (world.aim, world.priority, world.haven_high)
    assert (notice.post, notice.state) == (world.posts["governor"], "raised")


def test_trustees_and_the_chief_officer_are_asked_to_answer(world, as_, page, typed):
    as_("head").post(page, typed)
    asked = set(Task.objects.filter(kind="answer notice", closed_at=None).values_list("post__role", flat=True))
    assert asked == {"trustee", "chief_officer", "governance_lead"}
    home = as_("trustee").get("/harbour/").content.decode()
    assert "Haven High says that" in home


def test_it_stands_on_the_thread_of_the_trusts_part(world, as_, page, typed):
    as_("head").post(page, typed)
    assert "Told to the board" in as_("trustee").get(f"/harbour/plan/part/{world.aim.ref}/").content.decode()


def test_a_part_in_conflict_leads_here(world, as_, page):
    answer = as_("head").post(
        f"/harbour/plan/part/{world.aim.ref}/answer/",
        {"kind": "conflicts", "lower": world.priority.ref, "reason": "It costs us our Fridays."},
    )
    assert answer["Location"] == f"{page}?lower={world.priority.ref}"


def test_nothing_said_is_no_notice(as_, page, typed):
    assert as_("head").post(page, typed | {"effect": " "}).status_code == 422
    assert not Notice.objects.exists()


def test_nobody_speaks_for_another_school(world, as_, page, typed):
    assert as_("head").post(page, typed | {"place": world.marsh_lane.ref}).status_code == 422
    assert as_("other_head").post(page, typed).status_code == 422
    assert not Notice.objects.exists()


def test_a_part_of_another_schools_plan_cannot_be_named(world, chief, as_, page, typed):
    theirs = operations.create_plan(
        trust=world.trust, kind="school", title="Theirs", school=world.marsh_lane, by=chief
    )
    part = operations.add_element(plan=theirs, title="Theirs", by=chief)
    assert as_("chief").post(page, typed | {"lower": part.ref}).status_code == 422


@pytest.mark.parametrize("who", ["trustee", "data", "stranger"])
def test_nobody_else_raises_one(as_, page, who):
    assert as_(who).get(page).status_code == 404


def test_a_service_tells_the_board_in_its_own_name_and_hears_the_answer(world, chief, as_, page):
    plan = operations.begin_local_plan(trust=world.trust, kind="service", title="Ours", unit=world.finance, by=chief)
    typed = {"place": world.finance.ref, "lower": plan.elements.first().ref, "effect": "Three audits at once."}
    as_("service").post(page, typed)
    notice = Notice.objects.get()
    assert (notice.unit, notice.school, notice.post) == (world.finance, None, world.posts["service"])
    address = f"/harbour/plan/notice/{notice.ref}/"
    assert "Finance and operations says that this harms it" in as_("trustee").get(address).content.decode()
    assert as_("head").get(address).status_code == 404
    as_("trustee").post(address, {"do": "answer", "said": "One after the other.", "revision": notice.revision})
    assert Task.objects.filter(kind="hear answer", post=world.posts["service"], closed_at=None).exists()
    assert "Three audits" in as_("chief").get(f"/harbour/plan/part/{world.aim.ref}/").content.decode()


def test_a_service_does_not_speak_for_a_school(world, as_, page, typed):
    assert as_("service").post(page, typed).status_code == 422
    assert not Notice.objects.exists()
