"""What is typed about a round, checked for shape. Nothing is decided or saved here."""

import datetime as dt
from typing import Any

from django import forms

from goldenthread.features.plans.kinds import kinds
from goldenthread.features.plans.models import Status
from goldenthread.features.reviews.models import RoundPart
from goldenthread.web.kit.form_fields import need


def _day() -> forms.DateInput:
    return forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class OpenRoundForm(forms.Form):
    """A round that is opened by hand."""

    title = forms.CharField(label="What it is called", max_length=120)
    plan_kinds = forms.MultipleChoiceField(
        label="Of which plans",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="None ticked: every plan.",
    )
    answers_by = forms.DateField(label="Answers by", widget=_day())
    closes_on = forms.DateField(
        label="Closes at the end of",
        widget=_day(),
        help_text="Between the two, heads moderate and bodies ask.",
    )

    def __init__(self, data: Any = None, *, today: dt.date) -> None:
        fortnight = today + dt.timedelta(days=14)
        super().__init__(data, initial={"answers_by": fortnight, "closes_on": fortnight + dt.timedelta(days=7)})
        self.fields["plan_kinds"].choices = [(kind.key, kind.many) for kind in kinds().values()]  # type: ignore[attr-defined]


class DaysForm(forms.Form):
    """That a round is given other days."""

    answers_by = forms.DateField(label="Answers by", widget=_day())
    closes_on = forms.DateField(label="Closes at the end of", widget=_day())
    reason = forms.CharField(label="Why", max_length=300, help_text="It stands in the trail of the round.")


class ReopenForm(forms.Form):
    """That a closed round is opened again."""

    reason = forms.CharField(label="Why it is opened again", max_length=300)
    closes_on = forms.DateField(label="It then closes at the end of", widget=_day())


class AnswerForm(forms.Form):
    """How a part stands, in two minutes. `answers_to` is the last word that the form was drawn from."""

    status = forms.ChoiceField(label="How does the work stand?", choices=Status.choices, widget=forms.RadioSelect)
    said = forms.CharField(
        label="What has changed", widget=forms.Textarea, max_length=4_000,
        help_text="Two or three sentences that somebody outside would understand.",
    )  # fmt: skip
    next_step = forms.CharField(
        label="What is next", widget=forms.Textarea, max_length=2_000, required=False,
        help_text="The next thing that will be done, and by when.",
    )  # fmt: skip
    confidence = forms.ChoiceField(
        label="Will it be reached in time?",
        required=False,
        choices=RoundPart.Confidence.choices,
        widget=forms.RadioSelect,
    )
    differs = forms.CharField(
        label="Why the work and the figures differ", required=False, max_length=4_000, widget=forms.Textarea,
        help_text="Needed only where they do; a sentence is enough.",
    )  # fmt: skip
    evidence = forms.CharField(
        label="What shows it",
        required=False,
        max_length=300,
        help_text="A minute, a report, a visit; described and dated.",
    )
    evidence_address = forms.URLField(
        label="Where it can be opened", required=False, max_length=500, assume_scheme="https"
    )
    answers_to = forms.CharField(widget=forms.HiddenInput, required=False, max_length=12)

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        need(self, "differs")

    def words(self) -> dict[str, str]:
        """Return what the operation takes."""
        return {name: value for name, value in self.cleaned_data.items() if name != "answers_to"}


class CorrectForm(forms.Form):
    """That a part stands otherwise than was answered."""

    status = forms.ChoiceField(label="It stands", choices=Status.choices, widget=forms.RadioSelect)
    said = forms.CharField(label="Why you see it otherwise", widget=forms.Textarea, max_length=4_000)


class AskForm(forms.Form):
    """A question about how a part stands."""

    asks = forms.CharField(label="Your question", widget=forms.Textarea, max_length=4_000)


class ReplyForm(forms.Form):
    """The answer to a question."""

    question = forms.CharField(widget=forms.HiddenInput, max_length=12)
    answer = forms.CharField(label="Your answer", widget=forms.Textarea, max_length=4_000)


class ModerateForm(forms.Form):
    """That a plan's answers were moderated as a whole."""

    remark = forms.CharField(
        label="What you say of the whole", required=False, max_length=4_000, widget=forms.Textarea,
        help_text="For the local body and the board: what matters most in these answers.",
    )  # fmt: skip
