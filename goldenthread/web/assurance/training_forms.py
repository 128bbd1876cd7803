"""What is typed about the training of staff."""

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms

from goldenthread.features.members.models import Staff, Training
from goldenthread.web.assurance.forms import DAY

MOST = 500


class CourseForm(forms.Form):
    """A course that staff must have."""

    title = forms.CharField(label="What everybody must have learned", max_length=200)
    renews_months = forms.IntegerField(
        label="Renewed after how many months", min_value=0, max_value=120, initial=12,
        help_text="Nought: it holds for good.",
    )  # fmt: skip
    jobs = forms.CharField(
        label="Only those whose job is", required=False, max_length=2_000, widget=forms.Textarea(attrs={"rows": 3}),
        help_text="A job a line, as it stands in the list of staff. Empty: everybody.",
    )  # fmt: skip
    provider = forms.CharField(label="Who teaches it, or where it is online", required=False, max_length=160)
    need = forms.CharField(label="Why", required=False, max_length=300)
    revision = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def facts(self) -> dict[str, Any]:
        typed = {key: value for key, value in self.cleaned_data.items() if key != "revision"}
        return typed | {"jobs": [one.strip()[:120] for one in typed["jobs"].splitlines() if one.strip()]}


class StaffForm(forms.Form):
    """People of one place, a line each."""

    people = forms.CharField(
        label="Who works here", max_length=100_000, widget=forms.Textarea(attrs={"rows": 6}),
        help_text="A line each: the name, then the job after a comma or a tab. Nothing else of them is kept.",
    )  # fmt: skip

    def clean_people(self) -> list[tuple[str, str]]:
        found = []
        for line in self.cleaned_data["people"].splitlines():
            name, _, job = line.partition("\t") if "\t" in line else line.partition(",")
            if name.strip():
                found.append((name.strip()[:120], job.strip()[:120]))
        if len(found) > MOST:
            raise forms.ValidationError(f"Those are more than {MOST} people. Give them in parts.")
        return found


class DoneForm(forms.Form):
    """Who did which course on a day, and where that can be seen."""

    course = forms.ChoiceField(label="Which course")
    who = forms.MultipleChoiceField(label="Who did it", widget=forms.CheckboxSelectMultiple)
    done_on = forms.DateField(label="When", **DAY)
    shown = forms.CharField(
        label="Where the certificate can be seen", required=False, max_length=400, help_text="A file or an address."
    )

    def __init__(self, *args: Any, courses: Iterable[Training], staff: Sequence[Staff], **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.by_course = {row.ref: row for row in courses}
        self.by_person = {row.ref: row for row in staff}
        self.fields["course"].choices = [(ref, row.title) for ref, row in self.by_course.items()]  # type: ignore[attr-defined]
        self.fields["who"].choices = [(ref, row.name) for ref, row in self.by_person.items()]  # type: ignore[attr-defined]

    def facts(self) -> dict[str, Any]:
        typed = self.cleaned_data
        return {
            "course": self.by_course[typed["course"]], "staff": [self.by_person[ref] for ref in typed["who"]],
            "done_on": typed["done_on"], "shown": typed["shown"],
        }  # fmt: skip


class LeftForm(forms.Form):
    """That somebody works there no longer."""

    staff = forms.ChoiceField(label="Who has left")
    on = forms.DateField(label="Last day", **DAY)

    def __init__(self, *args: Any, people: Sequence[Staff], **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.people = {row.ref: row for row in people}
        self.fields["staff"].choices = [("", "Choose"), *((ref, row.name) for ref, row in self.people.items())]  # type: ignore[attr-defined]
