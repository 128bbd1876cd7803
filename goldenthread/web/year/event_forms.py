"""What is typed about days on which people come together."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django import forms

from goldenthread.domain.year.event_days import MOST_TIMES
from goldenthread.features.organisations.models import Post, School, Trust
from goldenthread.features.organisations.queries import role_titles
from goldenthread.features.plans.models import Element
from goldenthread.features.reviews.models import Event, EventPlace
from goldenthread.features.reviews.operations import EventWords
from goldenthread.web.year.presenters import role_word

DAY: dict[str, Any] = {"widget": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")}
HOUR: dict[str, Any] = {"widget": forms.TimeInput(attrs={"type": "time"}, format="%H:%M")}
EVERY = ((0, "Once"), (1, "Every week"), (2, "Every other week"), (4, "Every fourth week"))
SERVED = (("4", "Very well"), ("3", "Well"), ("2", "A little"), ("1", "Not at all"))
SERVES_NONE = "No part of it"


class EventForm(forms.Form):
    """What a day is, when, where, for whom, and which part of the plan it serves."""

    kind = forms.ChoiceField(label="What it is", choices=Event.Kind.choices)
    title = forms.CharField(label="What it is called", max_length=160)
    says = forms.CharField(
        label="What happens", required=False, max_length=2_000, widget=forms.Textarea(attrs={"rows": 3})
    )
    on = forms.DateField(label="Day", **DAY)
    begins_at = forms.TimeField(label="Begins at", required=False, help_text="Left empty, it is a whole day.", **HOUR)
    minutes = forms.IntegerField(label="How long, in minutes", required=False, min_value=5, max_value=1_440)
    every_weeks = forms.TypedChoiceField(label="How often", choices=EVERY, coerce=int, required=False)
    times = forms.IntegerField(
        label="How many times in all", required=False, min_value=1, max_value=MOST_TIMES,
        help_text="Weeks in which schools are shut are left out.",
    )  # fmt: skip
    place = forms.CharField(label="Where", required=False, max_length=160)
    whose = forms.ChoiceField(label="Whose day it is")
    is_shared = forms.BooleanField(
        label="People of our other schools may join", required=False,
        help_text="Of a day of one school: all see it, and may take a place.",
    )  # fmt: skip
    roles = forms.MultipleChoiceField(
        label="For whom", required=False, widget=forms.CheckboxSelectMultiple, help_text="None ticked: for everybody."
    )
    needs_place = forms.TypedChoiceField(
        label="Who comes", widget=forms.RadioSelect, coerce=lambda typed: typed == "yes",
        choices=[("yes", "Whoever takes a place"), ("no", "Everybody whom it is for")],
    )  # fmt: skip
    most = forms.IntegerField(
        label="Places", required=False, min_value=1, max_value=2_000,
        help_text="Left empty: as many as want one. Beyond the last, people wait.",
    )  # fmt: skip
    expected = forms.IntegerField(
        label="How many are awaited in all", required=False, min_value=1, max_value=1_000_000,
        help_text="With those who have no account here.",
    )  # fmt: skip
    serves = forms.ChoiceField(label="Which part of the plan it serves", required=False)
    revision = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(
        self, data: Any = None, *, trust: Trust, for_all: bool, schools: Sequence[School], parts: Iterable[Element],
        row: Event | None = None,
    ) -> None:  # fmt: skip
        super().__init__(data, initial=_facts(row))
        self.schools = {one.ref: one for one in schools}
        self.parts = {one.ref: one for one in parts}
        everybody = [("", f"The whole of {trust.short_name}")] if for_all else []
        self.fields["whose"].required = not for_all
        choices: dict[str, Any] = {
            "whose": [*everybody, *((ref, one.short_name) for ref, one in self.schools.items())],
            "roles": [(key, role_word(trust, key, many=True)) for key in role_titles()],
            "serves": [
                ("", SERVES_NONE),
                *((ref, one.in_place[:90]) for ref, one in self.parts.items()),
            ],
        }
        for name, options in choices.items():
            self.fields[name].choices = options  # type: ignore[attr-defined]
        if row is not None:
            del self.fields["every_weeks"], self.fields["times"]

    def words(self) -> EventWords:
        typed = self.cleaned_data
        return EventWords(
            typed["kind"], typed["title"], typed["on"], typed["says"], typed["begins_at"], typed["minutes"] or 60,
            typed["place"], self.schools.get(typed["whose"]), typed["roles"], typed["needs_place"], typed["most"],
            typed["expected"], self.parts.get(typed["serves"]), typed["is_shared"],
        )  # fmt: skip

    def how_often(self) -> tuple[int, int]:
        """Return every how many weeks it comes round, none where it is once, and how many times."""
        return int(self.cleaned_data["every_weeks"] or 0), int(self.cleaned_data["times"] or 1)


def _facts(row: Event | None) -> dict[str, Any]:
    if row is None:
        return {"kind": Event.Kind.TRAINING, "needs_place": "yes", "every_weeks": 0}
    names = (
        "kind", "title", "says", "on", "begins_at", "minutes", "place", "roles", "most", "expected", "revision",
        "is_shared",
    )  # fmt: skip
    return {name: getattr(row, name) for name in names} | {
        "whose": row.school.ref if row.school else "", "needs_place": "yes" if row.needs_place else "no",
        "serves": row.element.ref if row.element else "",
    }  # fmt: skip


class PlacesForm(forms.Form):
    """Whom the organiser puts down: posts of ours, and others by name."""

    ours = forms.MultipleChoiceField(label="Of ours", required=False, widget=forms.CheckboxSelectMultiple)
    others = forms.CharField(
        label="Others", required=False, max_length=4_000, widget=forms.Textarea(attrs={"rows": 3}),
        help_text="One name a line.",
    )  # fmt: skip

    def __init__(self, *args: Any, posts: Mapping[str, Post], **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.posts = posts
        self.fields["ours"].choices = [(ref, one.title) for ref, one in posts.items()]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or {}
        if not self.errors and not typed.get("ours") and not self.named(typed):
            raise forms.ValidationError("Say who is put down.")
        return typed

    def chosen(self) -> list[Post]:
        return [self.posts[ref] for ref in self.cleaned_data["ours"]]

    def named(self, typed: Mapping[str, Any] | None = None) -> list[str]:
        lines = ((typed or self.cleaned_data).get("others") or "").splitlines()
        return [line.strip() for line in lines if line.strip()]


class CameForm(PlacesForm):
    """Who came: of those put down, others, or how many in all; and what was taken from it."""

    came = forms.MultipleChoiceField(label="Of those put down", required=False, widget=forms.CheckboxSelectMultiple)
    count = forms.IntegerField(
        label="How many came in all", required=False, min_value=0, max_value=1_000_000,
        help_text="Only if more came than are named here.",
    )  # fmt: skip
    learned = forms.CharField(
        label="What came of it", required=False, max_length=2_000, widget=forms.Textarea(attrs={"rows": 3})
    )

    def __init__(self, *args: Any, places: Iterable[EventPlace], **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.fields["came"].choices = [(one.ref, one.name) for one in places]  # type: ignore[attr-defined]
        self.order_fields(["came", "ours", "others", "count", "learned"])

    def clean(self) -> dict[str, Any]:
        return self.cleaned_data


class FeedbackForm(forms.Form):
    helped = forms.TypedChoiceField(
        label="How well it served you", choices=SERVED, coerce=int, widget=forms.RadioSelect
    )
    said = forms.CharField(label="What you would tell whoever holds the next", required=False, max_length=400)


class CallOffForm(forms.Form):
    reason = forms.CharField(label="Why it is called off", max_length=300)


def first_day(typed: str) -> dt.date | None:
    """Return the day that an address asks for."""
    try:
        return dt.date.fromisoformat(typed)
    except ValueError:
        return None
