"""What a person was told, and what waits to be delivered."""

import re

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from goldenthread.features.activity import operations, queries
from goldenthread.features.measures import operations as measuring
from goldenthread.features.reports import operations as reporting
from goldenthread.foundation import subjects
from goldenthread.web.kit.access import TrustRequest, requires
from goldenthread.web.kit.showing import find, show

SHOWN = 60
EVENTS = {
    operations.DIGEST: "A digest by e-mail",
    reporting.ISSUE_ONE: "A report that is issued together with others",
    measuring.OFF_TRACK: "A second look at the risks of a measure that went off track",
}


@requires("plan.see")
def news(request: TrustRequest) -> HttpResponse:
    """Show what the reader's posts were told, the newest first, and mark what is new since they last looked."""
    since = operations.read_news(trust=request.trust, by=request.user)
    told = list(queries.told(request.reach)[:SHOWN])
    seen = subjects.find(request.reach, {(one.subject_kind, one.subject_ref) for one in told})
    lines = [
        (one, found.address, since is None or one.created_at > since)
        for one in told
        if (found := seen.get((one.subject_kind, one.subject_ref))) is not None
    ]
    return show(request, "home/pages/news.html", lines=lines)


@requires("trail.see", somewhere=False)
def deliveries(request: TrustRequest) -> HttpResponse:
    """Show what was posted to be done a little later: what waits, what failed and why, and what is done."""
    found = queries.deliveries(request.reach)
    waiting = [
        (row, EVENTS.get(row.event, row.event), row.attempts >= operations.MOST_ATTEMPTS)
        for row in found.filter(delivered_at=None)[:SHOWN]
    ]
    done = [
        (EVENTS.get(event, event), day, count)
        for event, day, count in queries.delivered_by_day(request.reach)[:SHOWN]
    ]
    return show(request, "home/pages/deliveries.html", waiting=waiting, done=done)


@requires("trail.see", somewhere=False)
@require_POST
def try_again(request: TrustRequest, key: str) -> HttpResponse:
    """Let what failed be tried anew."""
    number = int(key) if re.fullmatch(r"[0-9]{1,18}", key) else 0
    row = find(queries.deliveries(request.reach).filter(delivered_at=None), pk=number)
    operations.try_again(event=row, by=request.user)
    messages.success(request, "It is tried again with the next delivery.")
    return redirect("home:deliveries", request.trust.slug)
