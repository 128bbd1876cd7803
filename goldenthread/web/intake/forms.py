"""What is asked of whoever brings in a file or chooses a pack."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile

from goldenthread.features.intake import years
from goldenthread.features.organisations.models import School

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


class OneFileForm(forms.Form):
    """A file that is read and not kept."""

    file = forms.FileField(
        label="The file",
        allow_empty_file=True,
        help_text=f"CSV or a workbook as it was published, plain, gzipped or in a zip; at most {MOST_MEGABYTES} MB.",
        error_messages={"required": "Choose a file."},
    )

    def clean_file(self) -> UploadedFile:
        file: UploadedFile = self.cleaned_data["file"]
        if (file.size or 0) > MOST_MEGABYTES * 1024 * 1024:
            raise ValidationError(f"The file is larger than {MOST_MEGABYTES} MB, and is not read.")
        return file

    @property
    def content(self) -> bytes:
        content: bytes = self.cleaned_data["file"].read()
        return content


class FileForm(OneFileForm):
    """A file, and what only a person can say of it."""

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


class SettleForm(forms.Form):
    """The year and the state of a file that waits, and its school where the file names none."""

    year = YearField()
    state = forms.ChoiceField(label="The figures are", choices=STATES, initial="final")

    def __init__(self, *args: Any, schools: Iterable[School] = (), asks_year: bool = True, **more: Any) -> None:
        super().__init__(*args, **more)
        self.schools = {school.ref: school for school in schools}
        if self.schools:
            self.fields["school"] = forms.ChoiceField(
                label="School", choices=[("", "Choose"), *((ref, each.name) for ref, each in self.schools.items())],
                error_messages={"required": "Say of which school the file is."},
            )  # fmt: skip
        if not asks_year:
            del self.fields["year"], self.fields["state"]

    @property
    def chosen(self) -> dict[str, Any]:
        """Return what was settled, as the operation takes it."""
        given = {"year": "", "state": "", **self.cleaned_data}
        return {**given, "school": self.schools.get(given.get("school", ""))}


class PackForm(forms.Form):
    """One of the library's packs."""

    def __init__(self, packs: Any, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["pack"] = forms.ChoiceField(
            label="Pack", choices=[(pack.pack, pack.title) for pack in packs],
            error_messages={"required": "Choose one of the packs."},
        )  # fmt: skip
