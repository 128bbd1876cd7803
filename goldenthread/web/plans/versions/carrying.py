"""From a plan to the one that follows, and a rolling plan moved on by a year."""

import datetime as dt

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect

from goldenthread.domain.calendar import TermCalendar
from goldenthread.domain.plans import horizon
from goldenthread.features.plans import operations
from goldenthread.features.plans.models import Plan, Version
from goldenthread.features.plans.queries.thread.successions import going_on
from goldenthread.foundation import clock
from goldenthread.foundation.tables import Stale
from goldenthread.web.kit.access import TrustRequest, requires
from goldenthread.web.kit.saving import draw_anew, saved
from goldenthread.web.kit.showing import CONFLICT, show
from goldenthread.web.plans.editing.plan_forms import period_meaning
from goldenthread.web.plans.editing.saving import outline_address, plan_to_edit, span_of
from goldenthread.web.plans.versions.carry_forms import NextPlanForm, RollForm


@requires("plan.edit")
def begin_next_plan(request: TrustRequest, ref: str) -> HttpResponse:
    """Begin the plan that follows: what goes on is proposed, and a person decides."""
    plan = plan_to_edit(request, ref)
    calendar = TermCalendar.from_json(request.trust.calendar)
    _, going = going_on(request.reach, plan, _day_after(plan), clock.today())
    form = NextPlanForm(request.POST or None, plan=plan, going=going, calendar=calendar)
    made: list[Plan] = []
    if form.is_valid() and saved(form, lambda: made.append(_begin(request, plan, form))):
        messages.success(request, f"{made[0].title} is begun, as a draft. {plan.title} goes on until it is adopted.")
        return redirect(outline_address(request.trust, made[0]))
    words = request.GET.get("period_words") or form["period_words"].value() or ""
    return show(
        request, "plans/pages/versions/begin_next_plan.html", plan=plan, form=form,
        meaning=_meaning(words[:80], form, calendar),
    )  # fmt: skip


def _meaning(words: str, form: NextPlanForm, calendar: TermCalendar) -> str:
    """Say which days are meant: those that follow on the plan of now, unless other words are typed."""
    if words == form.initial.get("period_words") and form.initial.get("starts_on"):
        span = span_of(form.initial["starts_on"], form.initial["ends_on"])
        return f"“{words}” is taken to be {span}, for that follows on the plan of now."
    return period_meaning(words, calendar)


def _begin(request: TrustRequest, plan: Plan, form: NextPlanForm) -> Plan:
    return operations.begin_next_plan(plan=plan, decided=form.decided(), by=request.user, **form.facts())


def _day_after(plan: Plan) -> dt.date:
    return plan.ends_on + dt.timedelta(days=1) if plan.ends_on else clock.today()


@requires("plan.edit")
def roll_forward(request: TrustRequest, ref: str) -> HttpResponse:
    """Move a rolling plan on by a year: what is closed is archived, what is open goes on."""
    plan = plan_to_edit(request, ref)
    _, going = going_on(request.reach, plan, clock.today(), clock.today())
    form = RollForm(request.POST or None, plan=plan, going=going)
    made: list[Version] = []
    if form.is_valid():
        try:
            if saved(form, lambda: made.append(_roll(request, plan, form))):
                messages.success(request, f"The plan now covers {made[0].record['after']}. Kept as {made[0]}.")
                return redirect("plans:versions", request.trust.slug, ref)
        except Stale as stale:
            draw_anew(form, stale.row)
            return _show(request, stale.row, form, stands=stale.row, status=CONFLICT)
    return _show(request, plan, form)


def _roll(request: TrustRequest, plan: Plan, form: RollForm) -> Version:
    drawn_from = form.cleaned_data["revision"]
    return operations.roll_forward(
        plan=plan, closed=form.closed(), by=request.user, drawn_from=drawn_from, **form.facts()
    )


def _show(
    request: TrustRequest, plan: Plan, form: RollForm, *, stands: Plan | None = None, status: int = 200
) -> HttpResponse:
    years = [day and horizon.years_on(day, 1) for day in (plan.starts_on, plan.ends_on)]
    return show(
        request, "plans/pages/versions/roll_forward.html", status=status, plan=plan, form=form, stands=stands,
        window=horizon.window(plan.starts_on, plan.ends_on), window_after=horizon.window(*years),
    )  # fmt: skip
