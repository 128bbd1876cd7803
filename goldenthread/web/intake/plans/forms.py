"""What is asked of whoever brings a plan in."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import TemporaryUploadedFile

from goldenthread.features.plans.models import Plan

MOST_MEGABYTES = 40
MOST_PASTED = 2_000_000


class BringPlanForm(forms.Form):
    """A document or its words, and whose plan it is."""

    place = forms.ChoiceField(label="Whose plan is it?")
    file = forms.FileField(
        label="The document", required=False, allow_empty_file=True,
        help_text=f"Word (.docx), PDF with text, Excel, CSV, Markdown or plain text; at most {MOST_MEGABYTES} MB.",
    )  # fmt: skip
    pasted = forms.CharField(
        label="Or paste its words", required=False, max_length=MOST_PASTED,
        widget=forms.Textarea(attrs={"rows": 6}), strip=False,
        help_text="From Word, a web page or an email, with its numbers and headings.",
    )  # fmt: skip

    def __init__(self, places: Sequence[tuple[str, str]], *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["place"] = forms.ChoiceField(label="Whose plan is it?", choices=places)

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        file, pasted = given.get("file"), (given.get("pasted") or "").strip()
        if file is None and not pasted and "file" not in self.errors:
            self.add_error("file", "Choose a document, or paste its words below.")
        if file is not None and pasted:
            self.add_error("pasted", "Bring in one at a time: the document, or the words pasted here.")
        if file is not None and (file.size or 0) > MOST_MEGABYTES * 1024 * 1024:
            self.add_error("file", ValidationError(f"The file is larger than {MOST_MEGABYTES} MB, and is not read."))
        return given

    @property
    def content(self) -> tuple[bytes | Path, str]:
        """Return what is to be read, and its name."""
        file = self.cleaned_data["file"]
        if file is None:
            return self.cleaned_data["pasted"].encode(), "Pasted words.txt"
        if isinstance(file, TemporaryUploadedFile):
            return Path(file.temporary_file_path()), file.name or ""
        return file.read(), file.name


class AboutForm(forms.Form):
    """What the plan is called, and what its levels are called."""

    title = forms.CharField(label="What the plan is called", max_length=Plan._meta.get_field("title").max_length)

    def __init__(self, levels: Sequence[str], *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        for depth, name in enumerate(levels, start=1):
            self.fields[f"level_{depth}"] = forms.CharField(
                label=f"Level {depth} is called", max_length=60, required=False, initial=name
            )

    @property
    def levels(self) -> list[str]:
        return [words for key, words in self.cleaned_data.items() if key.startswith("level_")]


class PartForm(forms.Form):
    """The words of one part."""

    number = forms.CharField(label="Number, as printed", max_length=30, required=False)
    title = forms.CharField(label="Title", max_length=2_000, required=False, widget=forms.Textarea(attrs={"rows": 2}))
    text = forms.CharField(label="Text", max_length=50_000, required=False, widget=forms.Textarea(attrs={"rows": 4}))
    depth = forms.TypedChoiceField(label="Level", coerce=int)

    def __init__(self, levels: Sequence[str], headings: Sequence[str], *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        depths = [(depth, f"{depth}. {name}") for depth, name in enumerate(levels, start=1)]
        self.fields["depth"] = forms.TypedChoiceField(label="Level", coerce=int, choices=depths)
        self.headings = headings
        for at, heading in enumerate(headings):
            self.fields[f"cell_{at}"] = forms.CharField(
                label=heading or "Column", max_length=50_000, required=False,
                widget=forms.Textarea(attrs={"rows": 3}),
            )  # fmt: skip

    @property
    def cells(self) -> dict[str, str]:
        return {heading: self.cleaned_data[f"cell_{at}"] for at, heading in enumerate(self.headings)}
