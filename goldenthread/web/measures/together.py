"""Saying which measures count the same people, so that what one hides none of them tells."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect

from goldenthread.features.measures import operations, queries
from goldenthread.features.measures.models import Measure
from goldenthread.web.kit.access import TrustRequest, requires
from goldenthread.web.kit.saving import put_right
from goldenthread.web.kit.showing import find, show


class TogetherForm(forms.Form):
    others = forms.MultipleChoiceField(
        required=False, widget=forms.CheckboxSelectMultiple, label="Which count the same people, or some of them",
        help_text="None, where it counts people whom no other measure counts.",
    )  # fmt: skip
    among = forms.CharField(
        max_length=60,
        label="Whom they count, in a few words",
        help_text="Such as pupils suspended, or pupils who passed.",
    )

    def __init__(self, *args: Any, others: list[Measure], **rest: Any) -> None:
        super().__init__(*args, **rest)
        choices = self.fields["others"]
        assert isinstance(choices, forms.MultipleChoiceField)
        choices.choices = [(each.ref, _named(each)) for each in others]


@requires("measure.edit", somewhere=False)
def count_together(request: TrustRequest, ref: str) -> HttpResponse:
    measure = find(queries.measures_within(request.reach), ref=ref)
    others = queries.may_be_akin(request.reach, measure)
    form = TogetherForm(request.POST or None, others=others, initial=_proposed(measure, others))
    if form.is_valid():
        chosen = [each for each in others if each.ref in form.cleaned_data["others"]]
        try:
            operations.count_together(
                trust=request.trust, measures=[measure, *chosen], among=form.cleaned_data["among"], by=request.user
            )
        except ValidationError as wrong:
            put_right(form, wrong)
        else:
            messages.success(request, _said(measure, chosen))
            return redirect("measures:measure", request.trust.slug, ref)
    return show(request, "measures/pages/count_together.html", form=form, measure=measure)


def _proposed(measure: Measure, others: list[Measure]) -> dict[str, Any]:
    """Return what the definitions suggest, or what has been said already."""
    said = [each for each in others if measure.among and each.among == measure.among]
    akin = said or queries.seem_akin(measure, others)
    words = measure.among or next((each.among for each in akin if each.among), measure.name.lower())
    return {"others": [each.ref for each in akin], "among": words[:60]}


def _named(measure: Measure) -> str:
    return f"{measure.name} ({measure.among})" if measure.among else measure.name


def _said(measure: Measure, others: list[Measure]) -> str:
    if not others:
        return f"{measure.name} counts people of its own."
    return f"{measure.name} now hides the same places as {' and '.join(each.name for each in others)}."
