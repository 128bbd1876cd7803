"""The trust's view of local plans, how one begins, and which are expected."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect

from goldenthread.domain.calendar import TermCalendar
from goldenthread.features.organisations.models import School, Unit
from goldenthread.features.plans import operations
from goldenthread.features.plans.kinds import Kind, kind_of, kinds
from goldenthread.features.plans.models import Plan
from goldenthread.features.plans.queries.local import local_plans as queries
from goldenthread.features.plans.queries.outline import editing
from goldenthread.foundation import clock
from goldenthread.web.kit.access import TrustRequest, requires
from goldenthread.web.kit.saving import saved
from goldenthread.web.kit.showing import find, show
from goldenthread.web.plans.editing.plan_forms import period_meaning, places_to_choose
from goldenthread.web.plans.local.forms import EMPTY, TEMPLATE, BeginLocalPlanForm, ExpectForm, plan_choices
from goldenthread.web.plans.local.presenters import kinds_on_page
from goldenthread.web.plans.naming import kind_title


@requires("plan.see")
def local_plans(request: TrustRequest) -> HttpResponse:
    """Show which place has which plan, and name those that are missing."""
    found = kinds_on_page(request.trust, queries.local_plans(request.reach), clock.today())
    return show(
        request, "plans/pages/local/local_plans.html", kinds=found,
        may_begin=any(queries.places_to_begin(request.reach)),
        may_expect=request.reach.may_everywhere("plan.edit"),
    )  # fmt: skip


@requires("plan.edit")
def begin_local_plan(request: TrustRequest) -> HttpResponse:
    """Begin a place's plan from a template, or from last year's."""
    schools, units = queries.places_to_begin(request.reach)
    if not (schools or units):
        if not request.reach.may_everywhere("plan.edit"):
            raise Http404
        may_load = request.reach.may_everywhere("files.load")
        return show(request, "plans/pages/local/begin_local_plan.html", form=None, may_load=may_load)
    calendar = TermCalendar.from_json(request.trust.calendar)
    form = _begin_form(request, schools, units, calendar)
    made: list[Plan] = []
    if form.is_valid() and saved(form, lambda: made.append(_begin(request, form))):
        messages.success(request, f"{made[0].title} is begun, as a draft. Now answer the trust’s plan, aim by aim.")
        return redirect("plans:draw_down", request.trust.slug, made[0].ref)
    words = str(form["period_words"].value() or "")
    return show(
        request, "plans/pages/local/begin_local_plan.html", form=form, meaning=period_meaning(words[:80], calendar),
        kinds=[(kind_title(request.trust, kind), kind) for kind in _local_kinds(schools, units)],
    )  # fmt: skip


def _begin_form(
    request: TrustRequest, schools: list[School], units: list[Unit], calendar: TermCalendar
) -> BeginLocalPlanForm:
    asked = {key: request.GET[key][:80] for key in ("kind", "place") if request.GET.get(key)}
    of_kinds = _local_kinds(schools, units)
    places = places_to_choose(schools, units)
    place, kind = asked.get("place", places[0][0]), asked.get("kind", of_kinds[0].key)
    mine = editing.own_post(request.reach)
    year = queries.year_to_begin(request.reach, place, kind, clock.today())
    return BeginLocalPlanForm(
        request.POST or None, calendar=calendar, places=places,
        kinds=[(kind.key, kind_title(request.trust, kind)) for kind in of_kinds],
        copies=plan_choices(queries.plans_to_copy(request.reach), "A copy of "),
        aboves=plan_choices(queries.plans_above(request.reach)),
        posts=editing.posts_within(request.reach),
        initial={"period_words": year, "lead": mine.ref if mine else "", **asked},
    )  # fmt: skip


def _local_kinds(schools: list[School], units: list[Unit]) -> list[Kind]:
    places = {name for name, found in (("school", schools), ("unit", units)) if found}
    return [kind for kind in kinds().values() if places & set(kind.places)]


def _begin(request: TrustRequest, form: BeginLocalPlanForm) -> Plan:
    facts = form.cleaned_data
    period = {name: facts[name] for name in ("period_words", "starts_on", "ends_on")}
    if facts["start"] not in (TEMPLATE, EMPTY):
        last = find(queries.plans_to_copy(request.reach), ref=facts["start"])
        title = facts["title"] or _title(request, kind_of(last.kind), facts)
        return operations.copy_plan(plan=last, title=title, lead=facts["lead"], by=request.user, **period)
    where, _, ref = facts["place"].partition(":")
    place = _place(request, where, ref)
    above = find(queries.plans_above(request.reach), ref=facts["above"]) if facts["above"] else None
    title = facts["title"] or _title(request, kind_of(facts["kind"]), facts)
    return operations.begin_local_plan(
        trust=request.trust, kind=facts["kind"], title=title,
        lead=facts["lead"], above=above, with_template=facts["start"] == TEMPLATE, by=request.user, **place, **period,
    )  # fmt: skip


def _title(request: TrustRequest, kind: Kind, facts: dict[str, Any]) -> str:
    return f"{kind_title(request.trust, kind)} {facts['period_words']}".strip()[:160]


def _place(request: TrustRequest, where: str, ref: str) -> dict[str, Any]:
    schools, units = queries.places_to_begin(request.reach)
    for name, places in (("school", schools), ("unit", units)):
        for place in places:
            if (where, ref) == (name, place.ref):
                return {name: place}
    raise Http404


@requires("plan.edit", somewhere=False)
def expect_plans(request: TrustRequest) -> HttpResponse:
    """Say which kinds of plan are expected of whom, by when."""
    local = [(key, kind_title(request.trust, kind)) for key, kind in kinds().items() if kind.places != ["trust"]]
    there = list(queries.expectations(request.reach))
    if gone := request.POST.get("gone"):
        operations.expect_no_more(
            expectation=find(queries.expectations(request.reach), ref=gone[:12]), by=request.user
        )
        messages.success(request, "It is not asked for any more. Plans that are there stay.")
        return redirect("plans:expect_plans", request.trust.slug)
    form = ExpectForm(request.POST or None, kinds=local)
    if form.is_valid() and saved(
        form, lambda: operations.expect_plans(trust=request.trust, by=request.user, **form.cleaned_data)
    ):
        messages.success(request, "It is asked for. Whoever has none yet is named on the page of local plans.")
        return redirect("plans:local_plans", request.trust.slug)
    titles = dict(local)
    return show(
        request, "plans/pages/local/expect_plans.html", form=form,
        there=[(titles.get(one.kind, one.kind), one) for one in there],
    )  # fmt: skip
