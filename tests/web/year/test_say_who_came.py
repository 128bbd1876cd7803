"""Saying who came to a day together."""

from goldenthread.features.activity.models import Task
from goldenthread.features.reviews import operations
from tests.features.reviews.days import day


def test_whoever_set_it_is_asked_and_says_it_by_name_or_by_number(as_, world):
    row = day(world, on="2026-11-20", needs_place=False, expected=64)
    operations.follow_cycle(trust=world.trust)
    assert Task.objects.get(kind="say who came").post == world.posts["education"]
    address = f"/harbour/year/events/{row.ref}/came/"
    typed = {"ours": [world.posts["head"].ref], "others": "Ann Supply", "count": "61", "learned": "Once a term."}
    assert as_("education").post(address, typed | {"count": "1"}).status_code == 422
    assert as_("education").post(address, typed).status_code == 302
    assert not Task.objects.filter(kind="say who came", closed_at=None).exists()
    page = as_("head").get(f"/harbour/year/events/{row.ref}/").content.decode()
    assert "61 of 64 came" in page
    assert "Once a term." in page
    assert as_("head").get(address).status_code == 404


def test_a_day_still_to_come_has_no_attendance(as_, world):
    row = day(world)
    assert as_("education").post(f"/harbour/year/events/{row.ref}/came/", {"count": "3"}).status_code == 422
