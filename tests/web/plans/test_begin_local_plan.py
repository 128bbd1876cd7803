"""Beginning a place's plan, from a template or from last year's."""

import pytest

from goldenthread.features.organisations.models import Post, Trust
from goldenthread.features.plans import operations
from goldenthread.features.plans.models import Link, Plan

PAGE = "/harbour/plan/local/new/"


@pytest.fixture
def typed(world):
    return {
        "place": f"school:{world.haven_high.ref}", "kind": "mental-health", "start": "template",
        "period_words": "2026/27", "title": "", "lead": "", "above": "", "starts_on": "", "ends_on": "",
    }  # fmt: skip


def test_a_head_begins_one_from_the_template_of_its_kind(world, as_, typed):
    answer = as_("head").post(PAGE, typed | {"lead": world.posts["head"].ref})
    plan = Plan.objects.get(kind="mental-health")
    assert answer["Location"] == f"/harbour/plan/{plan.ref}/draw-down/"
    assert (plan.school, plan.state, plan.lead) == (world.haven_high, "draft", world.posts["head"])
    assert plan.title == "Mental health strategy 2026/27"
    assert plan.elements.count() == 3


def test_a_copy_keeps_words_and_links_and_leaves_behind_what_was_said(world, chief, as_, typed, taken_up):
    as_("head").post(PAGE, typed | {"start": world.school_plan.ref, "kind": "school", "period_words": "2027/28"})
    copy = Plan.objects.get(title="School plan 2027/28")
    part = copy.elements.get()
    assert part.title == world.priority.title
    assert Link.objects.filter(lower=part, upper=world.aim, kind="takes up").exists()
    assert not part.notes.exists()


def test_a_department_plan_stands_under_its_schools(world, as_, typed):
    as_("head").post(PAGE, typed | {"kind": "department", "title": "Maths", "above": world.school_plan.ref})
    assert Plan.objects.get(title="Maths").above == world.school_plan
    page = as_("head").get(f"/harbour/plan/{world.school_plan.ref}/draw-down/").content.decode()
    assert "Plans under this one" in page


def test_a_plan_cannot_stand_under_that_of_another_place(world, chief, as_, typed):
    typed |= {"place": f"school:{world.marsh_lane.ref}", "above": world.school_plan.ref}
    answer = as_("chief").post(PAGE, typed)
    assert answer.status_code == 422
    assert "under a whole plan of the same place" in answer.content.decode()


def test_a_head_begins_none_for_another_school(world, as_, typed):
    answer = as_("head").post(PAGE, typed | {"place": f"school:{world.marsh_lane.ref}"})
    assert answer.status_code == 422
    assert not Plan.objects.filter(kind="mental-health").exists()


def test_a_plan_of_another_place_cannot_be_copied(world, chief, as_, typed):
    theirs = operations.create_plan(
        trust=world.trust, kind="school", title="Theirs", school=world.marsh_lane, by=chief
    )
    assert as_("head").post(PAGE, typed | {"start": theirs.ref}).status_code == 422


def test_a_trustee_begins_none(as_):
    assert as_("trustee").get(PAGE).status_code == 404


def test_begun_twice_it_is_there_once_and_says_so(world, as_, typed):
    as_("head").post(PAGE, typed)
    answer = as_("head").post(PAGE, typed)
    assert answer.status_code == 422
    assert "has “Mental health strategy 2026/27” already" in answer.content.decode()
    assert Plan.objects.filter(kind="mental-health").count() == 1


def test_next_year_is_proposed_where_this_years_is_there(world, as_, typed):
    page = f"{PAGE}?kind=mental-health"
    assert 'value="2026/27"' in as_("head").get(page).content.decode()
    as_("head").post(PAGE, typed)
    assert 'value="2027/28"' in as_("head").get(page).content.decode()


def test_where_no_place_is_named_yet_the_page_says_so_and_leads_there(world, as_):
    bare = Trust.objects.create(slug="bare", name="Bare Trust", short_name="Bare")
    Post.objects.filter(pk=world.posts["chief"].pk).update(trust=bare)
    answer = as_("chief").get("/bare/plan/local/new/")
    assert answer.status_code == 200
    assert "/bare/bring-in/" in answer.content.decode()
