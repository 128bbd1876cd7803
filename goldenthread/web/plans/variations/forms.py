"""What is typed of a variation or of a year's themes, checked for shape. Nothing is decided or saved here."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from django import forms
from django.forms import BoundField

from goldenthread.features.plans.models import Element, Variation
from goldenthread.features.plans.queries.outline.editing import Part
from goldenthread.web.plans.editing.conflicts import DrawnForm

INDENT = "\u2003"


class VariationForm(DrawnForm):
    """A development during the year, and what it means for the plan."""

    kind = forms.ChoiceField(
        label="What kind of development", widget=forms.RadioSelect, choices=Variation.Kind.choices
    )
    dated_on = forms.DateField(
        label="On which day", widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    text = forms.CharField(
        label="What has happened", max_length=300, help_text="One line, as it stands in the guide."
    )
    effect = forms.CharField(
        label="What it means for the plan", required=False, max_length=4_000, widget=forms.Textarea
    )
    parts = forms.MultipleChoiceField(
        label="Which parts it touches", required=False, widget=forms.SelectMultiple(attrs={"size": 8}),
        help_text="What is changed in them from that day on is shown beside the variation.",
    )  # fmt: skip

    def __init__(
        self, data: Any = None, *, parts: Sequence[Part], today: dt.date, variation: Variation | None = None
    ) -> None:
        super().__init__(data, facts=_facts(variation, today))
        self.choosable = {part.element.ref: part.element for part in parts}
        self.fields["parts"].choices = [  # type: ignore[attr-defined]
            (part.element.ref, f"{INDENT * (part.depth - 1)}{part.number} {part.element.title}"[:120])
            for part in parts
        ]
        self.seal()

    def words(self) -> dict[str, Any]:
        """Return what the operations take."""
        said = {name: self.cleaned_data[name] for name in ("kind", "dated_on", "text", "effect")}
        return said | {"parts": [self.choosable[ref] for ref in self.cleaned_data["parts"]]}


class ThemesForm(forms.Form):
    """What each part of the top level is about in one year."""

    def __init__(self, data: Any = None, *, parts: Iterable[Element], themes: Mapping[int, str]) -> None:
        super().__init__(data)
        self.parts = list(parts)
        for part in self.parts:
            self.fields[f"theme_{part.ref}"] = forms.CharField(
                label=str(part), required=False, max_length=200, initial=themes.get(part.pk, "")
            )

    def rows(self) -> Iterator[BoundField]:
        return (self[f"theme_{part.ref}"] for part in self.parts)

    def themes(self) -> dict[Element, str]:
        return {part: self.cleaned_data[f"theme_{part.ref}"] for part in self.parts}


def _facts(variation: Variation | None, today: dt.date) -> dict[str, Any]:
    if variation is None:
        return {"kind": Variation.Kind.EDUCATIONAL, "dated_on": today, "revision": 0}
    said = {name: getattr(variation, name) for name in ("kind", "dated_on", "text", "effect", "revision")}
    return said | {"parts": [part.ref for part in variation.parts.all()]}
