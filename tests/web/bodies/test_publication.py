"""What the website must show of those who govern."""

import datetime as dt

from goldenthread.features.governance import operations as meetings
from goldenthread.features.members.models import Publication
from goldenthread.features.organisations import operations

ADDRESS = "/harbour/governance/published/"


def test_those_who_left_within_the_year_stand_there_and_what_is_missing_is_said(as_, local, seat):
    for name, last in (("Bo Reed", dt.date(2026, 1, 31)), ("Cy Marsh", dt.date(2025, 10, 31))):
        gone = operations.take_seat(body=local, by=None, name=name, from_on=dt.date(2022, 9, 1))
        operations.end_seat(seat=gone, by=None, last_on=last)
    page = as_("governor").get(ADDRESS).content.decode()
    assert "Bo Reed" in page
    assert "Cy Marsh" not in page
    assert "No confirmed interests of" in page


def test_how_often_each_came_is_carried_from_the_meetings(as_, world, local):
    seat = operations.take_seat(body=local, by=None, name="Bo Reed", from_on=dt.date(2022, 9, 1))
    for day, came in ((dt.date(2026, 10, 6), "present"), (dt.date(2026, 11, 10), "apologies")):
        meeting = meetings.call_meeting(body=local, by=None, held_on=day)
        meetings.record_attendance(meeting=meeting, by=None, came={f"{seat.ref}:Bo Reed": came})
    assert "1 of 2" in as_("governor").get(ADDRESS).content.decode()


def test_only_who_keeps_the_members_opens_it_to_anybody(as_, local):
    for who in ("governor", "trustee", "head"):
        assert as_(who).post(ADDRESS, {"is_public": "on"}).status_code == 404
    assert as_("governance").post(ADDRESS, {"is_public": "on", "note": "As the handbook asks."}).status_code == 302
    assert Publication.objects.get().is_public
