"""How work arrives, as pages: one for each question that a board asks of it."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect

from goldenthread.features.plans import operations, queries
from goldenthread.features.plans.models import Action, RollOut
from goldenthread.features.plans.queries.thread import gap_figures
from goldenthread.features.plans.queries.work import runners, showing
from goldenthread.foundation import clock
from goldenthread.web.kit.access import TrustRequest, requires
from goldenthread.web.kit.saving import saved
from goldenthread.web.kit.showing import UNPROCESSABLE, find, show
from goldenthread.web.plans.arriving.forms import AttachForm, EffectForm, PaperForm, RollOutForm
from goldenthread.web.plans.versions.reading import plan_in_sight

LOOKS = {
    RollOut.State.LIVE: "met", RollOut.State.UNDER_WAY: "due", RollOut.State.NOT_BEGUN: "not due",
    RollOut.State.NOT_FOR_US: "declined", "": "waited for",
}  # fmt: skip


@requires("plan.see")
def roll_out(request: TrustRequest, ref: str) -> HttpResponse:
    """Show how far a part has come in each school; its lead says so for all, a head for their own."""
    element = find(queries.elements(request.reach), ref=ref)
    found = showing.arrivals(request.reach, element)
    form = RollOutForm(request.POST or None, arrivals=found)
    if request.method == "POST" and not form.arrivals:
        raise Http404
    if form.is_valid() and saved(form, lambda: operations.say_roll_out(
        element=element, words=form.words(), by=request.user,
        post=queries.speaking_post(request.reach, element),
    )):  # fmt: skip
        messages.success(request, "Said. What was said before stays to be read.")
        return redirect("plans:roll_out", request.trust.slug, ref)
    live = sum(one.state == RollOut.State.LIVE for one in found)
    wanted = sum(one.state != RollOut.State.NOT_FOR_US for one in found)
    return show(
        request, "plans/pages/arriving/roll_out.html", plan=element.plan, element=element, form=form,
        found=[(one, LOOKS[one.state]) for one in found], live=live, wanted=wanted,
        may_run=runners.may_run(request.reach, element),
    )  # fmt: skip


@requires("plan.see")
def stages(request: TrustRequest, ref: str) -> HttpResponse:
    """Show the parts of a plan by the stage that they are at, with how many stand at each."""
    plan = plan_in_sight(request, ref)
    return show(
        request,
        "plans/pages/arriving/stages.html",
        plan=plan,
        found=showing.at_stages(request.reach, plan),
        today=clock.today(),
    )


@requires("plan.see")
def effects(request: TrustRequest) -> HttpResponse:
    """Show the actions by what they did to a gap, the most for its money first."""
    return show(request, "plans/pages/arriving/effects.html", found=showing.effects(request.reach))


@requires("plan.see")
def say_effect(request: TrustRequest, ref: str) -> HttpResponse:
    """Say what an action cost, and the gap before and after it."""
    action = find(runners.actions_to_move(request.reach), ref=ref)
    last = action.effects.first()
    names = ("between", "gap_before", "gap_after", "unit", "cost", "says")
    known = {name: getattr(last, name) for name in names} if last else {}
    seen = gap_figures.gaps_of_part(request.reach, request.trust, action.element)
    if chosen := next((one for one in seen if one.key == request.GET.get("gap")), None):
        known |= {
            "between": f"{chosen.group.capitalize()} beside all, in {chosen.measure}"[:200],
            "gap_before": chosen.gap.before, "gap_after": chosen.gap.after,
            "unit": chosen.measure.unit,
        }  # fmt: skip
    form = EffectForm(request.POST or None, initial=known)
    if form.is_valid() and saved(form, lambda: operations.say_effect(
        action=action, by=request.user, post=queries.speaking_post(request.reach, action.element), **form.cleaned_data
    )):  # fmt: skip
        messages.success(request, "Kept. It stands in its place among the others.")
        return redirect("plans:effects", request.trust.slug)
    return show(
        request, "plans/pages/arriving/say_effect.html", plan=action.element.plan, element=action.element,
        action=action, form=form, seen=seen, chosen=chosen,
    )  # fmt: skip


@requires("plan.see")
def gaps(request: TrustRequest, ref: str) -> HttpResponse:
    """Show how far each group of pupils has come by the measures of a plan, and what is done for it."""
    plan = plan_in_sight(request, ref)
    found = gap_figures.gaps_of_plan(request.reach, request.trust, plan)
    lines = queries.outline(request.reach, plan).lines
    of_plan = [one for one in showing.effects(request.reach) if one.action.element.plan_id == plan.pk]
    rows = [
        (
            group, seen, [line for line in lines if group.lower() in line.element.title.lower()],
            [one for one in of_plan if group.lower() in one.effect.between.lower()],
        )
        for group, seen in found.items()
        if any(one.is_behind or one.was_behind for one in seen)
    ]  # fmt: skip
    behind = {group for group, *_ in rows}
    return show(
        request, "plans/pages/arriving/gaps.html", plan=plan, rows=rows,
        ahead=[group for group in found if group not in behind],
    )  # fmt: skip


@requires("plan.see")
def papers(request: TrustRequest, ref: str) -> HttpResponse:
    """Name the papers without which an action does not close, and say where each lies."""
    action = find(runners.actions_to_move(request.reach), ref=ref)
    deed, what = request.POST.get("deed", ""), request.POST.get("what", "")[:12]
    may_run = runners.may_run(request.reach, action.element)
    adding = PaperForm(request.POST if deed == "need" else None)
    rows = [
        (paper, AttachForm(
            request.POST if (deed, what) == ("attach", paper.ref) else None, auto_id=f"{paper.ref}-%s",
            initial={"where": paper.where, "address": paper.address},
        )) for paper in action.papers.select_related("by", "action__element__plan")
    ]  # fmt: skip
    if request.method == "POST":
        says = _paper_deed(request, action, rows, adding, may_run=may_run)
        if says:
            messages.success(request, says)
            return redirect("plans:papers", request.trust.slug, ref)
    return show(
        request, "plans/pages/arriving/papers.html", plan=action.element.plan, element=action.element, action=action,
        rows=rows, adding=adding, may_run=may_run, status=UNPROCESSABLE if request.method == "POST" else 200,
    )  # fmt: skip


def _paper_deed(
    request: TrustRequest, action: Action, rows: list[tuple[Any, AttachForm]], adding: PaperForm, *, may_run: bool
) -> str:
    deed, what = request.POST.get("deed", ""), request.POST.get("what", "")
    if deed == "need" and may_run:
        done = adding.is_valid() and saved(
            adding, lambda: operations.need_paper(action=action, by=request.user, **adding.cleaned_data)
        )
        return "It does not close without that paper." if done else ""
    paper, form = next(((paper, form) for paper, form in rows if paper.ref == what), (None, None))
    if paper is None or form is None or deed not in ("attach", "drop") or (deed == "drop" and not may_run):
        raise Http404
    if deed == "drop":
        operations.no_longer_need_paper(paper=paper, by=request.user)
        return f"Not needed any more: {paper.title}"
    done = form.is_valid() and saved(
        form, lambda: operations.attach_paper(paper=paper, by=request.user, **form.cleaned_data)
    )
    return f"There: {paper.title}" if done else ""
