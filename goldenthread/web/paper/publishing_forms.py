"""What is chosen when a plan is published, checked for shape."""

from typing import Any

from django import forms

from goldenthread.features.reports.models import Publication
from goldenthread.features.reports.papers import renditions
from goldenthread.features.reports.papers.publishing import SHOWN, Choices, column_id

LONGEST = 80


class PublishForm(forms.Form):
    """For whom, which renditions, and what stays inside. Ticked under “Keep inside” is what nobody is shown."""

    audience = forms.ChoiceField(
        label="Who may read it", choices=Publication.Audience.choices, widget=forms.RadioSelect
    )
    renditions = forms.MultipleChoiceField(
        label="What they get",
        choices=[(key, renditions.RENDITIONS[key].title) for key in SHOWN],
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Choose at least one of these to publish."},
    )
    note = forms.CharField(
        label="A line at its head", max_length=300, required=False,
        help_text="For whom it is, or where to ask. No names and no addresses.",
    )  # fmt: skip
    with_people = forms.BooleanField(label="Show which posts lead each part", required=False)
    with_progress = forms.BooleanField(label="Show how each part stands today", required=False)
    with_control = forms.BooleanField(label="Show all of “How it was agreed”", required=False)
    is_indexed = forms.BooleanField(label="Let search engines list the public page", required=False)
    columns = forms.MultipleChoiceField(label="Columns", required=False, widget=forms.CheckboxSelectMultiple)
    parts = forms.MultipleChoiceField(label="Parts, each with all beneath it", required=False,
                                      widget=forms.CheckboxSelectMultiple)  # fmt: skip
    statements = forms.MultipleChoiceField(label="Statements", required=False, widget=forms.CheckboxSelectMultiple)

    def __init__(self, *args: Any, content: dict[str, Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: Any = self.fields
        fields["columns"].choices = [
            (column_id(level["depth"], column["key"]), f"{level['one']}: {column['name']}")
            for level in content["levels"]
            for column in level["columns"]
        ]
        fields["parts"].choices = [
            (part["ref"], _short(f"{'– ' * (part['depth'] - 1)}{part['number']} {part['title']}"))
            for part in content["parts"]
        ]
        statements = [*content["statements"], *(said for part in content["parts"] for said in part["statements"])]
        fields["statements"].choices = [
            (said["ref"], _short(f"{said['kind'].capitalize()}: {said['text']}")) for said in statements
        ]

    @property
    def choices(self) -> Choices:
        """Return what was chosen, of a form that is valid."""
        return Choices.of(self.cleaned_data)


def _short(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"
