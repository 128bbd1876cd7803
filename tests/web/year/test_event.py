"""One day together: a place taken, waited for, given up; the day called off; how it served."""

import pytest
from django.test import Client

from goldenthread.features.activity.models import Notification
from goldenthread.features.reviews import operations
from goldenthread.features.reviews.models import EventPlace
from tests.features.reviews.days import day


@pytest.fixture
def address(world):
    return f"/harbour/year/events/{day(world, most=1).ref}/"


def test_whoever_waits_moves_up_and_is_told(as_, world, address):
    as_("head").post(address, {"deed": "take"})
    as_("governor").post(address, {"deed": "take"})
    page = as_("education").get(address).content.decode()
    assert "1 place is taken, 0 left; 1 person waits" in page
    as_("head").post(address, {"deed": "let go"})
    assert EventPlace.objects.get().is_waiting is False
    assert Notification.objects.filter(post=world.posts["governor"], says__startswith="You have a place now").exists()
    assert "You have a place" in as_("governor").get(address).content.decode()


def test_a_place_stands_in_the_taker_s_calendar_at_its_hour(as_, world):
    row = day(world, "Network", on="2027-07-02", begins_at="15:30", minutes=90, place="The Quay")
    as_("head").post(f"/harbour/year/events/{row.ref}/", {"deed": "take"})
    for who, stands in (("head", True), ("governor", False)):
        token = operations.make_feed(trust=world.trust, by=world.people[who])
        body = Client().get(f"/calendar/{token}.ics").content.decode()
        assert (f"event-{row.ref}" in body) == stands
        # Half past three in summer is half past two by Greenwich.
        assert ("DTSTART:20270702T143000Z" in body) == stands


def test_called_off_with_a_reason_and_only_by_whoever_keeps_it(as_, world, address):
    as_("head").post(address, {"deed": "take"})
    assert as_("head").post(address, {"deed": "call off", "reason": "Snow."}).status_code == 404
    assert as_("education").post(address, {"deed": "call off", "reason": " "}).status_code == 422
    as_("education").post(address, {"deed": "call off", "reason": "Snow."})
    assert "Snow." in as_("head").get(address).content.decode()
    assert Notification.objects.filter(post=world.posts["head"], says__contains="Snow.").exists()


def test_how_it_served_is_counted_without_a_name(as_, world):
    row = day(world, "Network", on="2026-11-20", needs_place=False)
    address = f"/harbour/year/events/{row.ref}/"
    assert as_("head").post(address, {"deed": "say", "helped": "9"}).status_code == 422
    as_("head").post(address, {"deed": "say", "helped": "4", "said": "More of it."})
    page = as_("education").get(address).content.decode()
    assert "More of it." in page
    assert as_("stranger").post(address, {"deed": "say", "helped": "4"}).status_code == 404
