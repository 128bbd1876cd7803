"""The parts of a plan: the outline on which they are worked on, and each part's words and place."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from goldenthread.features.plans import operations
from goldenthread.features.plans.models import Element, Plan
from goldenthread.features.plans.operations.parts.dates import context_of
from goldenthread.features.plans.queries.outline import editing
from goldenthread.features.plans.queries.outline.years import years_of
from goldenthread.foundation import clock
from goldenthread.foundation.tables import Stale
from goldenthread.web.kit import days
from goldenthread.web.kit.access import TrustRequest, requires
from goldenthread.web.kit.saving import overtaken, saved
from goldenthread.web.kit.showing import find, show
from goldenthread.web.plans.editing import conflicts
from goldenthread.web.plans.editing.element_forms import (
    AT_THE_TOP,
    AddElementForm,
    ElementForm,
    MoveElementForm,
    RemoveElementForm,
)
from goldenthread.web.plans.editing.hanging_page import begun_with
from goldenthread.web.plans.editing.saving import (
    after_part,
    meaning_of,
    named,
    outline_address,
    part_to_edit,
    plan_to_edit,
    word_at,
)


@requires("plan.edit")
def add_element(request: TrustRequest, ref: str) -> HttpResponse:
    """Add a part: at the top, under another, or right after one."""
    plan = plan_to_edit(request, ref)
    under, after = named(request, plan, "under"), named(request, plan, "after")
    source = request.GET.get("from", "")[:60]
    begun = begun_with(request, source) if source else None
    form = AddElementForm(request.POST or None, initial={"title": begun.title[:300]} if begun else None)
    made: list[Element] = []
    if form.is_valid() and saved(
        form, lambda: made.append(_add(request, plan, under, after, form.cleaned_data)), under="title"
    ):
        messages.success(request, _said_of(made[0], "is added"))
        if begun:
            return redirect(f"{reverse('plans:hang', args=[request.trust.slug, made[0].ref])}?from={source}#actions")
        if "another" in request.POST:
            here = reverse("plans:add_element", args=[request.trust.slug, ref])
            return redirect(f"{here}?after={made[0].ref}")
        return redirect(outline_address(request.trust, plan, made[0]))
    return show(
        request, "plans/pages/editing/add_element.html", plan=plan, form=form, under=under, after=after,
        word=word_at(plan, under, after), meaning=_meaning(request, form, plan), begun=begun,
    )  # fmt: skip


def _add(
    request: TrustRequest, plan: Plan, under: Element | None, after: Element | None, words: dict[str, Any]
) -> Element:
    return operations.add_element(plan=plan, under=under, after=after, by=request.user, **words)


@requires("plan.edit")
def revise_element(request: TrustRequest, ref: str) -> HttpResponse:
    """Change the words of a part."""
    element = part_to_edit(request, ref)
    standing = _element_form(request, element)
    form = _element_form(request, element, conflicts.typed(request, standing))
    if form.is_valid():
        drawn_from = form.cleaned_data["revision"]
        try:
            if saved(form, lambda: _revise(request, element, form, drawn_from)):
                messages.success(request, _said_of(element, "is saved"))
                return redirect(after_part(request, element))
        except Stale as stale:
            now = _element_form(request, find(editing.elements_to_edit(request.reach), ref=stale.row.ref))
            return conflicts.answer(request, form, now, what=str(element), back=after_part(request, element))
    return show(
        request, "plans/pages/editing/revise_element.html", plan=element.plan, element=element, form=form,
        meaning=_meaning(request, form, element.plan, element), back=after_part(request, element),
    )  # fmt: skip


def _revise(request: TrustRequest, element: Element, form: ElementForm, drawn_from: int) -> Element:
    return operations.revise_element(element=element, by=request.user, drawn_from=drawn_from, **form.words())


def _element_form(request: TrustRequest, element: Element, data: Any = None) -> ElementForm:
    """Return the form of a part, with its milestone of this year or of the one asked for."""
    part = editing.skeleton(element.plan).part(element)
    years, today = years_of(element.plan), clock.today()
    return ElementForm(
        data, element=element, plan=element.plan, level=part.level, computed=part.computed,
        year=years.asked(request.GET.get("year", ""), today), years=years.names(today),
    )  # fmt: skip


@requires("plan.edit")
def move_element(request: TrustRequest, ref: str) -> HttpResponse:
    """Place a part, with all beneath it, under another or at the top."""
    element = part_to_edit(request, ref)
    places = editing.skeleton(element.plan).places_for(element)
    now = element.parent.ref if element.parent else AT_THE_TOP
    form = MoveElementForm(
        request.POST or None, places=places, initial={"under": now, "revision": element.revision}
    )  # fmt: skip
    page = "plans/pages/editing/move_element.html"
    if form.is_valid():
        under = next((part.element for part in places if part.element.ref == form.cleaned_data["under"]), None)
        try:
            if saved(form, lambda: _move(request, element, under, form.cleaned_data["revision"])):
                messages.success(request, f"{element} stands {f'under {under}' if under else 'at the top'} now.")
                return redirect(outline_address(request.trust, element.plan, element))
        except Stale as stale:
            return overtaken(request, page, form, stale.row, plan=element.plan, element=element)
    return show(request, page, plan=element.plan, element=element, form=form)


def _move(request: TrustRequest, element: Element, under: Element | None, drawn_from: int) -> Element:
    return operations.move_element(element=element, under=under, by=request.user, drawn_from=drawn_from)


@requires("plan.edit")
def remove_element(request: TrustRequest, ref: str) -> HttpResponse:
    """Take a part out, with all beneath it, once that is confirmed. It can be brought back."""
    element = part_to_edit(request, ref)
    part = editing.skeleton(element.plan).part(element)
    form = RemoveElementForm(request.POST or None, initial={"revision": element.revision})
    page = "plans/pages/editing/remove_element.html"
    shown: dict[str, Any] = {"plan": element.plan, "element": element, "part": part}
    if form.is_valid():
        try:
            operations.remove_element(element=element, by=request.user, drawn_from=form.cleaned_data["revision"])
        except Stale as stale:
            return overtaken(request, page, form, stale.row, **shown)
        messages.success(request, f"{element} is taken out. It can be brought back from the foot of this page.")
        return redirect(outline_address(request.trust, element.plan, element.parent))
    return show(request, page, form=form, **shown)


@requires("plan.edit")
def restore_element(request: TrustRequest, ref: str) -> HttpResponse:
    """Bring back a part that was taken out, with all that went with it."""
    element = find(editing.removed_elements(request.reach), ref=ref)
    if request.method != "POST":
        return show(request, "plans/pages/editing/restore_element.html", plan=element.plan, element=element)
    try:
        operations.restore_element(element=element, by=request.user)
    except ValidationError as refused:
        messages.error(request, " ".join(refused.messages))
        return redirect(outline_address(request.trust, element.plan))
    messages.success(request, f"{element} stands in the plan again, last among its neighbours.")
    return redirect(outline_address(request.trust, element.plan, element))


def _meaning(request: TrustRequest, form: Any, plan: Plan, element: Element | None = None) -> str:
    """Say what the words of the date are taken to mean: those just typed, or those that stand."""
    words = str(request.GET.get("due_words") or form["due_words"].value() or "")[:160].strip()
    if element is not None and element.due_settled_by_id and words == element.due_words:
        return f"Settled: “{words}” means {days.understanding(element)}."
    return meaning_of(words, context_of(plan))


def _said_of(element: Element, did: str) -> str:
    if not element.due_words:
        return f"{element} {did}."
    if element.due_question:
        return f"{element} {did}. Its date, “{element.due_words}”, has to be settled: {element.due_question}"
    meaning = days.understanding(element)
    return f"{element} {did}. “{element.due_words}” is read as {meaning}." if meaning else f"{element} {did}."
