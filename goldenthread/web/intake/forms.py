"""What is asked of whoever brings in a file or chooses a pack."""

from pathlib import Path
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import TemporaryUploadedFile, UploadedFile

from goldenthread.features.intake import years

MOST_MEGABYTES = 60

STATES = (("provisional", "Provisional"), ("revised", "Revised"), ("final", "Final"))


class YearField(forms.CharField):
    """An academic year, in any of the ways that people write one; given on as 2022/23."""

    def __init__(self, **more: Any) -> None:
        super().__init__(max_length=20, label="Academic year", help_text="Such as 2024/25.", **more)

    def clean(self, value: Any) -> str:
        typed = super().clean(value)
        if not typed:
            return ""
        if year := years.year_in(typed):
            return year
        raise ValidationError("Write the academic year as 2024/25.")


class FileForm(forms.Form):
    """A file, and what only a person can say of it."""

    file = forms.FileField(
        label="The file",
        allow_empty_file=True,
        help_text=f"CSV as it was published, plain, gzipped or alone in a zip; at most {MOST_MEGABYTES} MB.",
        error_messages={"required": "Choose a file."},
    )
    year = YearField(required=False)
    state = forms.ChoiceField(
        label="The figures are", choices=(("", "as the file’s name says, else final"), *STATES), required=False
    )
    uid = forms.RegexField(
        r"^\d{1,10}$", label="Group UID of the trust", required=False,
        help_text="Only for a file of the register of schools, the first time.",
        error_messages={"invalid": "A Group UID is figures alone, such as 5143."},
    )  # fmt: skip

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["year"].help_text = "Such as 2024/25. Leave it empty where the file or its name says."

    def clean_file(self) -> UploadedFile:
        file: UploadedFile = self.cleaned_data["file"]
        if (file.size or 0) > MOST_MEGABYTES * 1024 * 1024:
            raise ValidationError(f"The file is larger than {MOST_MEGABYTES} MB, and is not read.")
        return file

    @property
    def content(self) -> bytes | Path:
        """Return the bytes of a small upload, and the path at which a large one lies for now."""
        file = self.cleaned_data["file"]
        return Path(file.temporary_file_path()) if isinstance(file, TemporaryUploadedFile) else file.read()


class SettleForm(forms.Form):
    """The year and the state of a file that waits."""

    year = YearField()
    state = forms.ChoiceField(label="The figures are", choices=STATES, initial="final")


class PackForm(forms.Form):
    """One of the library's packs."""

    def __init__(self, packs: Any, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["pack"] = forms.ChoiceField(
            label="Pack", choices=[(pack.pack, pack.title) for pack in packs],
            error_messages={"required": "Choose one of the packs."},
        )  # fmt: skip
