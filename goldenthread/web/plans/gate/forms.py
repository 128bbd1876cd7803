"""What is typed at the plan gate, checked for shape. Nothing is decided or saved here."""

from typing import Any

from django import forms

from goldenthread.domain.plan_gate import FOR_PEOPLE
from goldenthread.features.plans.models import Confirmation


class GateForm(forms.Form):
    """One deed at the gate: a judgement, sending it on, a yes, a return, or the confirmation of results."""

    do = forms.ChoiceField(choices=[(one, "") for one in ("judge", "send", "agree", "return", "confirm")])
    aim = forms.IntegerField(required=False, min_value=1, max_value=2**62)
    question = forms.ChoiceField(choices=[("", ""), *((one, one) for one in FOR_PEOPLE)], required=False)
    passes = forms.ChoiceField(choices=[("", ""), ("yes", "Yes"), ("no", "No")], required=False)
    step = forms.SlugField(required=False, max_length=20)
    reason = forms.CharField(label="Why", required=False, max_length=4_000)
    state = forms.ChoiceField(choices=[("", ""), *Confirmation.State.choices], required=False)
    says = forms.CharField(label="What the results say", required=False, max_length=4_000)
    revision = forms.IntegerField(required=False)

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
        if deed == "confirm" and not (facts.get("says", "").strip() and facts.get("state")):
            self.add_error("says", "Say what the results say of the plan, and whether they are final.")
        return facts
