"""The posts whose part can be read."""

import datetime as dt

from tests.world import TODAY


def test_ones_own_stand_first_and_a_head_sees_the_own_school(as_, world) -> None:
    page = as_("head").get("/harbour/who-decides/posts/").content.decode()
    assert "Yours" in page
    assert "Local governor, Haven High" in page
    assert "Head, Marsh Lane" not in page
    assert "Head, Marsh Lane" in as_("chief").get("/harbour/who-decides/posts/").content.decode()


def test_a_school_stands_in_no_list_of_today_from_the_day_on_which_it_leaves(as_, world) -> None:
    pages = ("who-decides/posts/", "governance/bodies/", "plan/", "settings/people/", "plan/local/", "schools/")
    asked = as_("administrator")
    world.haven_high.left_on = TODAY + dt.timedelta(days=1)
    world.haven_high.save()
    told = {page for page in pages if "Haven High" in asked.get(f"/harbour/{page}").content.decode()}
    assert {"who-decides/posts/", "plan/", "settings/people/", "schools/"} <= told
    world.haven_high.left_on = TODAY
    world.haven_high.save()
    assert not [page for page in told if "Haven High" in asked.get(f"/harbour/{page}").content.decode()]
