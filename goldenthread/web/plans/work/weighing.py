"""The options of a part side by side: scored by criteria, with cost and what speaks against them."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect

from goldenthread.domain.plans.option_scores import MOST_SCORE
from goldenthread.features.plans import operations
from goldenthread.features.plans import queries as plans
from goldenthread.features.plans.models import Criterion, Element, Option
from goldenthread.features.plans.queries.work import runners, weighing
from goldenthread.web.kit.access import TrustRequest, requires
from goldenthread.web.kit.saving import done, saved
from goldenthread.web.kit.showing import UNPROCESSABLE, find, show

SCORES = [str(score) for score in range(MOST_SCORE + 1)]


class CriterionForm(forms.Form):
    """By what options are weighed, and how much it counts."""

    title = forms.CharField(label="By what", max_length=200, help_text="How many pupils it reaches, say.")
    weight = forms.TypedChoiceField(
        label="How much it counts", coerce=int, choices=[(one, f"{one}") for one in range(1, 6)], initial=1
    )


@requires("plan.see")
def weigh_options(request: TrustRequest, ref: str) -> HttpResponse:
    """Show the options of a part side by side with their points; add criteria and score them."""
    element: Element = find(plans.elements(request.reach), ref=ref)
    may_run = runners.may_run(request.reach, element)
    deed = request.POST.get("deed", "") if request.method == "POST" else ""
    if request.method == "POST" and not (may_run and deed in ("add", "drop", "score")):
        raise Http404
    found = weighing.weighing_of(element)
    form = CriterionForm(request.POST if deed == "add" else None)
    if deed and _done(request, element, found, form, deed):
        messages.success(request, "It is kept.")
        return redirect("plans:weigh_options", request.trust.slug, ref)
    return show(
        request, "plans/pages/doing/weigh_options.html", status=UNPROCESSABLE if deed else 200, element=element,
        plan=element.plan, found=found, form=form, may_run=may_run, rows=_rows(request, found),
        choices=[(str(score), score) for score in range(MOST_SCORE + 1)],
    )  # fmt: skip


def _done(request: TrustRequest, element: Element, found: weighing.Weighing, form: CriterionForm, deed: str) -> bool:
    if deed == "add":
        return form.is_valid() and saved(
            form, lambda: operations.weigh_by(element=element, by=request.user, **form.cleaned_data)
        )
    if deed == "drop":
        criterion: Criterion = find(element.criteria.all(), ref=request.POST.get("criterion", "")[:12])
        operations.weigh_no_more_by(criterion=criterion, by=request.user)
        return True
    scores: dict[tuple[Option, Criterion], int | None] = {}
    for criterion, _ in found.rows:
        for option, _ in found.options:
            typed = request.POST.get(_name(option, criterion), "").strip()
            if typed and typed not in SCORES:
                messages.error(request, f"Score from 0 to {MOST_SCORE}.")
                return False
            scores[(option, criterion)] = int(typed) if typed else None
    return done(request, lambda: operations.score_options(element=element, scores=scores, by=request.user))


def _name(option: Option, criterion: Criterion) -> str:
    return f"score-{option.ref}-{criterion.ref}"


def _rows(request: TrustRequest, found: weighing.Weighing) -> list[tuple[Criterion, list[tuple[str, Option, Any]]]]:
    """Return each criterion with a cell an option: its field, the option, and its score or what was typed."""
    return [
        (
            criterion,
            [
                (name, option, request.POST.get(name, "" if score is None else str(score)))
                for (option, _), score in zip(found.options, scores, strict=True)
                if (name := _name(option, criterion))
            ],
        )
        for criterion, scores in found.rows
    ]
