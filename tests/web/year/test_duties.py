"""Whose turn it is."""

import datetime as dt

from goldenthread.foundation import clock
from tests.features.reviews.laid import duty


def test_ones_own_list_holds_what_is_asked_of_ones_posts(as_, world):
    duty(world.trust)
    duty(world.trust, "Accounts filed", month=12, day=31, of="trust", role="finance_lead", lead=60)
    page = as_("head").get("/harbour/year/duties/").content.decode()
    assert "Compliance checked" in page
    assert "Accounts filed" not in page


def test_what_is_late_is_said_with_whose_it_is_and_for_how_long(as_, world, monkeypatch):
    duty(world.trust)
    world.posts["other_head"].holdings.update(until_on=dt.date(2026, 11, 20))
    monkeypatch.setattr(clock, "today", lambda: dt.date(2026, 12, 3))
    page = as_("trustee").get("/harbour/year/duties/?of=everyone").content.decode()
    assert "2 late" in page
    assert "3 days" in page
    assert "Head, Marsh Lane (vacant)" in page


def test_another_posts_list_can_be_looked_at_within_reach(as_, world):
    duty(world.trust)
    address = f"/harbour/year/duties/?of=post:{world.posts['other_head'].ref}"
    assert "The year of the Head, Marsh Lane" in as_("chief").get(address).content.decode()
    assert "Your year" in as_("head").get(address).content.decode()
