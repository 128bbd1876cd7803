"""The variations of a plan during the year, and what its strands are about in one."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from goldenthread.features.plans import operations
from goldenthread.features.plans.models import Plan, Variation
from goldenthread.features.plans.queries.agreed import variations as noted
from goldenthread.features.plans.queries.outline import editing
from goldenthread.features.plans.queries.outline.years import years_of
from goldenthread.features.plans.queries.visible import may_edit
from goldenthread.foundation import clock
from goldenthread.foundation.tables import Stale
from goldenthread.web.kit.access import TrustRequest, requires
from goldenthread.web.kit.saving import saved
from goldenthread.web.kit.showing import find, show
from goldenthread.web.plans import thread_page
from goldenthread.web.plans.editing import conflicts
from goldenthread.web.plans.editing.saving import plan_to_edit
from goldenthread.web.plans.variations.forms import ThemesForm, VariationForm
from goldenthread.web.plans.versions.reading import plan_in_sight


@requires("plan.see")
def variations(request: TrustRequest, ref: str) -> HttpResponse:
    """List what has happened to a plan during the year, with the edits that followed."""
    plan = plan_in_sight(request, ref)
    found = noted.variations_of(request.reach, plan)
    edits = noted.edits_since(request.reach, found)
    lines = [(one, [(entry, thread_page.change(entry)) for entry in edits.get(one.pk, ())]) for one in found]
    return show(
        request, "plans/pages/variations/variations.html", plan=plan, lines=lines,
        may_edit=may_edit(request.reach, plan),
    )  # fmt: skip


@requires("plan.edit")
def add_variation(request: TrustRequest, ref: str) -> HttpResponse:
    """Note a development during the year."""
    plan = plan_to_edit(request, ref)
    form = VariationForm(request.POST or None, parts=editing.skeleton(plan).parts, today=clock.today())
    if form.is_valid() and saved(form, lambda: _add(request, plan, form)):
        messages.success(request, "Noted. It stands on the plan and in this year's guide.")
        return redirect("plans:variations", request.trust.slug, ref)
    return show(request, "plans/pages/variations/add_variation.html", plan=plan, form=form)


def _add(request: TrustRequest, plan: Plan, form: VariationForm) -> Variation:
    return operations.add_variation(plan=plan, by=request.user, **form.words())


@requires("plan.edit")
def revise_variation(request: TrustRequest, ref: str) -> HttpResponse:
    """Change a variation's words, day, kind or parts."""
    variation = find(noted.variations_to_edit(request.reach), ref=ref)
    form = _form(request, variation)
    back = reverse("plans:variations", args=[request.trust.slug, variation.plan.ref])
    if form.is_valid():
        try:
            if saved(form, lambda: _revise(request, variation, form)):
                messages.success(request, "Saved.")
                return redirect(back)
        except Stale as stale:
            standing = _drawn(stale.row)
            return conflicts.answer(request, form, standing, what="this variation", back=back)
    return show(
        request, "plans/pages/variations/revise_variation.html", plan=variation.plan, variation=variation, form=form
    )


def _form(request: TrustRequest, variation: Variation) -> VariationForm:
    typed = conflicts.typed(request, _drawn(variation))
    parts = editing.skeleton(variation.plan).parts
    return VariationForm(typed, parts=parts, today=clock.today(), variation=variation)


def _drawn(variation: Variation) -> VariationForm:
    parts = editing.skeleton(variation.plan).parts
    return VariationForm(parts=parts, today=clock.today(), variation=variation)


def _revise(request: TrustRequest, variation: Variation, form: VariationForm) -> Variation:
    drawn_from = form.cleaned_data["revision"]
    return operations.revise_variation(variation=variation, by=request.user, drawn_from=drawn_from, **form.words())


@requires("plan.edit")
def remove_variation(request: TrustRequest, ref: str) -> HttpResponse:
    """Take a variation away, once that is confirmed."""
    variation = find(noted.variations_to_edit(request.reach), ref=ref)
    plan = variation.plan
    if request.method == "POST":
        operations.remove_variation(variation=variation, by=request.user)
        messages.success(request, f"Taken out: “{variation.text[:80]}”. The trail keeps its words.")
        return redirect("plans:variations", request.trust.slug, plan.ref)
    return show(request, "plans/pages/variations/remove_variation.html", plan=plan, variation=variation)


@requires("plan.edit")
def year_themes(request: TrustRequest, ref: str) -> HttpResponse:
    """Say what each strand is about in one year."""
    plan = plan_to_edit(request, ref)
    years, today = years_of(plan), clock.today()
    year = years.asked(request.GET.get("year", ""), today)
    parts = list(plan.elements.filter(depth=1, removed_at=None).order_by("order", "pk"))
    form = ThemesForm(
        request.POST if request.method == "POST" else None, parts=parts, themes=noted.themes_of(plan, year)
    )
    if form.is_valid() and saved(form, lambda: _set_themes(request, plan, year, form)):
        messages.success(request, f"The themes of {year} are set. They stand in that year's guide only.")
        return redirect(f"{reverse('plans:year_themes', args=[request.trust.slug, ref])}?year={year}")
    return show(
        request, "plans/pages/variations/year_themes.html", plan=plan, form=form, years=years.names(today), year=year
    )


def _set_themes(request: TrustRequest, plan: Plan, year: str, form: ThemesForm) -> int:
    return operations.set_year_themes(plan=plan, year=year, themes=form.themes(), by=request.user)
