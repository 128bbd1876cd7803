"""The year's visits: coming, told, and where nobody has been."""

import datetime as dt

from goldenthread.features.members import operations
from tests.query_budget import assert_within

YESTERDAY = dt.date(2026, 11, 20)


def test_the_board_sees_visits_by_school_role_and_priority(as_, world, visit):
    operations.tell_of_visit(visit=visit, by=None, drawn_from=None, on=YESTERDAY, saw="Calm gates.")
    page = as_("trustee").get("/harbour/governance/visits/").content.decode()
    assert "1 visit this school year; nobody has been to Marsh Lane" in page
    assert "Local governor <b>1</b>" in page
    assert "Attendance as wellbeing" in page


def test_a_head_sees_what_is_coming_to_their_school_and_to_no_other(as_, visit):
    assert "28 Nov" in as_("head").get("/harbour/governance/visits/").content.decode()
    assert "28 Nov" not in as_("other_head").get("/harbour/governance/visits/").content.decode()


def test_the_number_of_queries_does_not_grow_with_the_visits(as_, world, visit):
    reader = as_("trustee")
    ran = assert_within(20, lambda: reader.get("/harbour/governance/visits/"))
    for _ in range(4):
        operations.plan_visit(
            trust=world.trust, by=None, who="Bo", kind="SEND", on=YESTERDAY, school=world.marsh_lane,
            post=world.posts["trustee"], about=("element", world.aim.ref),
        )  # fmt: skip
    assert_within(ran + 1, lambda: reader.get("/harbour/governance/visits/"))


def test_a_part_of_a_plan_leads_to_the_visits_that_looked_at_it(as_, world, visit):
    about = f"?about=element:{world.priority.ref}"
    assert (
        f"/governance/visits/{about}"
        in as_("governor").get(f"/harbour/plan/part/{world.priority.ref}/").content.decode()
    )
    page = as_("governor").get(f"/harbour/governance/visits/{about}").content.decode()
    assert "Visits that looked at 1 Attendance as wellbeing" in page
    assert f"visits/new/{about}" in page
    unseen = as_("other_head").get(f"/harbour/governance/visits/{about}").content.decode()
    assert "Attendance as wellbeing" not in unseen
