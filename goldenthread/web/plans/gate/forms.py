"""What is typed at the plan gate, checked for shape. Nothing is decided or saved here."""

from typing import Any

from django import forms

from goldenthread.domain.plan_gate import FOR_PEOPLE
from goldenthread.features.plans.models import Confirmation
from goldenthread.web.plans.editing.plan_forms import day_field

DEEDS = ("judge", "send", "agree", "return", "confirm", "anew", "circulate")


class GateForm(forms.Form):
    """One deed at the gate: a judgement, a plan on its way there and from there, or the confirmation of results."""

    do = forms.ChoiceField(choices=[(one, "") for one in DEEDS])
    aim = forms.IntegerField(required=False, min_value=1, max_value=2**62)
    question = forms.ChoiceField(choices=[("", ""), *((one, one) for one in FOR_PEOPLE)], required=False)
    passes = forms.ChoiceField(choices=[("", ""), ("yes", "Yes"), ("no", "No")], required=False)
    step = forms.SlugField(required=False, max_length=20)
    reason = forms.CharField(label="Why", required=False, max_length=4_000)
    state = forms.ChoiceField(choices=[("", ""), *Confirmation.State.choices], required=False)
    says = forms.CharField(label="What the results say", required=False, max_length=4_000)
    revision = forms.IntegerField(required=False)
    to_whom = forms.CharField(label="To whom", required=False, max_length=300)
    circulated_on = day_field("On which day")

    def clean(self) -> dict[str, Any]:
        facts = super().clean() or self.cleaned_data
        deed = facts.get("do")
        if deed == "judge":
            if not facts.get("passes"):
                self.add_error("passes", "Say yes or no.")
            if not facts.get("reason", "").strip():
                self.add_error("reason", "Say why, in a sentence: the reason is missing.")
        if deed == "return" and not facts.get("reason", "").strip():
            self.add_error("reason", "Say why it goes back: what is to be changed.")
        if deed == "anew" and not facts.get("reason", "").strip():
            self.add_error("reason", "Say what has changed since it was agreed.")
        if deed == "circulate" and not facts.get("to_whom", "").strip():
            self.add_error("to_whom", "Say to whom it went: staff, governors, parents.")
        if deed == "circulate" and not (facts.get("circulated_on") or "circulated_on" in self.errors):
            self.add_error("circulated_on", "Say on which day it went out.")
        if deed == "confirm" and not (facts.get("says", "").strip() and facts.get("state")):
            self.add_error("says", "Say what the results say of the plan, and whether they are final.")
        return facts
