"""What is typed about training and watching."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django import forms

from goldenthread.features.delegation.models import Function
from goldenthread.features.organisations.models import Body
from goldenthread.web.bodies.audit_forms import MONEY
from goldenthread.web.bodies.forms import AREA, DAY


class TrainingForm(forms.Form):
    """One item of the training plan."""

    title = forms.CharField(label="What is learned", max_length=200)
    need = forms.CharField(label="For which need", required=False, max_length=300)
    bodies = forms.MultipleChoiceField(label="Open to", required=False, widget=forms.CheckboxSelectMultiple)
    is_mandatory = forms.BooleanField(label="Every member must do it", required=False)
    provider = forms.CharField(label="Who teaches it", required=False, max_length=160)
    held_on = forms.DateField(label="On", required=False, **DAY)
    due_on = forms.DateField(label="To be done by", required=False, **DAY)
    cost = forms.DecimalField(label="Cost planned, in pounds", **MONEY)
    spent = forms.DecimalField(label="Spent so far, in pounds", **MONEY)
    effect = forms.CharField(label="What changed because of it", required=False, **AREA)
    criterion = forms.SlugField(required=False, max_length=60, widget=forms.HiddenInput)
    revision = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, bodies: Iterable[Body], **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.listed = {one.ref: one for one in bodies}
        self.fields["bodies"].choices = [(ref, one.name) for ref, one in self.listed.items()]  # type: ignore[attr-defined]

    def facts(self) -> dict[str, Any]:
        typed = {key: value for key, value in self.cleaned_data.items() if key != "revision"}
        return typed | {"bodies": [self.listed[ref] for ref in typed["bodies"]]}


class TakePartForm(forms.Form):
    """Who did a training, and when."""

    who = forms.MultipleChoiceField(label="Who did it", required=False, widget=forms.CheckboxSelectMultiple)
    others = forms.CharField(
        label="Others", required=False, max_length=600, help_text="Names, with commas between: guests may come too."
    )
    done_on = forms.DateField(label="When", **DAY)

    def __init__(self, *args: Any, people: Mapping[str, Any], outstanding: Sequence[str], **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.people = people
        self.fields["who"].choices = [(name, name) for name in outstanding]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or {}
        if not typed.get("who") and not typed.get("others", "").strip():
            raise forms.ValidationError("Say who did it.")
        return typed

    def names(self) -> list[tuple[str, Any]]:
        typed = self.cleaned_data
        listed = [*typed["who"], *(one.strip()[:120] for one in typed["others"].split(","))]
        return [(name, self.people.get(name)) for name in listed if name]


class WatchForm(forms.Form):
    """What a body is to watch over."""

    body = forms.ChoiceField(label="Which body")
    function = forms.ChoiceField(label="Which function", required=False)
    what = forms.CharField(label="or what, in words", required=False, max_length=160)
    times = forms.IntegerField(label="How often in a school year", min_value=1, max_value=12, initial=1)

    def __init__(self, *args: Any, bodies: Iterable[Body], functions: Iterable[Function], **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.listed = {one.ref: one for one in bodies}
        self.functions = {one.ref: one for one in functions}
        self.fields["body"].choices = [(ref, one.name) for ref, one in self.listed.items()]  # type: ignore[attr-defined]
        choices = [("", "None of these"), *((ref, one.title) for ref, one in self.functions.items())]
        self.fields["function"].choices = choices  # type: ignore[attr-defined]

    def facts(self) -> dict[str, Any]:
        typed = dict(self.cleaned_data)
        return typed | {"body": self.listed[typed["body"]], "function": self.functions.get(typed["function"])}


class LookForm(forms.Form):
    on = forms.DateField(label="When", **DAY)
    says = forms.CharField(label="What it made of it", max_length=600, widget=forms.Textarea)
    where = forms.CharField(label="Where", required=False, max_length=160, help_text="A meeting, a visit, a report.")
