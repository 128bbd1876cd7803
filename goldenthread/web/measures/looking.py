"""Holding a figure against a second source."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from goldenthread.features.measures import operations, queries
from goldenthread.features.measures.operations import Look
from goldenthread.foundation import clock
from goldenthread.web.kit.access import TrustRequest, requires
from goldenthread.web.kit.showing import find, show


class LookForm(forms.Form):
    how = forms.CharField(
        max_length=200, label="How it was looked at",
        help_text="Another way than the figure came from: a sample, a visit, outcomes, moderation.",
    )  # fmt: skip
    found = forms.CharField(
        max_length=20, required=False, label="What it found", help_text="The figure, where it gives one."
    )
    agrees = forms.ChoiceField(
        choices=[("yes", "Yes, it does"), ("no", "No, it differs")], widget=forms.RadioSelect,
        label="Does it bear the figure out?",
    )  # fmt: skip
    remark = forms.CharField(
        required=False, widget=forms.Textarea, max_length=2000, label="In a sentence",
        help_text="Where it differs: how, and what might explain it.",
    )  # fmt: skip
    looked_on = forms.DateField(label="When")

    def look(self) -> Look:
        """Return what was found as the operation takes it."""
        return Look(**(self.cleaned_data | {"agrees": self.cleaned_data["agrees"] == "yes"}))


@requires("reading.record")
def look_again(request: TrustRequest, ref: str, reading: str) -> HttpResponse:
    """Say what a second, different method found of a figure that stands."""
    measure = find(queries.measures_within(request.reach), ref=ref)
    figure = find(queries.readings_to_look_at(request.reach, measure), ref=reading)
    shown = queries.past_reading(request.reach, request.trust, measure, figure)
    initial: dict[str, Any] = {"how": measure.second_source, "looked_on": clock.today()}
    form = LookForm(request.POST or None, initial=initial)
    if form.is_valid():
        try:
            kept = operations.look_again(reading=figure, look=form.look(), by=request.user)
        except ValidationError as wrong:
            for name, errors in getattr(wrong, "error_dict", {None: wrong}).items():
                form.add_error(name, errors)
        else:
            said = "is verified" if kept.agrees else "differs, and whoever answers for it is asked about it"
            messages.success(request, f"{measure.name}, {figure.period}: the figure {said}.")
            return redirect(reverse("measures:measure", args=[request.trust.slug, ref]) + _at(figure))
    return show(request, "measures/pages/look_again.html", form=form, measure=measure, reading=shown, at=_at(figure))


def _at(figure: Any) -> str:
    return f"?school={figure.school.ref}" if figure.school else ""
