"""Dates to settle: the plan's own words that can be read in more than one way, each once."""

import re
from itertools import groupby

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.forms import Form
from django.http import Http404, HttpResponse
from django.shortcuts import redirect

from goldenthread.features.measures.models import Target
from goldenthread.features.plans import operations, queries
from goldenthread.features.plans.models import Plan
from goldenthread.features.plans.queries.thread.unclear import Unclear
from goldenthread.web.kit.access import TrustRequest, requires
from goldenthread.web.kit.showing import UNPROCESSABLE, find, show
from goldenthread.web.plans.forms import CodeForm, DateForm

_CODE = re.compile(r"\b([A-Z])\.?\s?20\d\d\b")


@requires("plan.see")
def to_settle(request: TrustRequest, ref: str) -> HttpResponse:
    """List a plan's unclear dates; those who may change the plan settle them here, leads those of their parts."""
    plan = find(queries.plans(request.reach).select_related("trust", "school", "unit"), ref=ref)
    may_edit = queries.may_edit(request.reach, plan)
    unclear = queries.to_settle(request.reach, plan)
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


def _was_settled(request: TrustRequest, plan: Plan, unclear: list[Unclear], form: Form) -> bool:
    told = form.cleaned_data
    try:
        if isinstance(form, CodeForm):
            changed = operations.settle_code(plan=plan, code=told["code"], meaning=told["meaning"], by=request.user)
            messages.success(request, f"Settled for the whole plan: {changed} dates read differently now.")
        else:
            dated = next((one.dated for one in unclear if one.dated.ref == told["what"]), None)
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


def _codes(unclear: list[Unclear], form: Form | None) -> list[dict[str, object]]:
    """Return each code that a year follows, with how many dates wait for it and its form."""
    found: dict[str, list[str]] = {}
    for one in unclear:
        if match := _CODE.search(one.dated.due_words):
            found.setdefault(match[1], []).append(one.dated.due_words)
    return [
        {
            "code": code,
            "examples": sorted(set(waiting))[:4],
            "count": len(waiting),
            "form": form if isinstance(form, CodeForm) and form.data.get("code") == code
            else CodeForm(initial={"code": code, "meaning": "summer"}, auto_id=f"code-{code}-%s"),
        }
        for code, waiting in found.items()
    ]  # fmt: skip


def _led(request: TrustRequest, unclear: list[Unclear]) -> list[Unclear]:
    parts = queries.led(request.reach, [one.element for one in unclear])
    return [one for one in unclear if one.element.pk in parts]


def _groups(unclear: list[Unclear], theirs: list[Unclear], form: Form | None) -> list[dict[str, object]]:
    """Return the dates by their words: the question once, then each place where it is asked.

    Only what the reader may settle, `theirs`, has a form.
    """
    ordered = sorted(unclear, key=_asks)
    return [
        {
            "words": words,
            "question": question,
            "places": [
                {
                    "element": one.element,
                    "title": one.dated.text if isinstance(one.dated, Target) else one.dated.title,
                    "form": _date_form(one, form) if one in theirs else None,
                }
                for one in places
            ],
        }
        for (words, question), places in groupby(ordered, key=_asks)
    ]


def _asks(one: Unclear) -> tuple[str, str]:
    return one.dated.due_words, one.dated.due_question


def _date_form(one: Unclear, form: Form | None) -> Form:
    dated = one.dated
    if isinstance(form, DateForm) and form.data.get("what") == dated.ref:
        return form
    proposal = {"what": dated.ref, "due_from": dated.due_from, "due_until": dated.due_until}
    return DateForm(initial=proposal, auto_id=f"{dated.ref}-%s")
