"""Making, renewing and revoking one's calendar link."""

import re

import pytest
from django.test import Client

ADDRESS = "/harbour/year/calendar/"


@pytest.fixture
def made(as_):
    page = as_("head").post(ADDRESS, {"do": "make"}).content.decode()
    return re.search(r"/calendar/[\w-]+\.ics", page)[0]


def test_a_link_is_shown_once_and_opens_the_calendar(as_, made):
    assert Client().get(made).status_code == 200
    page = as_("head").get(ADDRESS).content.decode()
    assert made not in page
    assert "A calendar last read it" in page


def test_a_revoked_link_is_dead(as_, made):
    assert as_("head").post(ADDRESS, {"do": "revoke"}).status_code == 302
    assert "BEGIN:VEVENT" not in Client().get(made).content.decode()
    assert "You have no link yet" in as_("head").get(ADDRESS).content.decode()


def test_nobody_makes_a_link_in_a_trust_where_they_hold_no_post(as_):
    assert as_("stranger").post(ADDRESS, {"do": "make"}).status_code == 404
