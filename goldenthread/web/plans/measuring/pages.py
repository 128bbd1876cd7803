"""After a plan is brought in: which measure shows each of its targets, confirmed in one go."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import redirect

from goldenthread.features.measures.operations import define_measures
from goldenthread.features.plans import operations
from goldenthread.features.plans.queries.visible import plans_to_edit
from goldenthread.web.kit.access import TrustRequest, requires
from goldenthread.web.kit.showing import CONFLICT, UNPROCESSABLE, find, show
from goldenthread.web.plans.measuring.presenters import Chosen, MeasuringPage, keys_of, lines_of


@requires("plan.edit")
def measure_targets(request: TrustRequest, ref: str) -> HttpResponse:
    """Show every target of a plan with the measure that is proposed, and take all answers at once."""
    plan = find(plans_to_edit(request.reach).select_related("trust", "school", "unit"), ref=ref)
    page = MeasuringPage(request.reach, plan, request.POST or None, again=request.GET.get("again", "")[:20])
    status = 200
    if request.method == "POST":
        chosen = page.decide()
        status = UNPROCESSABLE
        if page.has_flaws:
            messages.error(request, "Some cannot be kept so: each says why. Nothing is changed yet.")
        elif not (chosen.by or chosen.without):
            messages.error(request, "Choose a measure for one target at least, or say why there is none.")
        else:
            try:
                says = _keep(request, page, chosen)
            except ValidationError as wrong:
                messages.error(request, " ".join(wrong.messages))
                status = CONFLICT
            else:
                messages.success(request, says)
                return redirect("plans:measure_targets", request.trust.slug, ref)
    return show(request, "plans/pages/measuring/measure_targets.html", status=status, plan=plan, page=page)


@transaction.atomic
def _keep(request: TrustRequest, page: MeasuringPage, chosen: Chosen) -> str:
    """Take up what the trust does not keep yet, tie the targets, and say what was done."""
    if chosen.by and not page.may_choose:
        raise Http404
    new = [page.field[key] for key in sorted(keys_of(chosen.by.values()))]
    made = define_measures(trust=request.trust, definitions=[one.definition() for one in new], by=request.user)
    by_value = {one.ref: one for one in page.own.values()} | {f"new:{one.key}": one for one in made}
    if chosen.by:
        tied = {aim: by_value[value] for aim, value in chosen.by.items()}
        operations.show_targets_by(plan=page.plan, lines=lines_of(page.plan, tied), by=request.user)
    if chosen.without:
        operations.leave_unmeasured(plan=page.plan, reasons=chosen.without, by=request.user)
    return _said(len(chosen.by), len(chosen.without), len(made))


def _said(shown: int, without: int, made: int) -> str:
    says = []
    if shown:
        says.append("One target is shown by its measure now." if shown == 1 else f"{shown} targets are shown now.")
    if made:
        says.append("One measure is new to the trust." if made == 1 else f"{made} measures are new to the trust.")
    if without:
        says.append("The reason is kept." if without == 1 else f"The reasons of {without} are kept.")
    return " ".join(says)
