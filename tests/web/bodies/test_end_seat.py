"""Ending a seat."""

import datetime as dt

from goldenthread.features.organisations import operations


def address(seat):
    return f"/harbour/governance/bodies/seat/{seat.ref}/end/"


def test_the_seat_falls_vacant_and_the_reason_is_kept(as_, local, seat):
    assert as_("governance").post(address(seat), {"last_on": "2020-01-01"}).status_code == 422
    assert as_("governance").post(address(seat), {"last_on": "2026-11-20", "reason": "Resigned"}).status_code == 302
    page = as_("governance").get(f"/harbour/governance/bodies/{local.ref}/").content.decode()
    assert "2 parent seats are vacant." in page
    assert "Resigned" in page


def test_a_post_no_longer_acts_for_the_body_once_its_seat_is_over(as_, world, local):
    seat = operations.take_seat(body=local, by=None, post=world.posts["head"], from_on=dt.date(2025, 9, 1))
    as_("governance").post(address(seat), {"last_on": "2026-11-20"})
    assert world.posts["head"] not in local.posts.all()
    assert world.posts["governor"] in local.posts.all()


def test_those_who_keep_no_seats_find_no_such_page(as_, seat):
    for who in ("governor", "head", "stranger"):
        assert as_(who).post(address(seat), {"last_on": "2026-11-20"}).status_code == 404
