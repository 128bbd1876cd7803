"""What a person says over the figures, and the targets that wait for one."""

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from goldenthread.domain import date_words, targets
from goldenthread.domain.calendar import TermCalendar
from goldenthread.domain.measures.confidence import Confidence
from goldenthread.domain.measures.overriding import MAY_SAY
from goldenthread.features.measures import operations, queries
from goldenthread.features.measures.operations import Otherwise
from goldenthread.web.kit import statuses
from goldenthread.web.kit.access import TrustRequest, requires
from goldenthread.web.kit.showing import find, show
from goldenthread.web.measures.places import school_asked_for


class OverrideForm(forms.Form):
    status = forms.ChoiceField(
        choices=[(each.value, statuses.in_words(each)) for each in MAY_SAY], widget=forms.RadioSelect,
        label="How it stands, in your judgement",
    )  # fmt: skip
    reason = forms.CharField(
        max_length=240, widget=forms.Textarea, label="Why",
        help_text="Shown with your name wherever the standing is, beside what the figures say.",
    )  # fmt: skip


@requires("measure.edit", somewhere=False)
def override_standing(request: TrustRequest, ref: str) -> HttpResponse:
    """Say how a measure stands in a place over what its figures say, or let them speak again."""
    found = find(queries.measures_within(request.reach), ref=ref)
    school = school_asked_for(request, list(queries.schools_seen(request.reach)))
    in_force = queries.override_in_force(request.reach, found, school)
    there = reverse("measures:measure", args=[request.trust.slug, ref]) + (f"?school={school.ref}" if school else "")
    form = OverrideForm(request.POST if request.method == "POST" and "take_back" not in request.POST else None)
    try:
        if "take_back" in request.POST:
            operations.take_back_override(measure=found, school=school, by=request.user)
            messages.success(request, "The figures speak again.")
            return redirect(there)
        if form.is_valid():
            operations.override_standing(
                measure=found, school=school, said=Otherwise(**form.cleaned_data), by=request.user
            )
            messages.success(request, "Your judgement is shown, beside what the figures say.")
            return redirect(there)
    except ValidationError as wrong:
        if not form.is_bound:
            messages.error(request, " ".join(wrong.messages))
            return redirect(there)
        for name, errors in getattr(wrong, "error_dict", {None: wrong}).items():
            form.add_error(name, errors)
    cell = queries.cells(request.reach, [found]).get(found.pk, {}).get(school.pk if school else None)
    return show(
        request, "measures/pages/override_standing.html", form=form, measure=found, school=school, cell=cell,
        in_force=in_force, there=there,
    )  # fmt: skip


class SureForm(forms.Form):
    level = forms.ChoiceField(
        choices=[(each.value, statuses.in_words(each)) for each in Confidence], widget=forms.RadioSelect,
        label="How sure are you that the target will be reached?",
    )  # fmt: skip
    words = forms.CharField(
        max_length=400, widget=forms.Textarea, label="Why",
        help_text="What you know that the figures do not say yet. Shown with your name.",
    )  # fmt: skip


@requires("reading.record")
def say_how_sure(request: TrustRequest, ref: str) -> HttpResponse:
    """Say how sure one is of a measure in a place that one answers for; what was said before stays."""
    found = find(queries.measures_within(request.reach), ref=ref)
    school = school_asked_for(request, list(queries.schools_seen(request.reach)))
    places = queries.recordable(request.reach, found)
    if not (school in places.schools if school else places.trust):
        raise Http404
    there = reverse("measures:measure", args=[request.trust.slug, ref]) + (f"?school={school.ref}" if school else "")
    form = SureForm(request.POST or None)
    if form.is_valid():
        operations.say_how_sure(
            measure=found, school=school, said=operations.Sure(**form.cleaned_data), by=request.user
        )
        messages.success(request, "Your word is shown beside the figures, and changes nothing in them.")
        return redirect(there)
    cell = queries.cells(request.reach, [found]).get(found.pk, {}).get(school.pk if school else None)
    return show(
        request, "measures/pages/say_how_sure.html", form=form, measure=found, school=school, cell=cell,
        past=queries.sureness_of(request.reach, found, school), there=there,
    )  # fmt: skip


@requires("measure.see")
def waiting_targets(request: TrustRequest) -> HttpResponse:
    """Show the targets that no figure settles: to sign off, to write anew, to give a figure."""
    found = queries.waiting_targets(request.reach)
    calendar = TermCalendar.from_json(request.trust.calendar)
    context = date_words.Context(year_kind=calendar.plan_year, calendar=calendar)
    missing = [
        (each, targets.suggest_rewrite(targets.read(each.text, context)) or "Say what is to be reached, and by when.")
        for each in found.to_rewrite
    ]
    return show(
        request, "measures/pages/waiting_targets.html", found=found, missing=missing,
        may_edit=request.reach.may_everywhere("measure.edit"),
    )  # fmt: skip
