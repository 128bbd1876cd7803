"""Who discusses a year's pocket guide, who agrees to it, and that they did."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from goldenthread.features.organisations import queries as organisations
from goldenthread.features.plans import operations
from goldenthread.features.plans.models import GuideWord, Plan
from goldenthread.features.plans.queries.agreed import guides
from goldenthread.features.plans.queries.outline.years import years_of
from goldenthread.features.plans.queries.visible import may_edit
from goldenthread.foundation import clock
from goldenthread.web.kit.access import TrustRequest, requires
from goldenthread.web.kit.saving import saved
from goldenthread.web.kit.showing import show
from goldenthread.web.plans.editing.saving import plan_to_edit
from goldenthread.web.plans.guides.forms import NameForm, RecordForm
from goldenthread.web.plans.versions.reading import plan_in_sight


@requires("plan.see")
def guide_standing(request: TrustRequest, ref: str) -> HttpResponse:
    """Show how a year's guide stands with each body named for it."""
    plan = plan_in_sight(request, ref)
    year = year_of(request, plan)
    words = guides.words_of(plan, year)
    return show(
        request, "plans/pages/guides/guide_standing.html", plan=plan, year=year, words=words,
        standing=guides.guide_standing(words), last=[] if words else guides.named_last(plan, year),
        years=years_of(plan).names(clock.today()), may_edit=may_edit(request.reach, plan),
    )  # fmt: skip


@requires("plan.edit")
def name_for_guide(request: TrustRequest, ref: str) -> HttpResponse:
    """Name a body that discusses a guide or agrees to it; or those of the year before at once."""
    plan = plan_to_edit(request, ref)
    year = year_of(request, plan)
    if request.method == "POST" and "again" in request.POST:
        for one in guides.named_last(plan, year):
            operations.name_for_guide(plan=plan, year=year, who=one.who, does=one.does, by=request.user)
        return redirect(_standing(request, plan, year))
    form = NameForm(request.POST or None, initial={"does": "agree"})
    if form.is_valid() and saved(form, lambda: _name(request, plan, year, form)):
        messages.success(request, f"{form.cleaned_data['who']} is named for the guide of {year}.")
        return redirect(_standing(request, plan, year))
    bodies = organisations.places(request.reach).bodies
    return show(
        request, "plans/pages/guides/name_for_guide.html", plan=plan, year=year, form=form, bodies=bodies,
        back=_standing(request, plan, year),
    )  # fmt: skip


@requires("plan.edit")
def record_for_guide(request: TrustRequest, ref: str) -> HttpResponse:
    """Record that a body discussed a guide or agreed to it, or take it out of those named."""
    word = guides.word_to_record(request.reach, ref)
    if word is None:
        raise Http404
    back = _standing(request, word.plan, word.year)
    if request.method == "POST" and "out" in request.POST:
        operations.unname_for_guide(word=word, by=request.user)
        messages.success(request, f"{word.who} is taken out. The trail keeps what stood.")
        return redirect(back)
    form = RecordForm(request.POST or None, today=clock.today())
    if form.is_valid() and saved(form, lambda: _record(request, word, form)):
        messages.success(request, "Recorded.")
        return redirect(back)
    return show(request, "plans/pages/guides/record_for_guide.html", plan=word.plan, word=word, form=form, back=back)


def _name(request: TrustRequest, plan: Plan, year: str, form: NameForm) -> GuideWord:
    return operations.name_for_guide(plan=plan, year=year, by=request.user, **form.cleaned_data)


def _record(request: TrustRequest, word: GuideWord, form: RecordForm) -> GuideWord:
    facts = form.cleaned_data
    return operations.record_for_guide(word=word, on=facts["done_on"], note=facts["note"], by=request.user)


def year_of(request: TrustRequest, plan: Plan) -> str:
    """Return the year asked for, where the plan covers it; else the plan's year now."""
    return years_of(plan).asked(request.GET.get("year", ""), clock.today())


def _standing(request: TrustRequest, plan: Plan, year: str) -> str:
    return f"{reverse('plans:guide_standing', args=[request.trust.slug, plan.ref])}?year={year}"
