"""Remits: what a body asked somebody to do, and what was reported back."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect

from goldenthread.features.governance import operations, queries
from goldenthread.foundation import clock
from goldenthread.web.governance import presenters
from goldenthread.web.governance.forms import ReportForm
from goldenthread.web.kit.access import TrustRequest, requires
from goldenthread.web.kit.saving import done, saved
from goldenthread.web.kit.showing import find, show


@requires("plan.see")
def remit(request: TrustRequest, ref: str) -> HttpResponse:
    """Report back on a remit; whoever keeps the body's meetings closes it once the body has heard."""
    row = find(queries.remits_within(request.reach), ref=ref)
    may_keep = queries.may_keep(request.reach, row.item.meeting.body)
    may_report = row.closed_on is None and (
        row.post_id in request.reach.posts
        or may_keep
        or bool(row.to_body and queries.may_keep(request.reach, row.to_body))
    )
    if request.method == "POST" and not (may_report or may_keep):
        raise Http404
    if request.POST.get("do") == "close" and may_keep:
        done(request, lambda: operations.close_remit(remit=row, by=request.user), "The body has heard it.")
        return redirect("governance:remit", request.trust.slug, ref)
    form = ReportForm(request.POST or None, initial={"report": row.report})
    if form.is_valid() and saved(form, lambda: operations.report_on_remit(
        remit=row, by=request.user, report=form.cleaned_data["report"]
    )):  # fmt: skip
        messages.success(request, "Kept. It stands among the matters arising at the next meeting.")
        return redirect("governance:remit", request.trust.slug, ref)
    return show(
        request, "governance/pages/remit.html", remit=row, whose=queries.whose(row), form=form, may_keep=may_keep,
        may_report=may_report, stands=presenters.remit_stands(row, clock.today()),
        sees=queries.items_within(request.reach).filter(pk=row.item_id).exists(),
    )  # fmt: skip
