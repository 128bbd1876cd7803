"""A school's or a unit's answer to a part of the trust's plan: taken up, supported, in conflict, declined."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from goldenthread.features.organisations.queries import schools_within
from goldenthread.features.plans import operations
from goldenthread.features.plans.models import Element, Link
from goldenthread.features.plans.queries.outline import editing
from goldenthread.web.kit.access import TrustRequest, requires
from goldenthread.web.kit.saving import saved
from goldenthread.web.kit.showing import find, show
from goldenthread.web.plans.editing.hanging import tie
from goldenthread.web.plans.editing.hanging_forms import ANEW, AnswerForm, lower_choices


@requires("plan.edit")
def answer(request: TrustRequest, ref: str) -> HttpResponse:
    """Say what one's own plan does with a part of the trust's plan."""
    upper = find(editing.upper_elements(request.reach), ref=ref)
    lowers, plans = list(editing.local_elements(request.reach)), list(editing.local_plans(request.reach))
    schools = list(schools_within(request.reach, "plan.edit"))
    if not (plans or schools):
        raise Http404
    form = AnswerForm(request.POST or None, lowers=lower_choices(lowers, plans), schools=schools)
    says: list[str] = []
    if form.is_valid() and saved(form, lambda: says.append(_answer(request, upper, form.cleaned_data, lowers))):
        messages.success(request, says[0])
        if form.cleaned_data["kind"] == Link.Kind.CONFLICTS and request.reach.may_somewhere("notice.raise"):
            chosen = form.cleaned_data["lower"].partition(":")
            query = "" if chosen[1] else f"?lower={chosen[0]}"
            return redirect(reverse("plans:raise_notice", args=[request.trust.slug, ref]) + query)
        return redirect("plans:thread", request.trust.slug, ref)
    return show(request, "plans/pages/editing/answer.html", plan=upper.plan, element=upper, form=form)


def _answer(request: TrustRequest, upper: Element, facts: dict[str, Any], lowers: list[Element]) -> str:
    if facts["kind"] == Link.Kind.DECLINES:
        school = find(schools_within(request.reach, "plan.edit"), ref=facts["school"])
        operations.decline(upper=upper, school=school, reason=facts["reason"], by=request.user)
        return f"{school} declines it, and says why."
    lower = _lower(request, upper, facts, lowers)
    if lower is None:
        return f"It is taken up, by a new part of the plan under the same title: {upper.title}."
    return tie(upper, lower, facts["kind"], facts["reason"], by=request.user)


def _lower(request: TrustRequest, upper: Element, facts: dict[str, Any], lowers: list[Element]) -> Element | None:
    """Return the part that was chosen. A new part that takes it up is made and linked at once, and gives None."""
    made, _, plan_ref = facts["lower"].partition(":")
    if made != ANEW:
        return next(part for part in lowers if part.ref == facts["lower"])
    plan = find(editing.local_plans(request.reach), ref=plan_ref)
    link = operations.take_up_anew(upper=upper, plan=plan, by=request.user)
    return None if facts["kind"] == Link.Kind.TAKES_UP else link.lower
