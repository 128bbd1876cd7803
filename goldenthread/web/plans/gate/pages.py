"""The gate of a local plan, answered in place."""

from collections.abc import Callable
from functools import partial
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from goldenthread.features.approvals import queries as approvals
from goldenthread.features.plans import operations
from goldenthread.features.plans import queries as plans
from goldenthread.features.plans.models import Plan
from goldenthread.features.plans.queries.agreed import gate as queries
from goldenthread.features.plans.queries.local.notices import post_in_name_of
from goldenthread.foundation import clock
from goldenthread.foundation.tables import Stale
from goldenthread.web.kit.access import TrustRequest, requires
from goldenthread.web.kit.saving import saved
from goldenthread.web.kit.showing import CONFLICT, UNPROCESSABLE, find, show
from goldenthread.web.plans.gate.forms import GateForm, JudgeForm

SAID = {
    "judge": "Your answers are kept, each with its reason.",
    "send": "It is sent. Those who agree next are asked on their home page.",
    "agree": "It is agreed, in the name of your post.",
    "return": "It goes back to those who write it, with your reason.",
    "confirm": "The results stand beside the plan.",
    "anew": "A new agreement is asked for, from the first step.",
    "circulate": "It is recorded to whom it went, and when.",
}


@requires("plan.see")
def gate(request: TrustRequest, ref: str) -> HttpResponse:
    """Show what of a plan passes the gate and what does not; judge, agree, or send it back."""
    found = plans.plans(request.reach).exclude(school=None, unit=None)
    plan = find(found.select_related("trust", "school", "unit", "lead"), ref=ref)
    shown = queries.gate_of(plan, clock.today())
    may = _may(request, shown)
    deed = request.POST.get("do", "")
    form: GateForm | JudgeForm | None = None
    if request.method == "POST":
        form = _judge_form(request, shown) if deed == "judge" else GateForm(request.POST)
    if form is not None and not may.get(deed):
        raise Http404
    status = 200
    if form is not None:
        status = UNPROCESSABLE
        try:
            if form.is_valid() and saved(form, lambda: _do(request, plan, form)):
                messages.success(request, SAID[deed])
                here = reverse("plans:gate", args=[request.trust.slug, ref])
                return redirect(f"{here}#aim-{form.cleaned_data['aim']}" if deed == "judge" else here)
        except Stale:
            plan.refresh_from_db()
            shown, status = queries.gate_of(plan, clock.today()), CONFLICT
            form.add_error(None, "The plan has changed since you opened this page. Look again before you agree.")
    return show(
        request, "plans/pages/gate/gate.html", status=status, plan=plan, gate=shown, may=may, typed=form,
        rows=_rows(shown, form, may_judge=may["judge"] and shown.next_step is not None),
        others=plans.live_beside(request.reach, plan),
        is_ready=not shown.blocks and shown.next_step is not None, today=clock.today(),
        first_draft=queries.first_draft(request.reach, plan), circulations=queries.circulations(plan),
        reads_course=bool(approvals.read_of(request.reach, shown.courses[:1], clock.today())),
    )  # fmt: skip


def _rows(
    shown: queries.Gate, typed: GateForm | JudgeForm | None, *, may_judge: bool
) -> list[tuple[queries.Gated, JudgeForm | None]]:
    """Return each target with the form by which it is judged; one that came back keeps what was typed."""
    if not may_judge:
        return [(one, None) for one in shown.targets]
    back = {typed.gated.aim: typed} if isinstance(typed, JudgeForm) else {}
    return [(one, back.get(one.aim) or JudgeForm(gated=one)) for one in shown.targets]


def _judge_form(request: TrustRequest, shown: queries.Gate) -> JudgeForm:
    """Return what was said of one target of this plan; another's is not found here."""
    for one in shown.targets:
        if str(one.aim.pk) == request.POST.get("aim"):
            return JudgeForm(request.POST, gated=one)
    raise Http404


def _may(request: TrustRequest, shown: queries.Gate) -> dict[str, bool]:
    """Return which deeds the reader may do here: those of people who agree, and of people who write."""
    takes = queries.may_take(request.reach, shown, clock.today())
    judges = queries.may_judge(request.reach, shown, clock.today())
    writes = plans.may_edit(request.reach, shown.plan)
    return {
        "judge": judges, "agree": takes, "return": takes, "confirm": writes and shown.kind.results, "write": writes,
        "anew": judges and shown.next_step is None and bool(shown.drifts), "circulate": writes and shown.is_agreed,
        "send": writes and shown.next_step is not None and not shown.is_out and shown.plan.state != Plan.State.ENDED,
    }  # fmt: skip


def _do(request: TrustRequest, plan: Plan, form: GateForm | JudgeForm) -> Any:
    """Do what was asked for, in the name of the reader's post."""
    facts = form.cleaned_data
    said_by: dict[str, Any] = {"by": request.user, "post": post_in_name_of(request.reach, plan.school)}
    if isinstance(form, JudgeForm):
        return operations.judge_whole(aim=form.gated.aim, said=form.said(), **said_by)
    if facts["do"] in ("agree", "return"):
        return _answer(request, plan, facts)
    deeds: dict[str, Callable[..., Any]] = {
        "send": partial(operations.send_plan, drawn_from=facts["revision"]),
        "anew": partial(operations.ask_anew, reason=facts["reason"]),
        "circulate": partial(operations.circulate_plan, to_whom=facts["to_whom"], on=facts["circulated_on"]),
        "confirm": partial(operations.confirm_results, state=facts["state"], says=facts["says"]),
    }
    return deeds[facts["do"]](plan=plan, **said_by)


def _answer(request: TrustRequest, plan: Plan, facts: dict[str, Any]) -> Any:
    """Say yes to a plan or send it back, in the name of the post that was asked, or of one that stands in for it."""
    shown = queries.gate_of(plan, clock.today())
    names = queries.in_name_of(request.reach, shown, clock.today())
    if facts["do"] == "return":
        return operations.return_plan(plan=plan, step=facts["step"], reason=facts["reason"], by=request.user, **names)
    return operations.agree_plan(
        plan=plan, step=facts["step"], drawn_from=facts["revision"], by=request.user, **names
    )
