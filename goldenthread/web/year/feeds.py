"""The year in a person's own calendar: a private link, and what it is read as."""

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone

from goldenthread.features.governance.queries import Met, meetings_between
from goldenthread.features.organisations import queries as organisations
from goldenthread.features.reviews import operations
from goldenthread.features.reviews.queries import Gathered, events_between, feeds
from goldenthread.foundation import calendars, clock
from goldenthread.web.kit.access import TrustRequest, open_to_anyone, requires
from goldenthread.web.kit.showing import show

HOST = settings.SITE_ADDRESS.split("://", 1)[-1].split("/")[0]


@requires("plan.see")
def calendar_link(request: TrustRequest) -> HttpResponse:
    """Make, renew or revoke one's own calendar link. A new link is shown once, and never again."""
    link = ""
    if request.POST.get("do") == "make":
        token = operations.make_feed(trust=request.trust, by=request.user)
        link = settings.SITE_ADDRESS + reverse("calendar:feed", args=[token])
    elif request.POST.get("do") == "revoke":
        operations.revoke_feed(trust=request.trust, by=request.user)
        messages.success(request, "Revoked. Whoever has the link reads nothing by it from now on.")
        return redirect("year:calendar_link", request.trust.slug)
    feed = feeds.live_feed(request.trust, request.user)
    answer = show(request, "year/pages/calendar_link.html", feed=feed, link=link)
    answer["Cache-Control"] = "no-store"
    return answer


def _meeting(met: Met) -> calendars.Dated:
    """Return a meeting as an hour of the reader's calendar; of a confidential one, that there is one."""
    row = met.meeting
    address = settings.SITE_ADDRESS + reverse("governance:meeting", args=[row.trust.slug, row.ref])
    title, place = (feeds.CONFIDENTIAL, "") if met.is_confidential else (str(row), row.place)
    return calendars.Dated(
        f"meeting-{row.ref}", row.held_on, title, row.body.name if row.title and not met.is_confidential else "",
        address, at=row.begins_at, minutes=met.minutes, place=place,
    )  # fmt: skip


def _event(found: Gathered) -> calendars.Dated:
    """Return a day on which the reader is awaited; one without an hour is a whole day."""
    row = found.event
    address = settings.SITE_ADDRESS + reverse("year:event", args=[row.trust.slug, row.ref])
    return calendars.Dated(
        f"event-{row.ref}", row.on, row.title, row.says, address, at=row.begins_at, minutes=row.minutes,
        place=row.place,
    )  # fmt: skip


@open_to_anyone
def feed(_: HttpRequest, token: str) -> HttpResponse:
    """Answer a calendar programme: the year of the posts that the person holds at this moment.

    A link that opens nothing any more is answered with an empty calendar: at “not found” a programme keeps on showing
    what it read last.
    """
    found = feeds.feed_at(token)
    reached = organisations.reach_into(found.person, found.trust.slug, today=clock.today()) if found else None
    if found is None or reached is None:
        if not feeds.was_one(token):
            raise Http404
        return _as_calendar("Nothing to read here any more", [])
    trust, reach = reached
    operations.note_reading(feed=found)
    today = clock.today()
    dated = feeds.dated_for(reach, trust, today, settings.SITE_ADDRESS)
    from_on, until_on = today - feeds.BACK, today + feeds.AHEAD
    dated += [_meeting(one) for one in meetings_between(reach, from_on, until_on, mine=True)]
    dated += [_event(one) for one in events_between(reach, from_on, until_on, mine=True)]
    return _as_calendar(f"{trust.short_name}: my year", dated)


def _as_calendar(name: str, dated: list[calendars.Dated]) -> HttpResponse:
    body = calendars.write(name, dated, host=HOST, stamp=timezone.now())
    answer = HttpResponse(body, content_type="text/calendar; charset=utf-8")
    answer["Cache-Control"] = "private, no-store"
    answer["Content-Disposition"] = 'inline; filename="year.ics"'
    answer["X-Robots-Tag"] = "noindex"
    return answer
