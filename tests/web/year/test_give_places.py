"""Putting people down for a day together."""

from goldenthread.features.activity.models import Notification
from tests.features.reviews.days import day


def test_beyond_the_last_place_people_wait(as_, world):
    row = day(world, most=2)
    address = f"/harbour/year/events/{row.ref}/places/"
    typed = {"ours": [world.posts["head"].ref], "others": "Ann Supply\nBen Visitor\n"}
    assert as_("education").post(address, typed).status_code == 302
    assert list(row.places.values_list("name", "is_waiting")) == [
        ("Head, Haven High", False), ("Ann Supply", False), ("Ben Visitor", True),
    ]  # fmt: skip
    assert Notification.objects.filter(post=world.posts["head"], says__startswith="You have a place").exists()
    assert as_("education").post(address, {"others": " "}).status_code == 422
    assert as_("head").get(address).status_code == 404
