"""What is typed about how work arrives."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.validators import URLValidator

from goldenthread.features.organisations.models import School
from goldenthread.features.plans.models import RollOut
from goldenthread.features.plans.queries.work.showing import Arrival
from goldenthread.web.plans.work.forms import Pounds, money_field


class RollOutForm(forms.Form):
    """One line for each school: how far it has come there, and a word."""

    def __init__(self, *args: Any, arrivals: Iterable[Arrival], **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.arrivals = [one for one in arrivals if one.may_say]
        states = [("", "Nothing said"), *RollOut.State.choices]
        for one in self.arrivals:
            name = one.school.short_name
            self.fields[f"state_{one.school.ref}"] = forms.ChoiceField(
                label=f"How far, {name}", choices=states, required=False, initial=one.state
            )
            self.fields[f"said_{one.school.ref}"] = forms.CharField(
                label=f"In a word, {name}", required=False, max_length=300, initial=one.last.said if one.last else ""
            )

    @property
    def lines(self) -> list[tuple[Arrival, Any, Any]]:
        return [(one, self[f"state_{one.school.ref}"], self[f"said_{one.school.ref}"]) for one in self.arrivals]

    def words(self) -> dict[School, tuple[str, str]]:
        """Return what is said of each school; nothing of those left alone."""
        typed = self.cleaned_data
        said = {
            one.school: (typed[f"state_{one.school.ref}"], typed[f"said_{one.school.ref}"]) for one in self.arrivals
        }
        return {school: words for school, words in said.items() if words[0]}


class PaperForm(forms.Form):
    """A paper without which an action does not close."""

    title = forms.CharField(label="Which paper", max_length=200, help_text="Options paper. Budget analysis.")


class AttachForm(forms.Form):
    """Where a paper lies."""

    where = forms.CharField(
        label="Where it lies", required=False, max_length=300, help_text="Board papers of 14 October, item 6."
    )
    address = forms.URLField(
        label="Or its address", required=False, max_length=500, assume_scheme="https",
        validators=[URLValidator(["https"], message="An address begins with https://")],
        widget=forms.URLInput(attrs={"placeholder": "https://"}),
    )  # fmt: skip


def _gap(label: str) -> forms.DecimalField:
    return forms.DecimalField(
        label=label, max_digits=9, decimal_places=2,
        widget=forms.TextInput(attrs={"inputmode": "decimal", "class": "short"}),
    )  # fmt: skip


class EffectForm(Pounds, forms.Form):
    """The gap before and after an action, and what it cost."""

    between = forms.CharField(
        label="The gap between whom, in what", max_length=200,
        help_text="Disadvantaged and other pupils, in reading. Or part-time and full-time staff, in promotions.",
    )  # fmt: skip
    gap_before = _gap("The gap before")
    gap_after = _gap("The gap after")
    unit = forms.CharField(label="In what unit", required=False, max_length=30, help_text="Points, months, or %.")
    cost = money_field("What it cost, in pounds", required=False, help_text="0 where it cost nothing but care.")
    says = forms.CharField(
        label="What makes you think that it was this", required=False, widget=forms.Textarea, max_length=4_000
    )

    def __init__(self, data: Any = None, **rest: Any) -> None:
        super().__init__(self.clean_pounds(data, ["cost"]), **rest)
