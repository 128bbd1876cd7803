"""Of whom each percentage of a plan is: said, counted by its measure, proposed, or missing."""

from typing import NamedTuple

from django.http import HttpResponse

from goldenthread.domain.percent_base import MISSING, PROPOSED, Base, base_of, is_share
from goldenthread.features.plans import queries
from goldenthread.features.plans.models import Element, ElementTarget, Plan
from goldenthread.web.kit.access import TrustRequest, requires
from goldenthread.web.kit.showing import find, show


class Share(NamedTuple):
    """One percentage of a plan, with its base."""

    element: Element
    text: str
    base: Base


@requires("plan.see")
def percentages(request: TrustRequest, ref: str) -> HttpResponse:
    """Show each percentage of a plan with its base, those without one first."""
    plan: Plan = find(queries.plans(request.reach).select_related("trust", "school", "unit"), ref=ref)
    parts = queries.elements(request.reach).filter(plan=plan)
    aims = ElementTarget.objects.filter(element__in=parts.values("pk"))
    aims = aims.select_related("element", "target__measure").order_by("element__depth", "element__order", "pk")
    shares = [
        Share(aim.element, aim.target.text, base_of(
            aim.target.text, aim.target.measure.base if aim.target.measure else "", aim.element.title
        )) for aim in aims if is_share(aim.target.text)
    ]  # fmt: skip
    return show(
        request, "plans/pages/arriving/percentages.html", plan=plan,
        open=[one for one in shares if one.base.how in (PROPOSED, MISSING)],
        settled=[one for one in shares if one.base.is_settled], may_edit=queries.may_edit(request.reach, plan),
    )  # fmt: skip
