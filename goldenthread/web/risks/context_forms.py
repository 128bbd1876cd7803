"""What is typed about what lies around the trust."""

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms

from goldenthread.features.organisations.models import Post
from goldenthread.features.risks.models import Factor, FactorTie
from goldenthread.features.risks.operations import FactorWords
from goldenthread.web.risks.forms import AREA, DAY, OfPosts


class FactorForm(OfPosts):
    """What it is, and what it is to the plan."""

    place = forms.ChoiceField(label="Around whom")
    title = forms.CharField(label="What it is", max_length=200, help_text="In one line.")
    kind = forms.ChoiceField(label="What kind", choices=Factor.Kind.choices)
    said = forms.CharField(label="What we know of it, and what follows", required=False, **AREA)
    is_risk = forms.BooleanField(label="A risk", required=False)
    is_priority = forms.BooleanField(label="A priority", required=False)
    is_lever = forms.BooleanField(label="A lever: something that we can use", required=False)
    side = forms.ChoiceField(
        label="In a SWOT it is", choices=[("", "Not said"), *Factor.Side.choices], required=False
    )
    source = forms.CharField(
        label="Where it is to be read", max_length=300, required=False, help_text="An address, or a paper’s name."
    )
    holds_from = forms.DateField(label="It holds from", required=False, **DAY)
    post = forms.ChoiceField(label="Who keeps an eye on it", required=False)
    next_on = forms.DateField(label="Looked at again on", required=False, help_text="Left out: within a year.", **DAY)
    revision = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, places: Sequence[tuple[str, str]], **rest: Any) -> None:
        super().__init__(*args, **rest)
        if places:
            self.fields["place"].choices = places  # type: ignore[attr-defined]
        else:
            del self.fields["place"]

    @property
    def classes(self) -> list[Any]:
        return [self[name] for name in ("is_risk", "is_priority", "is_lever")]

    def words(self) -> FactorWords:
        typed = self.cleaned_data
        names = (
            "title",
            "kind",
            "side",
            "said",
            "source",
            "holds_from",
            "is_risk",
            "is_priority",
            "is_lever",
            "next_on",
        )
        return FactorWords(owner=self.chosen(), **{name: typed[name] for name in names})


class LookAroundForm(forms.Form):
    """What has changed since the last look."""

    said = forms.CharField(label="What has changed, or that nothing has", **AREA)
    next_on = forms.DateField(label="Looked at again on", required=False, **DAY)


class TieForm(forms.Form):
    """What it bears on: something that has a page, or an assumption of the budget."""

    about = forms.ChoiceField(label="A part of a plan, a measure or a risk", required=False)
    says = forms.CharField(
        label="or an assumption of the budget", max_length=200, required=False,
        help_text="“Pupils in 2027/28: 4,210”.",
    )  # fmt: skip

    def __init__(self, *args: Any, choices: Iterable[Any], **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.fields["about"].choices = [("", "None"), *choices]  # type: ignore[attr-defined]

    def target(self) -> dict[str, str]:
        """Return what it is tied to, as the operation takes it."""
        kind, _, ref = self.cleaned_data["about"].partition(":")
        if ref:
            return {"kind": kind, "target": ref}
        return {"kind": FactorTie.ASSUMPTION, "says": self.cleaned_data["says"]}


class FactorStepForm(OfPosts):
    """What is to be done because of it."""

    says = forms.CharField(label="What is to be done", max_length=300)
    due_on = forms.DateField(label="By when", required=False, **DAY)


def first_of(factor: Factor) -> dict[str, Any]:
    """Return what stands in the form of a factor that is there already."""
    names = (
        "title", "kind", "side", "said", "source", "holds_from", "is_risk", "is_priority", "is_lever", "next_on",
        "revision",
    )  # fmt: skip
    owner: Post | None = factor.owner
    return {name: getattr(factor, name) for name in names} | {"post": owner.ref if owner else ""}
