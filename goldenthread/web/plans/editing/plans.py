"""A plan as a whole: begun, revised, made live, and built of levels."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect

from goldenthread.domain.calendar import TermCalendar
from goldenthread.features.organisations.models import Trust
from goldenthread.features.plans import operations
from goldenthread.features.plans.kinds import kinds
from goldenthread.features.plans.models import Plan
from goldenthread.features.plans.queries.agreed.agreements import is_gated
from goldenthread.features.plans.queries.outline import editing
from goldenthread.features.plans.queries.outline.columns import tops_of
from goldenthread.features.plans.shapes import shapes
from goldenthread.foundation.tables import Stale
from goldenthread.web.kit.access import TrustRequest, requires
from goldenthread.web.kit.saving import draw_anew, saved
from goldenthread.web.kit.showing import CONFLICT, show
from goldenthread.web.plans.editing import conflicts
from goldenthread.web.plans.editing.level_forms import LevelsForm
from goldenthread.web.plans.editing.plan_forms import (
    OWN_LEVELS,
    BeginPlanForm,
    PlanForm,
    StateForm,
    meaning_for,
    period_meaning,
    period_of,
)
from goldenthread.web.plans.editing.saving import outline_address, plan_to_edit
from goldenthread.web.plans.editing.undoing import undo_asked
from goldenthread.web.plans.naming import kind_title

CHANGED = {
    Plan.State.DRAFT: "is a draft again. Only those who may change it see it.",
    Plan.State.LIVE: "is live. Everybody who may see plans here sees it now.",
    Plan.State.ENDED: "has ended. It stays to be read.",
}


@requires("plan.edit")
def begin_plan(request: TrustRequest) -> HttpResponse:
    """Begin a plan of the whole trust, as a draft. Whoever writes for a place alone begins that place's."""
    if not request.reach.may_everywhere("plan.edit"):
        return redirect("plans:begin_local_plan", request.trust.slug)
    calendar = TermCalendar.from_json(request.trust.calendar)
    form = BeginPlanForm(
        request.POST or None, kinds=_kinds(request.trust), calendar=calendar,
        initial={"period_words": request.GET.get("period_words", "")[:80]},
    )  # fmt: skip
    made: list[Plan] = []
    if form.is_valid() and saved(form, lambda: made.append(_begin(request, form))):
        return _begun(request, made[0], form)
    return show(
        request, "plans/pages/editing/begin_plan.html", form=form, shapes=shapes().values(),
        meaning=period_meaning(form["period_words"].value() or "", calendar),
    )  # fmt: skip


def _kinds(trust: Trust) -> list[tuple[str, str]]:
    """Return the kinds of plan that a whole trust can have, in its own words, its strategic plan first."""
    return [(kind.key, kind_title(trust, kind)) for kind in kinds().values() if "trust" in kind.places]


def _begin(request: TrustRequest, form: BeginPlanForm) -> Plan:
    facts = form.cleaned_data
    shape = shapes().get(facts["shape"])
    return operations.create_plan(
        trust=request.trust, by=request.user, kind=facts["kind"], title=facts["title"], state=Plan.State.DRAFT,
        levels=shape.in_words() if shape else (), period_words=facts["period_words"],
        starts_on=facts["starts_on"], ends_on=facts["ends_on"],
    )  # fmt: skip


def _begun(request: TrustRequest, plan: Plan, form: BeginPlanForm) -> HttpResponse:
    messages.success(request, f"{plan.title} is begun, as a draft. {period_of(plan)}".strip())
    if form.cleaned_data["shape"] == OWN_LEVELS:
        return redirect("plans:levels", request.trust.slug, plan.ref)
    return redirect("plans:edit_outline", request.trust.slug, plan.ref)


@requires("plan.edit")
def revise_plan(request: TrustRequest, ref: str) -> HttpResponse:
    """Change what a plan says about itself."""
    plan = plan_to_edit(request, ref)
    form = PlanForm(conflicts.typed(request, PlanForm(plan=plan)), plan=plan)
    back = outline_address(request.trust, plan)
    if form.is_valid():
        drawn_from = form.cleaned_data["revision"]
        try:
            if saved(form, lambda: _revise(request, form, plan, drawn_from)):
                messages.success(request, f"Saved. {period_of(plan) if form.period_changed else ''}".strip())
                return redirect(back)
        except Stale as stale:
            return conflicts.answer(request, form, PlanForm(plan=stale.row), what=plan.title, back=back)
    words = request.GET.get("period_words") or form["period_words"].value() or ""
    return show(
        request, "plans/pages/editing/revise_plan.html", plan=plan, form=form,
        meaning=meaning_for(plan, words[:80], form.calendar),
    )  # fmt: skip


def _revise(request: TrustRequest, form: PlanForm, plan: Plan, drawn_from: int) -> Plan:
    return operations.revise_plan(plan=plan, by=request.user, drawn_from=drawn_from, **form.words())


@requires("plan.edit")
def change_state(request: TrustRequest, ref: str) -> HttpResponse:
    """Make a draft live, end a plan that has run its course, or open it again."""
    plan = plan_to_edit(request, ref)
    gated = is_gated(plan)
    proposed = Plan.State.LIVE if plan.state == Plan.State.DRAFT and not gated else plan.state
    form = StateForm(request.POST or None, initial={"state": proposed, "revision": plan.revision})
    if form.is_valid():
        try:
            if saved(form, lambda: _change_state(request, form, plan)):
                messages.success(request, f"{plan.title} {CHANGED[Plan.State(plan.state)]}")
                return redirect("plans:outline", request.trust.slug, ref)
        except Stale as stale:
            draw_anew(form, stale.row)
            return show(
                request, "plans/pages/editing/change_state.html", status=CONFLICT, plan=stale.row, form=form,
                stands=stale.row, gated=gated,
            )  # fmt: skip
    return show(request, "plans/pages/editing/change_state.html", plan=plan, form=form, gated=gated)


def _change_state(request: TrustRequest, form: StateForm, plan: Plan) -> Plan:
    state, drawn_from = form.cleaned_data["state"], form.cleaned_data["revision"]
    if state == Plan.State.ENDED:
        return operations.end_plan(plan=plan, by=request.user, drawn_from=drawn_from)
    return operations.revise_plan(plan=plan, by=request.user, drawn_from=drawn_from, state=state)


@requires("plan.edit")
def levels(request: TrustRequest, ref: str) -> HttpResponse:
    """Name a plan's levels, say how they are numbered, and head their columns."""
    plan = plan_to_edit(request, ref)
    if (undone := undo_asked(request, plan, "plans:levels")) is not None:
        return undone
    standing = _levels_form(plan)
    form = _levels_form(plan, conflicts.typed(request, standing))
    back = outline_address(request.trust, plan)
    if form.is_valid():
        drawn_from = form.cleaned_data["revision"]
        try:
            if saved(form, lambda: _set_levels(request, form, plan, drawn_from)):
                messages.success(request, "The levels are set.")
                return redirect(back)
        except Stale as stale:
            now = _levels_form(stale.row)
            return conflicts.answer(request, form, now, what=f"the levels of {plan.title}", back=back)
    return show(request, "plans/pages/editing/levels.html", plan=plan, form=form, tops=tops_of(form.skeleton),
        last=editing.reversible(plan, request.user),
    )  # fmt: skip


def _set_levels(request: TrustRequest, form: LevelsForm, plan: Plan, drawn_from: int) -> Plan:
    return operations.set_levels(plan=plan, levels=form.words(), by=request.user, drawn_from=drawn_from)


def _levels_form(plan: Plan, data: Any = None) -> LevelsForm:
    return LevelsForm(data, plan=plan, skeleton=editing.skeleton(plan))
