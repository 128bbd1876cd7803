"""What is typed of a body named for a pocket guide, checked for shape."""

import datetime as dt
from typing import Any

from django import forms

from goldenthread.features.plans.models import GuideWord


def _day(label: str, *, required: bool = False) -> forms.DateField:
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, required=required, widget=widget)


class NameForm(forms.Form):
    """A body, whether it discusses or agrees, and between which days."""

    who = forms.CharField(
        label="Which body or post", max_length=120, widget=forms.TextInput(attrs={"list": "bodies"}),
        help_text="As you call it: Senior leaders’ forum, Heads’ group, Trust Board.",
    )  # fmt: skip
    does = forms.ChoiceField(label="What it does", choices=GuideWord.Does.choices, widget=forms.RadioSelect)
    from_on = _day("From")
    until_on = _day("Until")


class RecordForm(forms.Form):
    """The day on which a body discussed a guide or agreed to it."""

    done_on = _day("On which day", required=True)
    note = forms.CharField(
        label="What there is to say of it", max_length=300, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )

    def __init__(self, data: Any = None, *, today: dt.date) -> None:
        super().__init__(data, initial={"done_on": today})
