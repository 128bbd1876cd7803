"""Dates to settle: the plan's own words that can be read in more than one way, each once."""

import re
from itertools import groupby

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.forms import Form
from django.http import Http404, HttpResponse
from django.shortcuts import redirect

from goldenthread.features.plans import operations, queries
from goldenthread.features.plans.models import Action, Element, Plan
from goldenthread.web.kit.access import TrustRequest, requires
from goldenthread.web.kit.showing import UNPROCESSABLE, find, show
from goldenthread.web.plans.forms import CodeForm, DateForm

Dated = Element | Action

_CODE = re.compile(r"\b([A-Z])\.?\s?20\d\d\b")


@requires("plan.see")
def to_settle(request: TrustRequest, ref: str) -> HttpResponse:
    """List a plan's unclear dates; those who may change the plan settle them here, leads those of their parts."""
    plan = find(queries.plans(request.reach).select_related("trust", "school", "unit"), ref=ref)
    may_edit = queries.may_edit(request.reach, plan)
    parts, actions = queries.to_settle(request.reach, plan)
    unclear: list[Dated] = [*parts, *actions]
    theirs = unclear if may_edit else _led(request, unclear)
    form: Form | None = None
    if request.method == "POST":
        if not may_edit and ("code" in request.POST or not theirs):
            raise Http404
        form = CodeForm(request.POST) if "code" in request.POST else DateForm(request.POST)
        if form.is_valid() and _was_settled(request, plan, theirs, form):
            return redirect("plans:to_settle", request.trust.slug, ref)
    return show(
        request, "plans/pages/to_settle.html", status=UNPROCESSABLE if form else 200, plan=plan, may_edit=may_edit,
        codes=_codes(unclear, form), groups=_groups(unclear, theirs, form), form=form,
    )  # fmt: skip


def _was_settled(request: TrustRequest, plan: Plan, unclear: list[Dated], form: Form) -> bool:
    told = form.cleaned_data
    try:
        if isinstance(form, CodeForm):
            changed = operations.settle_code(plan=plan, code=told["code"], meaning=told["meaning"], by=request.user)
            messages.success(request, f"Settled for the whole plan: {changed} dates read differently now.")
        else:
            dated = next((one for one in unclear if one.ref == told["what"]), None)
            if dated is None:
                raise Http404
            operations.settle_date(
                dated=dated, due_from=told["due_from"], due_until=told["due_until"], by=request.user
            )
            messages.success(request, f"Settled: “{dated.due_words}”.")
    except ValidationError as flaw:
        form.add_error(None, flaw)
        return False
    return True


def _codes(unclear: list[Dated], form: Form | None) -> list[dict[str, object]]:
    """Return each code that a year follows, with how many dates wait for it and its form."""
    found: dict[str, list[Dated]] = {}
    for one in unclear:
        if match := _CODE.search(one.due_words):
            found.setdefault(match[1], []).append(one)
    return [
        {
            "code": code,
            "examples": sorted({one.due_words for one in waiting})[:4],
            "count": len(waiting),
            "form": form if isinstance(form, CodeForm) and form.data.get("code") == code
            else CodeForm(initial={"code": code, "meaning": "summer"}, auto_id=f"code-{code}-%s"),
        }
        for code, waiting in found.items()
    ]  # fmt: skip


def _led(request: TrustRequest, unclear: list[Dated]) -> list[Dated]:
    parts = queries.led(request.reach, [_element_of(one) for one in unclear])
    return [one for one in unclear if _element_of(one).pk in parts]


def _groups(unclear: list[Dated], theirs: list[Dated], form: Form | None) -> list[dict[str, object]]:
    """Return the dates by their words: the question once, then each place where it is asked.

    Only what the reader may settle, `theirs`, has a form.
    """
    open_to = {one.ref for one in theirs}
    ordered = sorted(unclear, key=lambda one: (one.due_words, one.due_question))
    return [
        {
            "words": words,
            "question": question,
            "places": [
                {
                    "dated": one,
                    "element": _element_of(one),
                    "form": _date_form(one, form) if one.ref in open_to else None,
                }
                for one in places
            ],
        }
        for (words, question), places in groupby(ordered, key=lambda one: (one.due_words, one.due_question))
    ]


def _date_form(one: Dated, form: Form | None) -> Form:
    if isinstance(form, DateForm) and form.data.get("what") == one.ref:
        return form
    proposal = {"what": one.ref, "due_from": one.due_from, "due_until": one.due_until}
    return DateForm(initial=proposal, auto_id=f"{one.ref}-%s")


def _element_of(one: Dated) -> Element:
    return one.element if isinstance(one, Action) else one
