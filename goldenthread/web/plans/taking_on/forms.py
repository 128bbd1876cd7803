"""What is typed about an undertaking: its title, what it serves, and the questions of its kind."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.validators import URLValidator

from goldenthread.domain.plans.undertakings import Question, Step
from goldenthread.features.organisations.models import School
from goldenthread.features.plans.models import Element, Undertaking
from goldenthread.features.plans.undertaking_kinds import UndertakingKind


class UndertakingForm(forms.Form):
    """One undertaking of a kind. An answer may be left for later: it opens once all that must be said is said."""

    # Every answer may be left for later, so the browser must not stop at an empty one.
    use_required_attribute = False

    title = forms.CharField(label="What it is called", max_length=200)
    element = forms.ChoiceField(label="Which part of a plan it is for", required=False)
    school = forms.ChoiceField(label="Where", required=False)
    partners = forms.CharField(label="With whom outside the trust", required=False, max_length=300)
    revision = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(
        self, *args: Any, kind: UndertakingKind, parts: Iterable[Element], schools: Iterable[School],
        undertaking: Undertaking | None = None, **rest: Any,
    ) -> None:  # fmt: skip
        super().__init__(*args, **rest)
        self.kind, self.parts, self.schools = kind, list(parts), list(schools)
        self.fields["element"].choices = [("", "No single part"), *map(_choice, self.parts)]  # type: ignore[attr-defined]
        places = [("", "The whole trust"), *((one.ref, one.name) for one in self.schools)]
        self.fields["school"].choices = places  # type: ignore[attr-defined]
        for one in kind.questions:
            self.fields[f"answer_{one.key}"] = _answer_field(one)
        if undertaking is not None:
            self.initial = _standing(undertaking) | dict(self.initial)

    @property
    def questions(self) -> list[Any]:
        return [self[f"answer_{one.key}"] for one in self.kind.questions]

    def facts(self) -> dict[str, Any]:
        """Return what was typed as an undertaking takes it."""
        typed = self.cleaned_data
        return {
            "title": typed["title"], "partners": typed["partners"],
            "element": next((one for one in self.parts if one.ref == typed["element"]), None),
            "school": next((one for one in self.schools if one.ref == typed["school"]), None),
            "answers": {one.key: typed[f"answer_{one.key}"] for one in self.kind.questions},
        }  # fmt: skip


class DecideForm(forms.Form):
    """Yes, or not now, and why."""

    reason = forms.CharField(label="Why", widget=forms.Textarea, max_length=4_000)


class WordForm(forms.Form):
    """What came of it at a step."""

    step = forms.ChoiceField(label="What this is about")
    said = forms.CharField(label="In words", widget=forms.Textarea, max_length=8_000)
    address = forms.URLField(
        label="Where it can be read", required=False, max_length=500, assume_scheme="https",
        validators=[URLValidator(["https"], message="An address begins with https://")],
        widget=forms.URLInput(attrs={"placeholder": "https://"}),
    )  # fmt: skip

    def __init__(self, *args: Any, steps: Iterable[Step], **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.fields["step"].choices = [(one.key, one.title) for one in steps]  # type: ignore[attr-defined]


class _TextForLater(forms.CharField):
    """An answer that is wanted before it opens, and may be left for later."""

    def validate(self, value: Any) -> None:
        """Take nothing for an answer: opening asks for it."""


class _ChoiceForLater(forms.ChoiceField):
    """A choice that is wanted before it opens, and may be left for later."""

    def validate(self, value: Any) -> None:
        if value:
            super().validate(value)


def _answer_field(one: Question) -> forms.Field:
    words: dict[str, Any] = {"label": one.asks, "required": not one.optional, "help_text": one.help}
    if one.choices:
        return _ChoiceForLater(choices=[("", "Not said yet"), *((each, each) for each in one.choices)], **words)
    if one.adds:
        return _TextForLater(widget=forms.TextInput(attrs={"inputmode": "numeric"}), max_length=20, **words)
    return _TextForLater(widget=forms.Textarea, max_length=8_000, **words)


def _choice(part: Element) -> tuple[str, str]:
    place = part.plan.school or part.plan.unit
    return part.ref, (f"{place}: {part.in_place}" if place else part.in_place)[:140]


def _standing(undertaking: Undertaking) -> dict[str, Any]:
    answers = {f"answer_{one.question}": one.text for one in undertaking.answers.all()}
    return answers | {
        "title": undertaking.title, "partners": undertaking.partners, "revision": undertaking.revision,
        "element": undertaking.element.ref if undertaking.element else "",
        "school": undertaking.school.ref if undertaking.school else "",
    }  # fmt: skip
