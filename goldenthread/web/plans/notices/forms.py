"""What is typed about a notice of harm, checked for shape. Nothing is decided or saved here."""

from collections.abc import Iterable
from typing import Any

from django import forms

from goldenthread.features.organisations.models import School, Unit
from goldenthread.features.plans.models import Element, Plan


class RaiseForm(forms.Form):
    """Which school or service is harmed, in which of its priorities, and how."""

    place = forms.ChoiceField(label="In whose name")
    lower = forms.ChoiceField(label="Which part of its plan is harmed", required=False)
    effect = forms.CharField(
        label="What it does to you", widget=forms.Textarea, max_length=4_000,
        help_text="What happens, to how many pupils or staff, since when, and what would help. The board reads this.",
    )  # fmt: skip

    def __init__(self, *args: Any, places: Iterable[School | Unit], parts: Iterable[Element], **rest: Any) -> None:
        super().__init__(*args, **rest)
        whose, offered = list(places), list(parts)
        self.fields["place"].choices = [(one.ref, one.name) for one in whose]  # type: ignore[attr-defined]
        if len(whose) == 1:
            self.fields["place"].widget = forms.HiddenInput()
            self.initial = dict(self.initial) | {"place": whose[0].ref}
        by_plan: dict[Plan, list[tuple[str, str]]] = {}
        for one in offered:
            by_plan.setdefault(one.plan, []).append((one.ref, str(one)[:140]))
        grouped = [(_called(plan), choices) for plan, choices in by_plan.items()]
        self.fields["lower"].choices = [("", "No single part"), *grouped]  # type: ignore[attr-defined]


def _called(plan: Plan) -> str:
    """“School Development Plan 2026/27, Castle Rise”."""
    place = str(plan.school.short_name if plan.school else plan.unit)
    return plan.title if place in plan.title else f"{plan.title}, {place}"


MISSING = {
    "answer": "Say what the board answers.",
    "again": "Say what is still wrong.",
    "withdraw": "Say why it is taken back.",
}


class WordForm(forms.Form):
    """One word about a notice: heard, answered, raised again, or taken back."""

    do = forms.ChoiceField(
        choices=[(one, "") for one in ("acknowledge", "answer", "again", "withdraw")], widget=forms.HiddenInput
    )
    said = forms.CharField(label="What is said", widget=forms.Textarea, max_length=4_000)
    changes = forms.CharField(
        label="What is changed because of it", required=False, widget=forms.Textarea, max_length=4_000,
        help_text="A date put off, a lighter form, money, or nothing and why.",
    )  # fmt: skip
    revision = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.fields["said"].required = self.data.get("do") != "acknowledge"
        self.fields["said"].error_messages["required"] = MISSING.get(self.data.get("do", ""), "Say it in a sentence.")
