"""What is typed about interests and their publication."""

from typing import Any

from django import forms

from goldenthread.features.members.models import Interest
from goldenthread.web.bodies.forms import AREA, DAY


class InterestForm(forms.Form):
    """One interest."""

    kind = forms.ChoiceField(label="What sort of interest", choices=Interest.Kind.choices)
    what = forms.CharField(
        label="What it is", max_length=300, help_text="The name of the business, school or person."
    )
    whose = forms.CharField(
        label="Whose it is, if not yours", required=False, max_length=120, help_text="Your partner, a child …"
    )
    value = forms.CharField(label="Value, of a gift", required=False, max_length=60)
    from_on = forms.DateField(label="Since", required=False, **DAY)
    until_on = forms.DateField(label="Until", required=False, **DAY)
    is_private = forms.BooleanField(
        label="For the register only, not for the website", required=False,
        help_text="What names a private person near to you.",
    )  # fmt: skip
    revision = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def facts(self) -> dict[str, Any]:
        return {key: value for key, value in self.cleaned_data.items() if key != "revision"}


class PublicationForm(forms.Form):
    """Whether the page stands open, and what stands with it."""

    is_public = forms.BooleanField(label="Show the page to anybody", required=False)
    with_attendance = forms.BooleanField(label="With how many meetings each came to in the last year", required=False)
    contact = forms.CharField(label="How to reach the chair", required=False, max_length=200)
    note = forms.CharField(label="What stands at the top", required=False, **AREA)
    revision = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def facts(self) -> dict[str, Any]:
        return {key: value for key, value in self.cleaned_data.items() if key != "revision"}
