"""What a plan rests on: points, the parts that answer them, and the priorities that rest on nothing."""

import pytest

from goldenthread.features.plans import operations
from goldenthread.features.plans.models import Element, Ground
from tests.features.measures.figures_of import aim_for, record
from tests.query_budget import queries_of


@pytest.fixture
def page(world):
    return f"/harbour/plan/{world.school_plan.ref}/grounds/"


@pytest.fixture
def point(world):
    return operations.add_ground(
        plan=world.school_plan, kind="weakness", text="Mornings start late", source="Staff survey",
        by=world.people["head"],
    )  # fmt: skip


def test_a_head_adds_a_point_and_it_waits_for_an_answer(as_, world, page):
    client = as_("head")
    client.post(page, {"deed": "add", "kind": "threat", "text": "A rival sixth form opens", "source": "The county"})
    shown = client.get(page).content.decode()
    assert "1 point is without an answer" in shown
    assert "A rival sixth form opens" in shown
    assert world.priority.title in shown.split("Resting on nothing named")[1]


def test_a_part_answers_a_point_and_the_tie_is_undone(as_, world, page, point):
    client = as_("head")
    client.post(page, {"deed": "answer", "ground": point.ref, "part": world.priority.ref})
    shown = client.get(page).content.decode()
    assert "Every point is answered" in shown
    assert "Resting on nothing named" not in shown
    client.post(page, {"deed": "unanswer", "ground": point.ref, "part": world.priority.ref})
    assert not point.answered_by.exists()


def test_a_gap_is_made_a_part_that_names_its_source(as_, world, page, point):
    as_("head").post(page, {"deed": "make", "ground": point.ref, "title": "Calm mornings"})
    made = Element.objects.get(title="Calm mornings")
    assert made.grounds.get().ground == point


def test_a_result_shows_how_its_measure_stands_in_the_school(as_, world, page):
    aim_for(world, ">=", 95)
    record(world, world.haven_high, "91", period="2025/26 summer")
    as_("head").post(
        page, {"deed": "add", "kind": "result", "text": "Too few are here", "measure": world.attendance.ref}
    )
    assert "91" in as_("governor").get(page).content.decode()


def test_a_governor_reads_and_writes_nothing(as_, page, point):
    assert "Say what answers it" not in as_("governor").get(page).content.decode()
    assert as_("governor").post(page, {"deed": "remove", "ground": point.ref}).status_code == 404
    assert as_("other_head").get(page).status_code == 404
    assert as_("stranger").get(page).status_code == 404


def test_a_point_of_another_plan_is_not_touched(as_, world, page, point):
    theirs = operations.create_plan(
        trust=world.trust, kind="school", title="Theirs", school=world.marsh_lane, by=world.people["chief"]
    )
    answer = as_("other_head").post(f"/harbour/plan/{theirs.ref}/grounds/", {"deed": "remove", "ground": point.ref})
    assert answer.status_code == 404
    assert as_("head").post(page, {"deed": "answer", "ground": point.ref, "part": world.aim.ref}).status_code == 404


def test_what_is_missing_is_said_and_nothing_is_lost(as_, page):
    answer = as_("head").post(page, {"deed": "add", "kind": "gap", "text": "", "source": "The audit"})
    assert answer.status_code == 422
    assert "The audit" in answer.content.decode()
    assert not Ground.objects.exists()


def test_its_queries_do_not_grow_with_the_points(as_, world, page, point):
    client = as_("head")
    client.get(page)
    few = len(queries_of(lambda: client.get(page)))
    for number in range(8):
        made = operations.add_ground(plan=world.school_plan, kind="gap", text=f"Gap {number}", by=None)
        operations.answer_ground(ground=made, element=world.priority, by=None)
    assert len(queries_of(lambda: client.get(page))) <= few + 1
