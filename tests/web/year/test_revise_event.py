"""Changing a day together."""

from goldenthread.features.activity.models import Notification
from tests.features.reviews.days import day
from tests.web.year.test_set_event import typed


def test_whoever_has_a_place_hears_of_another_day_and_two_who_change_it_both_are_heard(as_, world):
    row = day(world)
    address = f"/harbour/year/events/{row.ref}/change/"
    as_("head").post(f"/harbour/year/events/{row.ref}/", {"deed": "take"})
    assert as_("education").post(address, typed(on="2027-01-29", revision="1")).status_code == 302
    assert Notification.objects.filter(post=world.posts["head"], says__contains="29 January").exists()
    stale = as_("chief").post(address, typed(on="2027-02-05", revision="1"))
    assert stale.status_code == 409
    assert "29 January" in stale.content.decode()
    assert as_("head").get(address).status_code == 404
