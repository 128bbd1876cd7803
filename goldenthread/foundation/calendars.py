"""One door to iCalendar: days as calendar programmes read them (RFC 5545)."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from icalendar import Calendar, Event

PRODUCT = "-//Golden Thread//The year//EN"
# How often a calendar programme is asked to look again.
LOOK_AGAIN = dt.timedelta(hours=6)


@dataclass(frozen=True)
class Dated:
    """Something that falls on a day. `key` names it for good, so that a day that moves is not a second entry."""

    key: str
    on: dt.date
    title: str
    says: str = ""
    address: str = ""


def write(name: str, dated: Iterable[Dated], *, host: str, stamp: dt.datetime) -> bytes:
    """Return a calendar of whole days, which no change of the clocks can move.

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
    event.add("dtstart", one.on)
    event.add("dtend", one.on + dt.timedelta(days=1))
    event.add("summary", one.title)
    if one.says:
        event.add("description", one.says)
    if one.address:
        event.add("url", one.address)
    event.add("transp", "TRANSPARENT")
    return event
