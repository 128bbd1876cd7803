"""What is typed on a plan's pages, checked for shape. Nothing is decided or saved here."""

from django import forms

from goldenthread.features.plans.models import Status
from goldenthread.features.plans.operations.parts.dates import MEANINGS


class ProgressForm(forms.Form):
    """How a part stands. `answers_to` is the last word that the form was drawn from."""

    status = forms.ChoiceField(label="How does the work stand?", choices=Status.choices, widget=forms.RadioSelect)
    said = forms.CharField(
        label="What has changed", widget=forms.Textarea, max_length=4_000,
        help_text="Two or three sentences that somebody outside would understand.",
    )  # fmt: skip
    next_step = forms.CharField(
        label="What is next", widget=forms.Textarea, max_length=2_000, required=False,
        help_text="The next thing that will be done, and by when.",
    )  # fmt: skip
    answers_to = forms.CharField(widget=forms.HiddenInput, required=False, max_length=12)


class CodeForm(forms.Form):
    """What a code before a year means, once for the whole plan."""

    code = forms.CharField(widget=forms.HiddenInput, max_length=3)
    meaning = forms.ChoiceField(
        label="In this plan it means", choices=[(one, one[:1].upper() + one[1:]) for one in MEANINGS]
    )


class DateForm(forms.Form):
    """What one date means: the last day, and the first where it is a span."""

    what = forms.CharField(widget=forms.HiddenInput, max_length=12)
    due_from = forms.DateField(label="From", required=False, widget=forms.DateInput(attrs={"type": "date"}))
    due_until = forms.DateField(label="Until", widget=forms.DateInput(attrs={"type": "date"}))
