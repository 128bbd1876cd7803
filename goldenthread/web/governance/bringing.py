"""Bringing a thing of any kind before a body: from its own page onto an agenda that is still open."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect

from goldenthread.features.governance import operations, queries
from goldenthread.features.governance.models import Meeting
from goldenthread.foundation import clock
from goldenthread.web.governance import about
from goldenthread.web.governance.forms import BringForm
from goldenthread.web.kit.access import TrustRequest, requires
from goldenthread.web.kit.saving import saved
from goldenthread.web.kit.showing import show


@requires("meeting.see")
def put_on_agenda(request: TrustRequest) -> HttpResponse:
    """Put what the address names on the agenda of a meeting that the reader keeps."""
    asked, bodies = request.GET.get("about", ""), queries.bodies_to_keep(request.reach)
    subject = about.found(request, asked)
    if not bodies or (asked and subject is None):
        raise Http404
    if subject is None:
        return show(request, "governance/pages/put_on_agenda.html", subject=None)
    coming = queries.meetings_within(request.reach).filter(
        body__in=bodies, state=Meeting.State.PLANNED, held_on__gte=clock.today()
    )
    form = BringForm(request.POST or None, meetings=coming, initial={"title": subject.title[:200]})
    if form.is_valid() and saved(form, lambda: operations.put_on_agenda(
        by=request.user, about=(subject.kind, subject.ref), address=subject.address, **form.facts()
    )):  # fmt: skip
        messages.success(request, f"“{form.cleaned_data['title']}” is on the agenda.")
        return redirect("governance:set_agenda", request.trust.slug, form.cleaned_data["meeting"])
    return show(
        request, "governance/pages/put_on_agenda.html", form=form, subject=subject, has_any=bool(form.meetings)
    )
