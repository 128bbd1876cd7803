"""Figures of elsewhere, by hand: England, an authority, or another place that a measure is held against."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect

from goldenthread.features.measures import operations, queries
from goldenthread.features.measures.models import Measure
from goldenthread.features.measures.operations import ComparatorLine
from goldenthread.features.organisations.models import School
from goldenthread.web.kit.access import TrustRequest, requires
from goldenthread.web.kit.saving import put_right
from goldenthread.web.kit.showing import find, show
from goldenthread.web.measures.recording import periods_offered

ENGLAND, OTHER = "England", "other"
MOST_SHOWN = 12


class ElsewhereForm(forms.Form):
    where = forms.ChoiceField(label="Where")
    name = forms.CharField(
        max_length=80, required=False, label="If it is another place, which",
        help_text="Such as the people who live around one school, or the best trust that we know of.",
    )  # fmt: skip
    period = forms.ChoiceField(label="Period")
    phase = forms.ChoiceField(label="Of which schools there")
    group = forms.ChoiceField(required=False, label="Group")
    value = forms.CharField(max_length=20, label="Figure")
    source = forms.CharField(max_length=200, required=False, label="Where it is published")

    def __init__(
        self,
        *args: Any,
        measure: Measure,
        authorities: Sequence[str],
        periods: Sequence[tuple[str, str]],
        **more: Any,
    ) -> None:
        super().__init__(*args, **more)
        self._offer("where", [(ENGLAND, ENGLAND), *((each, each) for each in authorities), (OTHER, "Another place")])
        self._offer("period", periods)
        self._offer("phase", [("all", "All of them"), *School.Phase.choices])
        self._offer("group", [("", "All"), *((each, each[:1].upper() + each[1:]) for each in measure.groups)])
        if not measure.groups:
            del self.fields["group"]
        self.measure = measure
        self.fields["value"].label = f"Figure, in {measure.unit}" if measure.unit else "Figure"

    def _offer(self, name: str, choices: Sequence[tuple[str, str]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = list(choices)

    def clean(self) -> dict[str, Any]:
        facts = super().clean() or {}
        if facts.get("where") == OTHER and not facts.get("name", "").strip():
            self.add_error("name", "Say which place it is.")
        return facts

    def line(self) -> ComparatorLine:
        """Return what the form says of a place."""
        facts = dict(self.cleaned_data)
        where, name = facts.pop("where"), facts.pop("name").strip()
        area = where if where in {ENGLAND, OTHER} else "authority"
        return ComparatorLine(
            measure=self.measure, area=area, name=name if area == OTHER else where, state="final", **facts
        )


@requires("measure.edit", somewhere=False)
def record_elsewhere(request: TrustRequest, ref: str) -> HttpResponse:
    """Keep what a measure stood at elsewhere. The same place and period again replaces it."""
    found = find(queries.measures_within(request.reach), ref=ref)
    schools = queries.schools_seen(request.reach)
    authorities = sorted({school.authority for school in schools if school.authority})
    form = ElsewhereForm(
        request.POST or None, measure=found, authorities=authorities,
        periods=[(each.key, each.label) for each in periods_offered(request, found)],
    )  # fmt: skip
    if form.is_valid():
        line = form.line()
        try:
            operations.set_comparators(trust=request.trust, lines=[line], by=request.user)
        except ValidationError as wrong:
            put_right(form, wrong)
        else:
            messages.success(request, f"Kept: {line.name}, {line.period}.")
            return redirect("measures:record_elsewhere", request.trust.slug, ref)
    kept = queries.kept_elsewhere(request.reach, found)[:MOST_SHOWN]
    return show(request, "measures/pages/record_elsewhere.html", form=form, measure=found, kept=kept)
