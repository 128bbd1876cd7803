"""How local bodies scrutinise: how often they ask, and how good the milestones are that they accept."""

import datetime as dt

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect

from goldenthread.domain.calendar import academic_year_of, first_of
from goldenthread.features.governance import operations, queries
from goldenthread.features.governance.models import MilestoneRating
from goldenthread.features.organisations.models import Post
from goldenthread.foundation import clock
from goldenthread.web.governance.forms import RateMilestoneForm
from goldenthread.web.kit.access import TrustRequest, requires
from goldenthread.web.kit.saving import saved
from goldenthread.web.kit.showing import UNPROCESSABLE, show


@requires("meeting.see")
def scrutiny(request: TrustRequest) -> HttpResponse:
    """Show body by body how often it asked this school year, and how good the milestones are that it accepted."""
    rows = queries.scrutiny(request.reach, queries.local_bodies(request.reach), since=_year_begins())
    return show(
        request, "governance/pages/scrutiny.html", rows=rows, steps=MilestoneRating.Step.choices,
        silent=sum(not row.asked for row in rows), since=_year_begins(),
    )  # fmt: skip


@requires("meeting.see")
def milestones(request: TrustRequest, ref: str) -> HttpResponse:
    """Show the milestones that one body accepted, each to be rated by whoever reviews its school."""
    bodies = {body.ref: body for body in queries.local_bodies(request.reach)}
    if ref not in bodies:
        raise Http404
    row = queries.scrutiny(request.reach, [bodies[ref]], since=_year_begins())[0]
    may_rate, sent = queries.may_rate(request.reach, row.body), request.POST.get("milestone", "")
    forms = [
        (one, RateMilestoneForm(request.POST if sent == one.action.ref else None, auto_id=f"{one.action.ref}-%s"))
        for one in row.milestones
    ]
    status = 200
    if request.method == "POST":
        chosen, form = next((pair for pair in forms if pair[0].action.ref == sent), (None, None))
        if chosen is None or form is None or not may_rate:
            raise Http404
        if form.is_valid() and saved(form, lambda: operations.rate_milestone(
            body=row.body, action=chosen.action, by=request.user, post=_post(request), **form.cleaned_data
        )):  # fmt: skip
            messages.success(request, "Kept. What was said before stays beside it.")
            return redirect(f"{request.path}#{sent}")
        status = UNPROCESSABLE
    return show(
        request, "governance/pages/milestones.html", status=status, row=row, forms=forms, may_rate=may_rate
    )  # fmt: skip


def _post(request: TrustRequest) -> Post | None:
    return Post.objects.filter(pk__in=request.reach.posts).order_by("pk").first()


def _year_begins() -> dt.date:
    return dt.date(first_of(academic_year_of(clock.today())), 9, 1)
