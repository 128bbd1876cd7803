"""What is typed about checks and their rounds."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django import forms

from goldenthread.domain.board import checks as rules
from goldenthread.features.assurance import operations
from goldenthread.features.assurance.checklist_shapes import QuestionShape
from goldenthread.features.assurance.models import Answer, Check, Checklist
from goldenthread.features.organisations.models import Post, School, Unit
from goldenthread.web.kit.form_fields import told_as

DAY: dict[str, Any] = {"widget": forms.DateInput(attrs={"type": "date"})}
AREA: dict[str, Any] = {"widget": forms.Textarea, "max_length": 8_000}
NA = (rules.NOT_APPLICABLE, "Does not apply")
CHOICES = {
    "judgement": [(rules.MET, "Met"), (rules.PARTLY, "Partly"), (rules.NOT_MET, "Not met"), NA],
    "yes/no": [("yes", "Yes"), ("no", "No"), NA],
}
MONTHS_AHEAD = 11


class CheckForm(forms.Form):
    """The questions of one sheet, as few or many as are answered now."""

    def __init__(self, *args: Any, check: Check, current: Mapping[str, Answer], **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.check, self.questions = check, check.questions
        for question in self.questions:
            last = current.get(question.key)
            self.fields[f"answer_{question.key}"] = answer_field(question, last.answer if last else None)
            self.fields[f"note_{question.key}"] = forms.CharField(
                label="A remark", required=False, initial=last.note if last else "", max_length=4_000,
                widget=forms.Textarea(attrs={"rows": 2, "class": "short"}),
            )  # fmt: skip
            self.fields[f"shown_{question.key}"] = forms.CharField(
                label="What shows it", required=False, initial=last.shown if last else "", max_length=400,
                help_text="Where it can be seen: a file, an address, a place. No child’s name.",
            )  # fmt: skip
            told_as(self, f"shown_{question.key}", question.asks)

    @property
    def areas(self) -> list[tuple[Any, list[tuple[QuestionShape, Any, Any, Any]]]]:
        """Each area with its questions, and the three fields of each."""
        mine = {question.key for question in self.questions}
        found = []
        for area in self.check.round.shape.areas:
            rows = [
                (one, self[f"answer_{one.key}"], self[f"note_{one.key}"], self[f"shown_{one.key}"])
                for one in area.questions
                if one.key in mine
            ]
            if rows:
                found.append((area, rows))
        return found

    def said(self) -> dict[str, operations.Said]:
        """Return the answers that were given; a question left empty is not answered."""
        typed = self.cleaned_data
        return {
            one.key: operations.Said(answer, typed[f"note_{one.key}"], typed[f"shown_{one.key}"])
            for one in self.questions
            if (answer := str(typed[f"answer_{one.key}"] or "").strip())
        }


def answer_field(question: QuestionShape, initial: str | None, **named: str) -> forms.Field:
    """Return the field in which a question is answered; `named` gives it another label or help."""
    label: dict[str, Any] = {"label": question.asks, "required": False, "help_text": question.guidance, **named}
    if question.kind in CHOICES:
        return forms.ChoiceField(choices=CHOICES[question.kind], widget=forms.RadioSelect, initial=initial, **label)
    if question.kind == "scale":
        choices = [*((point, point) for point in question.scale), NA]
        return forms.ChoiceField(choices=choices, widget=forms.RadioSelect, initial=initial, **label)
    if question.kind == "date":
        return forms.CharField(
            widget=forms.DateInput(attrs={"type": "date"}), max_length=40, initial=initial or "", **label
        )
    if question.kind == "number":
        figure = forms.TextInput(attrs={"inputmode": "decimal", "class": "short"})
        return forms.CharField(widget=figure, max_length=40, initial=initial or "", **label)
    words = forms.Textarea(attrs={"rows": 2, "class": "short"})
    return forms.CharField(widget=words, max_length=2_000, initial=initial or "", **label)


class OpenRoundForm(forms.Form):
    """Which checklist, for whom, from when until when, and for how many months."""

    checklist = forms.ChoiceField(label="Which checklist")
    schools = forms.MultipleChoiceField(label="Which schools", required=False, widget=forms.CheckboxSelectMultiple)
    units = forms.MultipleChoiceField(label="Which services", required=False, widget=forms.CheckboxSelectMultiple)
    opens_on = forms.DateField(label="Opens on", **DAY)
    due_on = forms.DateField(label="To be handed in by", **DAY)
    repeats = forms.IntegerField(
        label="How many more months", min_value=0, max_value=MONTHS_AHEAD, initial=0,
        help_text="Nought: once. Four: this month and the four after it, each asked for on its own day.",
    )  # fmt: skip
    post = forms.ChoiceField(
        label="Who answers what is asked once for all", required=False,
        help_text="Only where the checklist has such questions, or is about the trust as a whole.",
    )  # fmt: skip

    def __init__(
        self, *args: Any, checklists: Iterable[Checklist], schools: Iterable[School], units: Iterable[Unit],
        posts: Iterable[Post], **rest: Any,
    ) -> None:  # fmt: skip
        super().__init__(*args, **rest)
        self.checklists = {row.ref: row for row in checklists}
        self.by_school = {row.ref: row for row in schools}
        self.by_unit = {row.ref: row for row in units}
        self.posts = {row.ref: row for row in posts}
        for name, choices in {
            "checklist": [(ref, row.name) for ref, row in self.checklists.items()],
            "schools": [(ref, row.short_name) for ref, row in self.by_school.items()],
            "units": [(ref, row.name) for ref, row in self.by_unit.items()],
            "post": [("", "Whoever has the role"), *((ref, row.title) for ref, row in self.posts.items())],
        }.items():
            self.fields[name].choices = choices  # type: ignore[attr-defined]

    def facts(self) -> dict[str, Any]:
        typed = self.cleaned_data
        checklist = self.checklists[typed["checklist"]]
        return {
            "checklist": checklist,
            "schools": [self.by_school[ref] for ref in typed["schools"]],
            "units": [self.by_unit[ref] for ref in typed["units"]],
            "post": self.posts.get(typed["post"]),
            "times": [
                _when(checklist, typed["opens_on"], typed["due_on"], n) for n in range(typed["repeats"] + 1)
            ],
        }  # fmt: skip


class CheckOneForm(forms.Form):
    """Which checklist, for whom or what, where, and who goes through it."""

    checklist = forms.ChoiceField(label="Which checklist")
    about = forms.CharField(
        label="For whom or what", max_length=80, help_text="A newcomer by their post, a building, a journey."
    )
    place = forms.ChoiceField(label="Where")
    post = forms.ChoiceField(label="Who goes through it")
    begins_on = forms.DateField(label="Begins on", **DAY)
    due_on = forms.DateField(label="To be complete by", **DAY)

    def __init__(
        self, *args: Any, checklists: Iterable[Checklist], schools: Iterable[School], units: Iterable[Unit],
        posts: Iterable[Post], mine: Iterable[int], **rest: Any,
    ) -> None:  # fmt: skip
        super().__init__(*args, **rest)
        self.checklists = {row.ref: row for row in checklists}
        self.places: dict[str, dict[str, Any]] = {f"school:{row.ref}": {"school": row} for row in schools}
        self.places |= {f"unit:{row.ref}": {"unit": row} for row in units}
        self.posts = {row.ref: row for row in posts}
        own = set(mine)
        self.fields["post"].initial = next((ref for ref, row in self.posts.items() if row.pk in own), "")
        for name, choices in {
            "checklist": [(ref, row.name) for ref, row in self.checklists.items()],
            "place": [(key, str(next(iter(place.values())))) for key, place in self.places.items()],
            "post": [(ref, row.title) for ref, row in self.posts.items()],
        }.items():
            self.fields[name].choices = choices  # type: ignore[attr-defined]

    def facts(self) -> dict[str, Any]:
        typed = dict(self.cleaned_data)
        place = self.places[typed.pop("place")]
        chosen = {"checklist": self.checklists[typed["checklist"]], "post": self.posts[typed["post"]]}
        return typed | place | chosen


def _when(checklist: Checklist, opens_on: dt.date, due_on: dt.date, months: int) -> operations.When:
    opens, due = _months_on(opens_on, months), _months_on(due_on, months)
    return operations.When(f"{opens:%Y-%m}", f"{checklist.name}, {opens:%B %Y}", opens, due)


def _months_on(day: dt.date, months: int) -> dt.date:
    """Return the same day so many months on, or the last day of a shorter month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    for last in (day.day, 30, 29, 28):
        try:
            return dt.date(year, month + 1, last)
        except ValueError:
            continue
    raise AssertionError("every month has twenty-eight days")


class ReasonForm(forms.Form):
    """Why something is opened again or set aside."""

    reason = forms.CharField(label="Why", max_length=400)


class ConfirmForm(forms.Form):
    """What somebody who looked a second time has to say."""

    says = forms.CharField(label="What you saw", required=False, **AREA)


class HandOverForm(forms.Form):
    """Which post answers."""

    post = forms.ChoiceField(label="Who answers it")

    def __init__(self, *args: Any, posts: Sequence[Post], **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.posts = {post.ref: post for post in posts}
        self.fields["post"].choices = [(ref, post.title) for ref, post in self.posts.items()]  # type: ignore[attr-defined]


class SecondLookForm(forms.Form):
    """Whether an answer is as it was found by somebody else."""

    agrees = forms.ChoiceField(
        label="Is it as was answered?", widget=forms.RadioSelect, choices=[("yes", "Yes"), ("no", "No")]
    )
    says = forms.CharField(label="What you saw", required=False, **AREA)
