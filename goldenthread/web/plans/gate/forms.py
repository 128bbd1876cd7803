"""What is typed at the plan gate, checked for shape. Nothing is decided or saved here."""

from typing import Any

from django import forms

from goldenthread.domain.plans.plan_gate import NO, NOT_JUDGED, YES, Said
from goldenthread.features.plans.models import Confirmation
from goldenthread.features.plans.queries.agreed.gate import Gated
from goldenthread.web.plans.editing.plan_forms import day_field

DEEDS = ("send", "agree", "return", "confirm", "anew", "circulate")
NOT = {YES: "", NO: "not "}


class GateForm(forms.Form):
    """One deed at the gate: a plan on its way there and from there, or the confirmation of results."""

    do = forms.ChoiceField(choices=[(one, "") for one in DEEDS])
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


class JudgeForm(forms.Form):
    """What a person says to one target: yes or no to each question that they have looked at, and why."""

    aim = forms.IntegerField(min_value=1, max_value=2**62, widget=forms.HiddenInput)

    def __init__(self, data: Any = None, *, gated: Gated) -> None:
        self.gated = gated
        asked = [verdict for verdict in gated.verdicts if not verdict.by_machine]
        said: dict[str, Any] = {"aim": gated.aim.pk}
        for verdict in asked:
            if verdict.answer != NOT_JUDGED:
                said |= {verdict.question: verdict.answer, why(verdict.question): verdict.says}
        super().__init__(data, initial=said, auto_id=f"judge-{gated.aim.pk}-%s")
        self.asked = [verdict.question for verdict in asked]
        for question in self.asked:
            self.fields[question] = forms.ChoiceField(
                label=question.capitalize(), choices=[("yes", "Yes"), ("no", "No")], required=False,
                widget=forms.RadioSelect,
            )  # fmt: skip
            self.fields[why(question)] = forms.CharField(label="Why", max_length=300, required=False)

    @property
    def pairs(self) -> list[tuple[Any, Any]]:
        """Each question with its reason."""
        return [(self[question], self[why(question)]) for question in self.asked]

    @property
    def is_answered(self) -> bool:
        return all(self.initial.get(question) for question in self.asked)

    def clean(self) -> dict[str, Any]:
        facts = super().clean() or self.cleaned_data
        given: dict[str, str] = {}
        for question in self.asked:
            answer, reason = facts.get(question), facts.get(why(question), "").strip()
            if answer and why(question) not in self.errors:
                # Under the same answer a reason stands for those below it that are left empty.
                reason = facts[why(question)] = given[answer] = reason or given.get(answer, "")
            if answer and not reason and why(question) not in self.errors:
                self.add_error(why(question), f"Say why it is {NOT[answer]}{question}: the reason is missing.")
            if reason and not answer and question not in self.errors:
                self.add_error(question, f"Say yes or no: is it {question}?")
        if not self.errors and not self.said():
            self.add_error(None, "Say yes or no to one question at least, and why.")
        return facts

    def said(self) -> dict[str, Said]:
        """Return what was answered, by question."""
        facts = self.cleaned_data
        answered = [question for question in self.asked if facts.get(question)]
        return {question: Said(facts[question] == YES, facts.get(why(question), "").strip()) for question in answered}


def why(question: str) -> str:
    return f"{question}_why"
