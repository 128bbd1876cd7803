"""Choosing a document that is read before anything of it is kept."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, ClassVar, TypeVar

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import TemporaryUploadedFile

from goldenthread.foundation.documents.document import UnreadableDocument

MEGABYTE = 1024 * 1024
Draft = TypeVar("Draft")


class DocumentForm(forms.Form):
    """One file. `holds` says which kinds are read and what stands in them; a larger file than `most` is not read."""

    holds: ClassVar[str]
    most: ClassVar[int] = 20

    file = forms.FileField(label="The file", allow_empty_file=True, error_messages={"required": "Choose a file."})

    def __init__(self, *args: Any, **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.fields["file"].help_text = f"{self.holds}; at most {self.most} MB."

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if file and (file.size or 0) > self.most * MEGABYTE:
            raise ValidationError(f"The file is larger than {self.most} MB, and is not read.")
        return file

    def staged(self, stage: Callable[[bytes | Path, str], Draft]) -> Draft | None:
        """Return what was read of the file; what is wrong with it is told where it was chosen."""
        at, content, name = self.given()
        try:
            return stage(content, name)
        except UnreadableDocument as why:
            self.add_error(at, str(why))
        except ValidationError as wrong:
            self.add_error(at, " ".join(wrong.messages))
        return None

    def given(self) -> tuple[str, bytes | Path, str]:
        """Return the field in which the document was given, the document, and its name."""
        file = self.cleaned_data["file"]
        content = Path(file.temporary_file_path()) if isinstance(file, TemporaryUploadedFile) else file.read()
        return "file", content, str(file.name)


class DocumentOrWordsForm(DocumentForm):
    """A document, or its words pasted instead of it."""

    MOST_PASTED = 2_000_000

    pasted = forms.CharField(
        label="Or paste its words instead", required=False, max_length=MOST_PASTED,
        widget=forms.Textarea(attrs={"rows": 6}), strip=False,
        help_text="From Word, a spreadsheet, a web page or an email, with its numbers and headings.",
    )  # fmt: skip

    def __init__(self, *args: Any, **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.fields["file"].label, self.fields["file"].required = "The document", False

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        file, pasted = given.get("file"), (given.get("pasted") or "").strip()
        if file is None and not pasted and "file" not in self.errors:
            self.add_error("file", "Choose a document, or paste its words below.")
        if file is not None and pasted:
            self.add_error("pasted", "Bring in one at a time: the document, or the words pasted here.")
        return given

    def given(self) -> tuple[str, bytes | Path, str]:
        """Return the document, or the words that were pasted instead of one."""
        if self.cleaned_data["file"] is None:
            return "pasted", self.cleaned_data["pasted"].encode(), "Pasted words.txt"
        return super().given()
