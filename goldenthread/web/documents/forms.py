"""What is typed about documents and evidence."""

from typing import Any

from django import forms

from goldenthread.features.documents.operations import MOST_BYTES, MOST_MEGABYTES

DAY: dict[str, Any] = {"widget": forms.DateInput(attrs={"type": "date"})}
ACCEPTED = ".pdf,.docx,.xlsx,.pptx,.odt,.ods,.odp,.txt,.csv,image/*"
TOO_LARGE = f"The file is larger than {MOST_MEGABYTES} MB, and is not kept. Give the address where it lies instead."


class KeptFileField(forms.FileField):
    """A file that is kept; refused while it is still on its way where it is too large."""

    def __init__(self, **more: Any) -> None:
        widget = forms.FileInput(attrs={"accept": ACCEPTED})
        super().__init__(widget=widget, max_length=400, allow_empty_file=True, **more)
        self.error_messages["max_length"] = "The file’s name is longer than 400 signs. Give it a shorter one."

    def clean(self, data: Any, initial: Any = None) -> Any:
        file = super().clean(data, initial)
        if file and (getattr(file, "size", 0) or 0) > MOST_BYTES:
            raise forms.ValidationError(TOO_LARGE)
        return file


class AttachForm(forms.Form):
    """A file, an address or a note."""

    file = KeptFileField(
        label="A file", required=False,
        help_text=f"A PDF, Word, Excel or PowerPoint file, a picture or a text, of up to {MOST_MEGABYTES} MB. "
        "Nothing in which a pupil can be known.",
    )  # fmt: skip
    address = forms.CharField(
        label="Or the address of a page", required=False, max_length=500, help_text="It begins with https://."
    )
    title = forms.CharField(label="What it is", required=False, max_length=200)
    note = forms.CharField(
        label="A note", required=False, max_length=4_000, widget=forms.Textarea,
        help_text="What it shows; or the evidence itself, where it is words.",
    )  # fmt: skip
    dated_on = forms.DateField(label="The day it speaks of", required=False, **DAY)

    def facts(self) -> dict[str, Any]:
        typed = dict(self.cleaned_data)
        file = typed.pop("file")
        return typed | {"file": file.file if file else None, "file_name": file.name if file else ""}


class WithdrawForm(forms.Form):
    """Why evidence is taken back."""

    because = forms.CharField(label="Why you take it back", required=False, max_length=300)
