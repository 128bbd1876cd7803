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
