"""Forming a body, or a group of one's own."""

import pytest

from goldenthread.features.organisations.models import Body

ADDRESS = "/harbour/governance/bodies/new/"


def typed(world, **other):
    return {
        "name": "Task force", "kind": "local body", "school": world.haven_high.ref,
        "categories": "2 Parent\n1 to 2 Staff",
        "size_most": "5", "experienced_least": "3", "links": ["Safeguarding"], "starts_on": "2026-11-01", **other,
    }  # fmt: skip


def test_a_task_force_says_whom_it_replaces(as_, world, local):
    answer = as_("governance").post(ADDRESS, typed(world, acts_as="replaces", parent=local.ref))
    assert answer.status_code == 302
    made = Body.objects.get(name="Task force")
    assert (made.parent, made.acts_as, made.size_most) == (local, "replaces", 5)
    assert made.categories[1] == {"name": "Staff", "least": 1, "most": 2}


@pytest.mark.parametrize(
    ("wrong", "says"),
    [({"acts_as": "adds to"}, "Say which body"), ({"ends_on": "2026-10-01"}, "ends before it begins"),
     ({"size_least": "9"}, "fewer than the least"), ({"categories": "3 to 1 Staff"}, "smaller than the first")],
)  # fmt: skip
def test_what_makes_no_sense_is_said_in_words(as_, world, wrong, says):
    page = as_("governance").post(ADDRESS, typed(world, **wrong))
    assert (page.status_code, says in page.content.decode()) == (422, True)
    assert not Body.objects.exists()


def test_a_subject_lead_forms_a_group_of_their_own_and_nothing_else(as_, world, board):
    mine = {"name": "Science", "kind": "group", "lead": world.posts["initiative"].ref}
    assert as_("initiative").post(ADDRESS, mine).status_code == 302
    assert as_("initiative").post(ADDRESS, mine | {"kind": "board"}).status_code == 422
    science = Body.objects.get(name="Science")
    assert as_("initiative").get(f"/harbour/governance/bodies/{science.ref}/appoint/").status_code == 200
    assert as_("initiative").get(f"/harbour/governance/bodies/{board.ref}/appoint/").status_code == 404


def test_a_head_forms_groups_in_their_own_school_only(as_, world):
    mine = {"name": "Homework", "kind": "group", "lead": world.posts["head"].ref}
    assert as_("head").post(ADDRESS, mine).status_code == 422
    assert as_("head").post(ADDRESS, mine | {"school": world.marsh_lane.ref}).status_code == 422
    assert as_("head").post(ADDRESS, mine | {"school": world.haven_high.ref}).status_code == 302


def test_whoever_may_form_none_finds_no_such_page(as_, world):
    for who in ("governor", "trustee", "data", "stranger"):
        assert as_(who).get(ADDRESS).status_code == 404
