"""One month of the year."""

import datetime as dt
import re

import pytest
from django.test import Client
from icalendar import Calendar

from goldenthread.domain.calendar import TermCalendar
from goldenthread.features.governance import operations as governing
from goldenthread.features.organisations import operations as organising
from goldenthread.web.year import presenters
from tests.features.reviews.laid import duty
from tests.world import CALENDAR


def test_a_month_shows_its_days_and_each_place(as_, world):
    duty(world.trust)
    duty(world.trust, "Census", month=11, day=5, of="trust", role="data_manager")
    page = as_("chief").get("/harbour/year/months/2026-11/").content.decode()
    assert "November 2026" in page
    assert "Marsh Lane" in page
    assert page.count("Census") >= 2  # on its day, and in the list


def test_a_month_can_be_narrowed_to_ones_own(as_, world):
    duty(world.trust)
    duty(world.trust, "Census", month=11, day=5, of="trust", role="data_manager")
    page = as_("head").get("/harbour/year/months/2026-11/?of=mine").content.decode()
    assert "Compliance checked" in page
    assert "Census" not in page


def test_a_meeting_stands_on_its_day_in_the_month_the_year_and_the_calendar_of_who_is_called(as_, world):
    body = organising.form_body(trust=world.trust, by=None, name="Trust Board", kind="board")
    body.posts.add(world.posts["trustee"])
    for day in (dt.date(2026, 12, 8), dt.date(2027, 6, 8)):
        meeting = governing.call_meeting(body=body, by=None, held_on=day, begins_at=dt.time(18), place="Haven High")
    for address in ("/harbour/year/months/2026-12/", "/harbour/year/"):
        assert "Trust Board" in as_("trustee").get(address).content.decode()
    assert "Trust Board" not in as_("head").get("/harbour/year/?of=mine").content.decode()
    page = as_("trustee").post("/harbour/year/calendar/", {"do": "make"}).content.decode()
    link = re.search(r"/calendar/[\w-]+\.ics", page)[0]
    events = events_of(Client().get(link).content)
    # Six o'clock by the wall is six in winter and five in summer by the world's clock.
    assert [one.start.hour for one in events] == [18, 17]
    assert {str(one["summary"]) for one in events} == {"Trust Board"}
    meeting.items.all().delete()
    meeting.items.create(title="The head's pay", is_confidential=True)
    last = events_of(Client().get(link).content)[-1]
    assert (str(last["summary"]), "location" in last) == ("Confidential item", False)


def events_of(content):
    walked = Calendar.from_ical(content).walk("VEVENT")
    return [one for one in walked if one.get("uid").startswith("meeting-")]


@pytest.mark.parametrize("which", ["2026-13", "0000-01", "november"])
def test_there_is_no_such_month(as_, which):
    assert as_("chief").get(f"/harbour/year/months/{which}/").status_code == 404


@pytest.mark.parametrize(("which", "leads_on"), [("2026-11", True), ("2031-12", False), ("2100-12", False)])
def test_the_steps_from_month_to_month_end_some_years_away(as_, which, leads_on):
    page = as_("chief").get(f"/harbour/year/months/{which}/").content.decode()
    assert ("The month after" in page) == leads_on


def test_a_half_term_that_runs_over_the_end_of_a_month_is_told_in_both():
    calendar = TermCalendar.from_json(CALENDAR)
    assert presenters.terms_in(dt.date(2027, 5, 1), calendar) == "Half term from 31"
    assert presenters.terms_in(dt.date(2027, 6, 1), calendar) == "Half term until 4"
    assert presenters.terms_in(dt.date(2026, 10, 1), calendar) == "Half term 26–30"
