"""One local plan and the plan above it: what it does with each aim, and whose it is."""

from typing import Any, NamedTuple

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from goldenthread.features.plans import operations
from goldenthread.features.plans import queries as plans
from goldenthread.features.plans.models import Link, Plan
from goldenthread.features.plans.queries.agreed.agreements import upper_of, uppers
from goldenthread.features.plans.queries.local import local_plans
from goldenthread.features.plans.queries.outline import coverage, editing
from goldenthread.foundation import clock
from goldenthread.foundation.tables import Stale
from goldenthread.web.kit.access import TrustRequest, requires
from goldenthread.web.kit.saving import put_right, saved
from goldenthread.web.kit.showing import CONFLICT, UNPROCESSABLE, find, show
from goldenthread.web.plans.local.forms import REST, IntoForm, LeadForm, OwnerForm

DONE = {
    "take": "It is written into your plan as it stands in the trust’s.",
    "adapt": "It is written into your plan in your own words.",
    "decline": "It is declined, with your reason.",
    "tie": "It is tied to your own priority.",
    "back": "The answer is taken back. What your plan says stays in it until you take it out there.",
    "take the rest": "All the rest is written into your plan as it stands in the trust’s.",
    "decline the rest": "All the rest is declined, with your reason.",
}


@requires("plan.see")
def draw_down(request: TrustRequest, ref: str) -> HttpResponse:
    """Answer the trust's plan aim by aim: as it is, in one's own words, or not, and why."""
    plan = _local_plan(request, ref)
    upper = upper_of(plan, uppers(plan.trust_id), clock.today())
    may_answer = coverage.may_answer(request.reach, plan)
    own = list(coverage.own_priorities(plan)) if may_answer else []
    form = IntoForm(request.POST, own=own) if request.method == "POST" else None
    if form is not None and not may_answer:
        raise Http404
    rows, of_milestones = _rows(plan, upper)
    if form is not None and form.is_valid() and _answered(request, plan, form, rows):
        messages.success(request, DONE[form.cleaned_data["do"]])
        here = reverse("plans:draw_down", args=[request.trust.slug, ref])
        return redirect(f"{here}#aim-{form.cleaned_data['upper']}" if form.cleaned_data["upper"] else here)
    return show(
        request, "plans/pages/local/draw_down.html", status=UNPROCESSABLE if form is not None else 200, plan=plan,
        upper=upper, rows=rows, of_milestones=of_milestones, may_answer=may_answer, typed=form, own=own,
        waiting=sum(not row.answer for row in rows), overlap=coverage.overlap_of(plan),
        alone=coverage.alone_in(plan) if upper else [],
        beneath=local_plans.plans_beneath(request.reach, plan), owners=local_plans.owners_of(plan),
    )  # fmt: skip


class Row(NamedTuple):
    """One aim: the answer in a word, what was said in the plan's own years, and, unanswered, what stood before."""

    aim: coverage.Aim
    answer: str
    links: list[Link]
    before: list[Link]


def _rows(plan: Plan, upper: Plan | None) -> tuple[list[Row], bool]:
    """Return each aim of the trust's plan with what is said of it; and whether they are milestones of the year."""
    if upper is None:
        return [], False
    aims, of_milestones = coverage.aims_of(upper, coverage.year_answered(upper, plan, clock.today()))
    links = coverage.answers_of_place(upper, aims, school=plan.school_id, unit=plan.unit_id)
    return [_row(plan, aim, said) for aim, said in zip(aims, links, strict=True)], of_milestones


def _row(plan: Plan, aim: coverage.Aim, said: list[Link]) -> Row:
    told = coverage.of_its_years(plan, said)
    answer = coverage.in_a_word(aim, told)
    return Row(aim, answer, told, [] if answer else [link for link in said if link not in told])


def _answered(request: TrustRequest, plan: Plan, form: IntoForm, rows: list[Row]) -> bool:
    facts: dict[str, Any] = form.cleaned_data
    try:
        if facts["do"] in REST:
            silent = [row.aim.element for row in rows if not row.answer]
            operations.answer_rest(uppers=silent, plan=plan, by=request.user, reason=_reason(facts))
        elif facts["do"] == "back":
            operations.unlink(link=find(_links(rows, plan), pk=facts["link"] or 0), by=request.user)
        else:
            _answer(request, plan, facts)
    except ValidationError as refused:
        put_right(form, refused)
        return False
    return True


def _answer(request: TrustRequest, plan: Plan, facts: dict[str, Any]) -> None:
    upper = find(editing.upper_elements(request.reach), ref=facts["upper"])
    if facts["do"] == "decline":
        operations.decline(upper=upper, plan=plan, reason=facts["reason"], by=request.user)
    elif facts["do"] == "tie":
        deed = operations.take_up if facts["kind"] == Link.Kind.TAKES_UP else operations.support
        deed(upper=upper, lower=facts["own"], by=request.user)
    else:
        words = facts["words"] if facts["do"] == "adapt" else ""
        operations.take_into(upper=upper, plan=plan, words=words, reason=facts["reason"], by=request.user)


def _reason(facts: dict[str, Any]) -> str:
    return str(facts["reason"]) if facts["do"] == "decline the rest" else ""


def _links(rows: list[Row], plan: Plan) -> QuerySet[Link]:
    """Return the answers on the page that this plan gives itself; those of other plans are taken back in theirs."""
    own = [link.pk for row in rows for link in row.links if (link.lower or link).plan_id in (plan.pk, None)]
    return Link.objects.filter(pk__in=own).select_related("upper__plan__trust", "lower", "school", "unit")


@requires("plan.edit")
def own(request: TrustRequest, ref: str) -> HttpResponse:
    """Say who leads a local plan and, for those who may change the trust's own, whose it is."""
    plan = _local_plan(request, ref)
    if not plans.may_edit(request.reach, plan):
        raise Http404
    may_hand_over = request.reach.may_everywhere("plan.edit")
    is_owner = request.POST.get("deed") == "owner" and may_hand_over
    lead_form = LeadForm(
        request.POST if request.method == "POST" and not is_owner else None, plan=plan,
        posts=editing.posts_for(plan, clock.today()),
    )  # fmt: skip
    owner_form = OwnerForm(request.POST if is_owner else None, initial={"from_on": clock.today(), "owner": "place"})
    status = 200
    if is_owner and owner_form.is_valid() and saved(owner_form, lambda: _hand_over(request, plan, owner_form)):
        messages.success(request, "Who owns it is kept, with the day.")
        return redirect("plans:own", request.trust.slug, ref)
    if not is_owner and lead_form.is_valid():
        try:
            if saved(lead_form, lambda: _lead(request, plan, lead_form)):
                messages.success(request, f"{plan.lead} leads it." if plan.lead else "Nobody is named to lead it.")
                return redirect("plans:own", request.trust.slug, ref)
        except Stale:
            plan.refresh_from_db()
            lead_form = LeadForm(plan=plan, posts=editing.posts_for(plan, clock.today()))
            messages.error(request, "Somebody else has changed this plan meanwhile. Look again, and choose.")
            status = CONFLICT
    return show(
        request, "plans/pages/local/own.html", status=status, plan=plan, lead_form=lead_form, owner_form=owner_form,
        owners=local_plans.owners_of(plan), may_hand_over=may_hand_over,
    )  # fmt: skip


def _hand_over(request: TrustRequest, plan: Plan, form: OwnerForm) -> None:
    operations.change_owner(plan=plan, by=request.user, **form.cleaned_data)


def _lead(request: TrustRequest, plan: Plan, form: LeadForm) -> None:
    facts = form.cleaned_data
    operations.lead_plan(plan=plan, lead=facts["lead"], drawn_from=facts["revision"], by=request.user)


def _local_plan(request: TrustRequest, ref: str) -> Plan:
    found = plans.plans(request.reach).exclude(school=None, unit=None)
    return find(found.select_related("trust", "school", "unit", "lead", "above"), ref=ref)
