"""Adopting a plan, evaluating it, and keeping it as it stands."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect

from goldenthread.features.plans import operations
from goldenthread.features.plans.models import Plan, Version
from goldenthread.features.plans.queries.agreed import versions as kept
from goldenthread.features.plans.queries.agreed.agreements import is_gated
from goldenthread.features.plans.queries.agreed.gate import gate_of
from goldenthread.features.plans.queries.thread.successions import bodies_for
from goldenthread.features.plans.queries.visible import live_beside
from goldenthread.foundation import clock
from goldenthread.foundation.tables import Stale
from goldenthread.web.kit.access import TrustRequest, requires
from goldenthread.web.kit.saving import draw_anew, saved
from goldenthread.web.kit.showing import CONFLICT, show
from goldenthread.web.plans.editing.saving import plan_to_edit
from goldenthread.web.plans.versions import presenters
from goldenthread.web.plans.versions.forms import AdoptForm, EvaluateForm, KeepForm


@requires("plan.edit")
def adopt(request: TrustRequest, ref: str) -> HttpResponse:
    """Record that a body has adopted a plan, and freeze it as it stands."""
    plan = plan_to_edit(request, ref)
    form = AdoptForm(request.POST or None, plan=plan, bodies=bodies_for(plan), today=clock.today())
    made: list[Version] = []
    if form.is_valid():
        try:
            if saved(form, lambda: made.append(_adopt(request, plan, form))):
                messages.success(request, f"{plan.title} is adopted, and frozen as {made[0]}.")
                return redirect("plans:version", request.trust.slug, made[0].ref)
        except Stale as stale:
            draw_anew(form, stale.row)
            return _show(request, stale.row, form, stands=stale.row, status=CONFLICT)
    return _show(request, plan, form)


def _adopt(request: TrustRequest, plan: Plan, form: AdoptForm) -> Version:
    drawn_from = form.cleaned_data["revision"]
    return operations.adopt(plan=plan, by=request.user, drawn_from=drawn_from, **form.facts())


def _show(
    request: TrustRequest, plan: Plan, form: AdoptForm, *, stands: Plan | None = None, status: int = 200
) -> HttpResponse:
    newest = plan.versions.first()
    now = kept.as_it_stands(plan)
    since = presenters.tags(kept.compare(plan, newest.document, now).counts) if newest else []
    return show(
        request, "plans/pages/versions/adopt.html", status=status, plan=plan, form=form, newest=newest, since=since,
        page=presenters.FrozenPage(now), stands=stands, others=live_beside(request.reach, plan),
        gate=gate_of(plan, clock.today()) if is_gated(plan) else None,
    )  # fmt: skip


@requires("plan.edit")
def keep_version(request: TrustRequest, ref: str) -> HttpResponse:
    """Keep a plan as it stands, without a body having adopted it."""
    plan = plan_to_edit(request, ref)
    form = KeepForm(request.POST if request.method == "POST" else None)
    made: list[Version] = []
    if form.is_valid() and saved(form, lambda: made.append(_keep(request, plan, form))):
        messages.success(request, f"Kept as {made[0]}.")
        return redirect("plans:versions", request.trust.slug, ref)
    return show(request, "plans/pages/versions/keep_version.html", plan=plan, form=form)


def _keep(request: TrustRequest, plan: Plan, form: KeepForm) -> Version:
    return operations.keep_version(plan=plan, by=request.user, **form.cleaned_data)


@requires("plan.edit")
def evaluate(request: TrustRequest, ref: str) -> HttpResponse:
    """Record what a body found when it evaluated a plan, with the plan as it stood."""
    plan = plan_to_edit(request, ref)
    form = EvaluateForm(request.POST or None, bodies=bodies_for(plan), today=clock.today())
    made: list[Version] = []
    if form.is_valid() and saved(form, lambda: made.append(_evaluate(request, plan, form))):
        messages.success(request, f"The evaluation is recorded, with the plan as it stood, as {made[0]}.")
        return redirect("plans:versions", request.trust.slug, ref)
    earlier = kept.versions(request.reach).filter(plan=plan, occasion=Version.Occasion.EVALUATED).defer("content")
    return show(request, "plans/pages/versions/evaluate.html", plan=plan, form=form, earlier=earlier)


def _evaluate(request: TrustRequest, plan: Plan, form: EvaluateForm) -> Version:
    return operations.evaluate_plan(plan=plan, by=request.user, **form.facts())
