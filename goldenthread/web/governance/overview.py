"""What is coming, what is open, and the trust's schedule of business."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect

from goldenthread.domain.calendar import academic_year_of
from goldenthread.features.governance import operations, queries
from goldenthread.features.governance.models import Meeting
from goldenthread.foundation import clock
from goldenthread.web.governance import presenters
from goldenthread.web.kit.access import TrustRequest, requires
from goldenthread.web.kit.showing import show

# How many meetings that were held stand on the page.
MOST_HELD = 12


@requires("meeting.see")
def governance(request: TrustRequest) -> HttpResponse:
    """Show the next meetings, the reader's own first, what was asked of others, and what was held."""
    today = clock.today()
    rows = queries.meetings_within(request.reach)
    coming = rows.filter(held_on__gte=today).exclude(state__in=[Meeting.State.HELD, Meeting.State.CANCELLED])
    sits = queries.seats(request.reach)
    return show(
        request, "governance/pages/governance.html",
        page=presenters.Overview(
            list(coming), list(rows.filter(state=Meeting.State.HELD).order_by("-held_on", "-pk")[:MOST_HELD]),
            list(queries.remits_within(request.reach).filter(closed_on=None)), sits.member | sits.clerk, today,
        ),
        to_write=presenters.unrecorded(rows, today), may_call=bool(queries.bodies_to_keep(request.reach)),
        may_ask=bool(queries.may_ask(request.reach)), year=academic_year_of(today),
    )  # fmt: skip


@requires("meeting.see")
def business(request: TrustRequest) -> HttpResponse:
    """Show what comes before bodies of each kind and when; who keeps meetings may take the library's schedule."""
    may_keep = request.reach.may_everywhere(queries.KEEP)
    if request.method == "POST":
        if not may_keep:
            raise Http404
        many = operations.take_business(trust=request.trust, by=request.user)
        messages.success(request, f"{many} lines were added. The next agendas are filled from them.")
        return redirect("governance:business", request.trust.slug)
    rows = list(queries.business_of(request.reach))
    return show(
        request, "governance/pages/business.html", kinds=presenters.by_kind(rows), may_keep=may_keep,
        is_new=not rows,
    )  # fmt: skip
