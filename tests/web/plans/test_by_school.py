"""A plan school by school: common parts, each school's own line, and who has still to say theirs."""

import pytest

from goldenthread.features.plans import operations
from goldenthread.features.plans.models import Latitude, SchoolLine


@pytest.fixture
def page(world):
    return f"/harbour/plan/{world.plan.ref}/schools/"


@pytest.fixture
def own_way(world):
    operations.hold_in_common(element=world.aim, is_common=False, by=world.people["education"])


def test_the_education_lead_says_what_is_common_and_every_head_sees_both_lists(as_, world, page):
    client = as_("education")
    client.post(page, {"part": world.strand.ref, "held": "common"})
    client.post(page, {"part": world.aim.ref, "held": "own"})
    world.plan.levels.filter(depth=world.strand.depth).update(most=5)
    assert "<b>1</b> the same everywhere, of 5 at most" in as_("education").get(page).content.decode()
    shown = as_("head").get(page).content.decode()
    assert "The same everywhere" in shown
    assert "Our own way, not said yet" in shown
    client.post(page, {"part": world.aim.ref, "held": ""})
    assert not Latitude.objects.filter(element=world.aim).exists()


def test_a_head_says_the_schools_own_way_and_the_lead_sees_who_has_not(as_, world, page, own_way):
    assert "2 lines are still to be written" in as_("education").get(page).content.decode()
    typed = {"part": world.aim.ref, "school": world.haven_high.ref, "text": "Calm first ten minutes", "revision": "0"}
    as_("head").post(f"{page}?school={world.haven_high.ref}", typed)
    shown = as_("education").get(page).content.decode()
    assert "1 line is still to be written" in shown
    assert "Calm first ten minutes" in shown
    assert "Nothing yet from" in shown


def test_a_service_writes_what_its_plan_means_for_each_school(as_, world):
    plan = operations.begin_local_plan(
        trust=world.trust, kind="business", title="BDP", unit=world.finance, by=world.people["chief"]
    )
    part, page = plan.elements.first(), f"/harbour/plan/{plan.ref}/schools/"
    as_("service").post(page, {"part": part.ref, "held": "own"})
    typed = {"part": part.ref, "school": world.marsh_lane.ref, "text": "A new boiler in May", "revision": "0"}
    operations.revise_plan(plan=plan, by=world.people["chief"], state="draft")
    as_("chief").post(f"{page}?school={world.marsh_lane.ref}", typed)
    shown = as_("chief").get(f"{page}?school={world.marsh_lane.ref}").content.decode()
    assert "What it means at Marsh Lane" in shown
    assert "A new boiler in May" in shown


def test_nobody_writes_for_another_school_or_says_what_is_common_without_the_right(as_, world, page, own_way):
    typed = {"part": world.aim.ref, "school": world.marsh_lane.ref, "text": "Theirs", "revision": "0"}
    assert as_("head").post(page, typed).status_code == 404
    assert as_("governor").post(page, typed | {"school": world.haven_high.ref}).status_code == 404
    assert as_("head").post(page, {"part": world.aim.ref, "held": "common"}).status_code == 404
    assert as_("stranger").get(page).status_code == 404
    assert not SchoolLine.objects.exists()


def test_a_head_does_not_read_another_schools_line(as_, world, page, own_way):
    operations.write_school_line(element=world.aim, school=world.marsh_lane, text="Only ours", by=None)
    assert "Only ours" not in as_("head").get(page).content.decode()
    assert as_("head").get(f"{page}?school={world.marsh_lane.ref}").status_code == 404


def test_the_second_of_two_who_write_at_once_loses_nothing(as_, world, page, own_way):
    typed = {"part": world.aim.ref, "school": world.haven_high.ref, "text": "First", "revision": "0"}
    address = f"{page}?school={world.haven_high.ref}"
    as_("head").post(address, typed)
    as_("head").post(address, typed | {"text": "Second", "revision": "1"})
    answer = as_("head").post(address, typed | {"text": "Third", "revision": "1"})
    assert answer.status_code == 409
    assert "Third" in answer.content.decode()
    assert SchoolLine.objects.get().text == "Second"


def test_a_schools_own_plan_has_no_such_page(as_, world):
    assert as_("head").get(f"/harbour/plan/{world.school_plan.ref}/schools/").status_code == 404
