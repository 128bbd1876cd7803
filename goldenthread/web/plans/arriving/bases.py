"""Of whom each percentage of a plan is: said, counted by its measure, proposed, or missing; and saying it."""

from dataclasses import replace
from typing import NamedTuple

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect

from goldenthread.domain.results.percent_base import MISSING, PROPOSED, Base, base_of, is_share, with_base
from goldenthread.features.plans import operations, queries
from goldenthread.features.plans.models import Element, ElementTarget, Plan
from goldenthread.web.kit.access import TrustRequest, requires
from goldenthread.web.kit.saving import saved
from goldenthread.web.kit.showing import UNPROCESSABLE, find, show
from goldenthread.web.plans.editing.understanding import understood


class Share(NamedTuple):
    """One percentage of a plan, with its base."""

    element: Element
    ref: str
    text: str
    base: Base


class BaseForm(forms.Form):
    """Of whom one percentage is."""

    aim = forms.IntegerField(min_value=1, max_value=2**62, widget=forms.HiddenInput)
    base = forms.CharField(label="Of whom", max_length=120)


@requires("plan.see")
def percentages(request: TrustRequest, ref: str) -> HttpResponse:
    """Show each percentage of a plan with its base, those without one first; say of whom one is."""
    plan: Plan = find(queries.plans(request.reach).select_related("trust", "school", "unit"), ref=ref)
    writes = queries.may_edit(request.reach, plan)
    parts = queries.elements(request.reach).filter(plan=plan)
    aims = ElementTarget.objects.filter(element__in=parts.values("pk"), target__retired_on=None)
    aims = aims.select_related("element__plan", "target__measure", "target__school", "target__trust")
    form = BaseForm(request.POST) if request.method == "POST" else None
    if form is not None and not writes:
        raise Http404
    if form is not None and form.is_valid():
        aim: ElementTarget = find(aims, pk=form.cleaned_data["aim"])
        if saved(form, lambda: _say(request, aim, form.cleaned_data["base"])):
            messages.success(request, "It stands in the target’s own words now.")
            return redirect("plans:percentages", request.trust.slug, ref)
    shares = [
        Share(aim.element, str(aim.pk), aim.target.text, base_of(
            aim.target.text, aim.target.measure.base if aim.target.measure else "", aim.element.title
        ))
        for aim in aims.order_by("element__depth", "element__order", "pk") if is_share(aim.target.text)
    ]  # fmt: skip
    return show(
        request, "plans/pages/arriving/percentages.html", status=UNPROCESSABLE if form else 200, plan=plan,
        open=[one for one in shares if one.base.how in (PROPOSED, MISSING)], typed=form,
        settled=[one for one in shares if one.base.is_settled], may_edit=writes,
    )  # fmt: skip


def _say(request: TrustRequest, aim: ElementTarget, base: str) -> None:
    """Write the base into the target, as it is printed and as it is understood."""
    element, target = aim.element, aim.target
    words = with_base(target.text, base)
    line = replace(understood(words, target.measure, element.plan).line, school=target.school)
    operations.reword_target(element=element, target=target, line=line, by=request.user)
