"""Saying otherwise what is kept of how a part is run: one thing, one form."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.forms import BaseForm
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from goldenthread.features.plans import operations
from goldenthread.features.plans.models import BudgetLine, Element, Option, Reminder, Stage, SuccessFactor
from goldenthread.features.plans.operations.work import working
from goldenthread.features.plans.queries.work import runners
from goldenthread.foundation import clock
from goldenthread.web.kit.access import TrustRequest, requires
from goldenthread.web.kit.saving import saved
from goldenthread.web.kit.showing import find, show
from goldenthread.web.plans.work import forms

Maker = Callable[[TrustRequest, Any, Any], BaseForm]


def _money(request: TrustRequest, line: BudgetLine, data: Any) -> BaseForm:
    place = line.school or line.unit
    known = {"place": f"{type(place).__name__.lower()}:{place.ref}" if place else ""}
    years = runners.years_of(line.element.plan, clock.today())
    if line.year and line.year not in years:
        years = [line.year, *years]
    names = ("kind", "title", "amount", "so_far", "given_by", "dated_on", "year", "days")
    places = runners.places_of_money(request.reach, line.element)
    if place is not None and place not in places:
        places = [place, *places]
    known["benefit"] = line.benefit.ref if line.benefit else ""
    benefits = line.element.reminders.filter(kind=Reminder.Kind.BENEFIT)
    facts = known | _facts(line, names)
    return forms.MoneyForm(data, places=places, years=years, benefits=benefits, initial=facts)


def _facts(thing: Any, names: tuple[str, ...]) -> dict[str, Any]:
    return {name: getattr(thing, name) for name in names}


# Where each kind stands on the page of how a part is run, where it hangs, and its form.
KINDS: dict[type, tuple[str, str, Maker]] = {
    SuccessFactor: ("factors", "factors", lambda _, one, data: forms.FactorForm(
        data, initial=_facts(one, ("text",))
    )),
    Option: ("options", "options", lambda _, one, data: forms.OptionForm(
        data, initial=_facts(one, ("title", "speaks_for", "speaks_against", "cost"))
    )),
    Stage: ("stages", "stages", lambda _, one, data: forms.StageForm(
        data, initial=_facts(one, ("title", "gate", "due_words", "wants_lessons"))
    )),
    BudgetLine: ("budget_lines", "money", _money),
    Reminder: ("reminders", "kept", lambda _, one, data: forms.ReminderForm(
        data, initial=_facts(one, ("kind", "text"))
    )),
}  # fmt: skip


@requires("plan.see")
def reword(request: TrustRequest, ref: str, what: str) -> HttpResponse:
    """Change the words of one condition, option, stage, line of money or reminder; what was said of it stays."""
    element = find(runners.elements_to_run(request.reach), ref=ref)
    thing = _thing(element, what)
    _, section, maker = KINDS[type(thing)]
    form: Any = maker(request, thing, request.POST or None)
    back = f"{reverse('plans:run', args=[request.trust.slug, ref])}#{section}"
    if form.is_valid() and saved(form, lambda: operations.reword(thing=thing, by=request.user, **form.cleaned_data)):
        messages.success(request, f"Saved: {working.in_words(thing)}")
        return redirect(back)
    return show(
        request,
        "plans/pages/doing/reword.html",
        plan=element.plan,
        element=element,
        thing=thing,
        form=form,
        back=back,
    )


def _thing(element: Element, what: str) -> Any:
    for related, _, _ in KINDS.values():
        found = getattr(element, related).filter(ref=what).select_related("element__plan__trust").first()
        if found is not None:
            return found
    raise Http404
