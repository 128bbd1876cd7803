"""Risks by part of a plan: what endangers each part, and the parts for which nobody has named a risk."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from goldenthread.features.plans import queries as planned
from goldenthread.features.plans.models import Element, Plan
from goldenthread.features.risks import operations, queries
from goldenthread.features.risks.queries.register import Line
from goldenthread.features.risks.queries.visible import EDIT
from goldenthread.foundation import clock
from goldenthread.web.kit.access import TrustRequest, requires
from goldenthread.web.kit.saving import saved
from goldenthread.web.kit.showing import find, show
from goldenthread.web.risks.forms import FromPlanForm

# Parts further down are read with the part that they stand under.
DEPTH = 2


@dataclass(frozen=True)
class PartRisks:
    """One part of a plan with what endangers it and what stands under it, the greatest first."""

    part: Element
    lines: Sequence[Line]


@requires("risk.see")
def by_plan(request: TrustRequest) -> HttpResponse:
    """Show each part of a plan in force with its risks, and the parts without one."""
    live = planned.plans(request.reach).filter(state="live").select_related("school", "unit")
    plans = list(live.order_by("-kind", "title"))
    asked = request.GET.get("plan", "")[:12]
    chosen = next((plan for plan in plans if plan.ref == asked), None) or _of_the_trust(plans)
    if chosen is None:
        if asked:
            raise Http404
        return show(request, "risks/pages/by_plan.html", plans=[], chosen=None)
    rows = _parts(request, chosen)
    return show(
        request, "risks/pages/by_plan.html", plans=plans, chosen=chosen, rows=[row for row in rows if row.lines],
        bare=[row.part for row in rows if not row.lines], may_raise=queries.may_raise(request.reach),
        said=queries.said_in_plan(request.reach, chosen), may_take=_may_take(request, chosen),
    )  # fmt: skip


@requires("risk.edit")
def take_from_plan(request: TrustRequest, ref: str) -> HttpResponse:
    """Take into the register what a plan itself says of risks."""
    plan = find(planned.plans(request.reach), ref=ref)
    if not _may_take(request, plan):
        raise Http404
    said = queries.said_in_plan(request.reach, plan)
    form = FromPlanForm(request.POST or None, said=said, shape=queries.frame_of(request.reach.trust))
    if form.is_valid() and saved(form, lambda: operations.take_from_plan(
        plan=plan, by=request.user, **form.facts()
    )):  # fmt: skip
        taken = len(form.cleaned_data["lines"])
        messages.success(
            request, f"{taken} {'risk is' if taken == 1 else 'risks are'} on the register. Their owners score them."
        )
        return redirect(f"{reverse('risks:by_plan', args=[request.trust.slug])}?plan={ref}")
    return show(request, "risks/pages/take_from_plan.html", plan=plan, form=form, said=said)


def _may_take(request: TrustRequest, plan: Plan) -> bool:
    return request.reach.may(EDIT, school=plan.school_id, unit=plan.unit_id)


def _of_the_trust(plans: Sequence[Plan]) -> Plan | None:
    return next((plan for plan in plans if plan.kind == "trust"), next(iter(plans), None))


def _parts(request: TrustRequest, plan: Plan) -> list[PartRisks]:
    parts = list(planned.elements(request.reach).filter(plan=plan).order_by("depth", "parent__order", "order", "pk"))
    by_ref = queries.risks_by_subject(request.reach, "element", [part.ref for part in parts], today=clock.today())
    under = _under(parts)
    gathered: dict[int, dict[int, Line]] = {part.pk: {} for part in parts if part.depth <= DEPTH}
    for part in parts:
        for line in by_ref.get(part.ref, ()):
            gathered[under[part.pk]].setdefault(line.risk.pk, line)
    shown = sorted((part for part in parts if part.depth <= DEPTH), key=_place)
    upper = {part.parent_id for part in shown}
    return [
        PartRisks(
            part, sorted(gathered[part.pk].values(), key=lambda line: -(line.level.height if line.level else 0))
        )
        for part in shown
        # A part that has parts of its own wants no risk beside theirs.
        if gathered[part.pk] or part.pk not in upper
    ]


def _under(parts: Sequence[Element]) -> dict[int, int]:
    """Return under which part that is shown each stands: itself, or the one above."""
    found: dict[int, int] = {}
    for part in parts:
        found[part.pk] = part.pk if part.depth <= DEPTH else found[part.parent_id or 0]
    return found


def _place(part: Element) -> tuple[int, int, int]:
    upper = part.parent if part.parent_id else part
    return upper.order if upper else 0, part.depth, part.order
