"""Throwing a draft away that was begun by mistake."""

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect

from goldenthread.features.plans import operations
from goldenthread.features.plans.queries.outline.discarding import why_not_discarded
from goldenthread.foundation.tables import Stale
from goldenthread.web.kit.access import TrustRequest, requires
from goldenthread.web.kit.saving import saved
from goldenthread.web.kit.showing import CONFLICT, show
from goldenthread.web.plans.editing.saving import plan_to_edit


class DiscardForm(forms.Form):
    revision = forms.IntegerField(widget=forms.HiddenInput)


@requires("plan.edit")
def discard_plan(request: TrustRequest, ref: str) -> HttpResponse:
    """Throw a draft away, once that is confirmed."""
    plan = plan_to_edit(request, ref)
    page, parts = "plans/pages/editing/discard_plan.html", plan.elements.filter(removed_at=None).count()
    form = DiscardForm(request.POST or None, initial={"revision": plan.revision})
    try:
        if form.is_valid() and saved(form, lambda: operations.discard_plan(
            plan=plan, by=request.user, drawn_from=form.cleaned_data["revision"]
        )):  # fmt: skip
            messages.success(request, f"{plan.title} is thrown away. The trail keeps what stood in it.")
            return redirect("plans:plans", request.trust.slug)
    except Stale as stale:
        form = DiscardForm(initial={"revision": stale.row.revision})
        return show(request, page, status=CONFLICT, plan=stale.row, form=form, parts=parts, stands=True)
    return show(request, page, plan=plan, form=form, parts=parts, why_not=why_not_discarded(plan, request.user))
