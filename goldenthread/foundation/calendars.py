"""One door to iCalendar: days and hours as calendar programmes read them (RFC 5545)."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event

PRODUCT = "-//Golden Thread//The year//EN"
# How often a calendar programme is asked to look again.
LOOK_AGAIN = dt.timedelta(hours=6)
WALL = ZoneInfo("Europe/London")


@dataclass(frozen=True)
class Dated:
    """Something that falls on a day, or `at` an hour of it for so many minutes.

    `key` names it for good, so that a day that moves is not a second entry. Hours are those of the wall clock.
    """

    key: str
    on: dt.date
    title: str
    says: str = ""
    address: str = ""
    at: dt.time | None = None
    minutes: int = 60
    place: str = ""


def write(name: str, dated: Iterable[Dated], *, host: str, stamp: dt.datetime) -> bytes:
    """Return a calendar. No change of the clocks moves a whole day; an hour is written as the instant that it is.

    `stamp` is an instant with its zone. An entry's key and the host together name it among all calendars.
    """
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", name)
    calendar.add("refresh-interval", LOOK_AGAIN, parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", "PT6H")
    for one in dated:
        calendar.add_component(_event(one, host, stamp.astimezone(dt.UTC)))
    written: bytes = calendar.to_ical()
    return written


def _event(one: Dated, host: str, stamp: dt.datetime) -> Event:
    event = Event()
    event.add("uid", f"{one.key}@{host}")
    event.add("dtstamp", stamp)
    if one.at is None:
        event.add("dtstart", one.on)
        event.add("dtend", one.on + dt.timedelta(days=1))
    else:
        begins = dt.datetime.combine(one.on, one.at, tzinfo=WALL).astimezone(dt.UTC)
        event.add("dtstart", begins)
        event.add("dtend", begins + dt.timedelta(minutes=one.minutes))
    event.add("summary", one.title)
    if one.says:
        event.add("description", one.says)
    if one.address:
        event.add("url", one.address)
    if one.place:
        event.add("location", one.place)
    event.add("transp", "TRANSPARENT" if one.at is None else "OPAQUE")
    return event
