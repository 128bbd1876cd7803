"""Days and hours as calendar programmes read them, on either side of a change of the clocks."""

import datetime as dt

import pytest
from icalendar import Calendar

from goldenthread.foundation import calendars
from goldenthread.foundation.calendars import Dated

STAMP = dt.datetime(2026, 9, 1, 8, tzinfo=dt.UTC)
# A governors' meeting at six in the evening, and one that runs over the change itself.
HOURS = [
    ("2026-10-24", "18:00", 120, "2026-10-24 17:00", "2026-10-24 19:00"),
    ("2026-10-25", "18:00", 120, "2026-10-25 18:00", "2026-10-25 20:00"),
    ("2026-10-25", "00:30", 60, "2026-10-24 23:30", "2026-10-25 00:30"),
    ("2027-03-27", "18:00", 90, "2027-03-27 18:00", "2027-03-27 19:30"),
    ("2027-03-28", "18:00", 90, "2027-03-28 17:00", "2027-03-28 18:30"),
]


def read(*dated):
    written = calendars.write("My year", dated, host="trust.example", stamp=STAMP)
    return Calendar.from_ical(written).walk("VEVENT")


@pytest.mark.parametrize(("day", "begins", "minutes", "at", "ends"), HOURS)
def test_an_hour_is_the_instant_that_the_wall_clock_means(day, begins, minutes, at, ends):
    hour = dt.time.fromisoformat(begins)
    (event,) = read(Dated("m-1", dt.date.fromisoformat(day), "Governors", at=hour, minutes=minutes))
    told = [f"{event.decoded(name):%Y-%m-%d %H:%M}" for name in ("dtstart", "dtend")]
    assert told == [at, ends]
    assert event.decoded("dtstart").utcoffset() == dt.timedelta(0)


@pytest.mark.parametrize("day", ["2026-10-25", "2027-03-28", "2028-02-29", "2026-12-31"])
def test_a_whole_day_is_a_date_and_ends_before_the_next(day):
    on = dt.date.fromisoformat(day)
    (event,) = read(Dated("d-1", on, "Census"))
    assert (event.decoded("dtstart"), event.decoded("dtend")) == (on, on + dt.timedelta(days=1))
    assert event["dtstart"].params["VALUE"] == "DATE"
    assert "TZID" not in event["dtstart"].params
