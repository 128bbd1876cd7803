"""What is typed about what a plan rests on, checked for shape."""

from collections.abc import Iterable
from typing import Any

from django import forms

from goldenthread.features.measures.models import Measure
from goldenthread.features.plans.models import Element, Ground


class GroundForm(forms.Form):
    """A point on which the plan rests."""

    kind = forms.ChoiceField(label="It is a", choices=Ground.Kind.choices, widget=forms.RadioSelect)
    text = forms.CharField(
        label="In a sentence",
        max_length=400,
        widget=forms.Textarea,
        help_text="What you know, not yet what you will do about it.",
    )
    source = forms.CharField(
        label="Where it comes from",
        max_length=200,
        required=False,
        help_text="A review, a survey, tracking in March, the audit.",
    )
    measure = forms.ModelChoiceField(
        label="Which measure shows it", queryset=Measure.objects.none(), to_field_name="ref", required=False,
        empty_label="None", help_text="How it stands is shown beside the point from then on.",
    )  # fmt: skip

    def __init__(self, *args: Any, measures: Any, **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.fields["measure"].queryset = measures  # type: ignore[attr-defined]


class AnswerForm(forms.Form):
    """Which part answers a point: one that is there, or a new one in some words."""

    part = forms.ChoiceField(required=False)
    title = forms.CharField(required=False, max_length=300)

    def __init__(self, *args: Any, parts: Iterable[Element], **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.of_ref = {part.ref: part for part in parts}
        self.fields["part"].choices = [("", ""), *((ref, str(part)) for ref, part in self.of_ref.items())]  # type: ignore[attr-defined]

    def clean_part(self) -> Element | None:
        return self.of_ref.get(self.cleaned_data["part"])
