"""What is typed about schools, units, bodies, posts, words and terms."""

import datetime as dt
from collections.abc import Iterable, Mapping
from itertools import groupby
from operator import itemgetter
from typing import Any

from django import forms

from goldenthread.features.organisations import queries as organisations
from goldenthread.features.organisations.models import Body, Post, School, Trust, Unit

REVISION = forms.IntegerField(required=False, widget=forms.HiddenInput)
SCHOOL_FIELDS = (
    "name", "short_name", "phase", "ages_from", "ages_to", "roll", "urn", "laestab", "ukprn", "authority",
    "joined_on", "left_on",
)  # fmt: skip
LABELS = {
    "ages_from": "Youngest pupils’ age", "ages_to": "Oldest pupils’ age", "roll": "Pupils on roll", "urn": "URN",
    "laestab": "LAESTAB", "ukprn": "UKPRN", "authority": "Local authority", "joined_on": "Joined the trust on",
    "left_on": "Left the trust on",
}  # fmt: skip
HELPS = {
    "short_name": "As it stands at the head of a column.",
    "urn": "Six digits, from the register of schools: files of figures are matched by it.",
    "laestab": "The authority’s three digits and the school’s four.",
    "left_on": "Its figures stay; it takes no part from this day on.",
}
OLDEST = 25


class SchoolForm(forms.Form):
    """A school's facts."""

    revision = REVISION

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields.update(forms.fields_for_model(School, fields=SCHOOL_FIELDS, labels=LABELS, help_texts=HELPS))
        for name in ("joined_on", "left_on"):
            self.fields[name].widget = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
            self.fields[name].required = False
        for name in ("ages_from", "ages_to", "roll"):
            self.fields[name].required = False

    def clean(self) -> dict[str, Any]:
        facts = super().clean() or self.cleaned_data
        for name, digits in (("urn", 6), ("laestab", 7), ("ukprn", 8)):
            typed = facts.get(name) or ""
            if typed and not (typed.isdigit() and typed.isascii() and len(typed) == digits):
                self.add_error(name, f"It has {digits} digits.")
        if (facts.get("ages_from") or 0) > (facts.get("ages_to") or OLDEST):
            self.add_error("ages_to", "The oldest are younger than the youngest.")
        return facts


class AgesForm(forms.Form):
    """The ages that the trust serves."""

    revision = REVISION
    ages_from = forms.IntegerField(label="Youngest pupils’ age", required=False, min_value=0, max_value=OLDEST)
    ages_to = forms.IntegerField(label="Oldest pupils’ age", required=False, min_value=0, max_value=OLDEST)


class UnitForm(forms.Form):
    """A hub, a central service or a department."""

    revision = REVISION
    name = forms.CharField(max_length=120)
    kind = forms.ChoiceField(choices=Unit.Kind.choices)


class BodyForm(forms.Form):
    """A board, a committee, a local body or a group."""

    revision = REVISION
    name = forms.CharField(max_length=120)
    kind = forms.ChoiceField(choices=Body.Kind.choices)
    school = forms.ChoiceField(required=False, help_text="Only for the body of one school.")

    def __init__(self, *args: Any, trust: Trust, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _offer(self.fields["kind"], "Choose what it is", dict(Body.Kind.choices))
        self.schools = {school.ref: school for school in School.objects.here().filter(trust=trust)}
        _offer(self.fields["school"], "The trust", self.schools)

    def clean_school(self) -> School | None:
        return self.schools.get(self.cleaned_data["school"])


class PostForm(forms.Form):
    """A post: what it is called, what its holder may do, and where."""

    revision = REVISION
    title = forms.CharField(max_length=120)
    role = forms.ChoiceField(help_text="Decides what the holder may see and do.")
    place = forms.ChoiceField(required=False)

    def __init__(self, *args: Any, trust: Trust, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.places: dict[str, School | Unit] = {
            **{school.ref: school for school in School.objects.here().filter(trust=trust)},
            **{unit.ref: unit for unit in Unit.objects.filter(trust=trust)},
        }
        _offer(self.fields["place"], "The trust", self.places)
        _offer(self.fields["role"], "Choose a role", organisations.role_titles())

    def clean(self) -> dict[str, Any]:
        facts = super().clean() or self.cleaned_data
        place = self.places.get(facts.pop("place", ""))
        facts["school"] = place if isinstance(place, School) else None
        facts["unit"] = place if isinstance(place, Unit) else None
        return facts


class NewPostForm(PostForm):
    """A post to add: that of a school is called by its school too, so that two heads are told apart."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["title"].help_text = "Of one school, the school’s name follows it: Headteacher, Cliff Road."

    def clean(self) -> dict[str, Any]:
        facts = super().clean()
        school, title = facts["school"], facts.get("title", "")
        if school and title and school.short_name.casefold() not in title.casefold():
            facts["title"] = f"{title}, {school.short_name}"[:120]
        return facts


class EverySchoolForm(forms.Form):
    """What every school is to have: a post of a role, a local body, or both."""

    title = forms.CharField(
        label="What the post is called", max_length=80, required=False,
        help_text="The school’s name follows it: Headteacher, Cliff Road.",
    )  # fmt: skip
    role = forms.ChoiceField(label="What its holder may do", required=False)
    body = forms.CharField(
        label="What the local body is called", max_length=60, required=False,
        help_text="The school’s name follows it: Academy Committee, Cliff Road.",
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _offer(self.fields["role"], "Choose a role", organisations.role_titles())

    def clean(self) -> dict[str, Any]:
        facts = super().clean() or self.cleaned_data
        if bool(facts.get("title")) != bool(facts.get("role")):
            missing = "role" if facts.get("title") else "title"
            self.add_error(missing, "A post needs both what it is called and what its holder may do.")
        elif not (facts.get("title") or facts.get("body")):
            self.add_error(None, "Say what every school is to have: a post, a local body, or both.")
        return facts


class WordsForm(forms.Form):
    """The trust's own word for each concept; an empty box means the common one."""

    revision = REVISION

    def __init__(self, *args: Any, concepts: Mapping[str, Mapping[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.concepts = concepts
        for key, common in concepts.items():
            for form, label in (("one", "One"), ("many", "Several"), ("initials", "Initials")):
                self.fields[f"{key}-{form}"] = forms.CharField(
                    label=f"{common['one']}: {label.lower()}", required=False, max_length=60,
                    widget=forms.TextInput(attrs={"placeholder": common.get(form, "")}),
                )  # fmt: skip

    def words(self) -> dict[str, dict[str, str]]:
        """Return what was typed, by concept."""
        return {
            key: {form: self.cleaned_data.get(f"{key}-{form}", "") for form in ("one", "many", "initials")}
            for key in self.concepts
        }

    def clean(self) -> dict[str, Any]:
        facts = super().clean() or self.cleaned_data
        for key in self.concepts:
            if not facts.get(f"{key}-one") and (facts.get(f"{key}-many") or facts.get(f"{key}-initials")):
                self.add_error(f"{key}-one", "Give the word for one as well.")
        return facts

    def rows(self) -> Iterable[tuple[Mapping[str, str], list[forms.BoundField], str, bool]]:
        """Yield each concept with its three boxes, what stands in them, and whether one of them is wrong."""
        for key, common in self.concepts.items():
            boxes = [self[f"{key}-{form}"] for form in ("one", "many", "initials")]
            said = ", ".join(str(box.value()) for box in boxes if box.value())
            yield common, boxes, said, any(box.errors for box in boxes)


class CalendarForm(forms.Form):
    """The plan's year, and the terms of three academic years."""

    revision = REVISION
    plan_year = forms.ChoiceField(
        label="A plan’s year is",
        choices=[
            ("academic", "Academic, September to August"),
            ("calendar", "Calendar, January to December"),
            ("financial", "Financial, April to March"),
        ],
    )

    def __init__(self, *args: Any, terms: Iterable[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.terms = list(terms)
        for year, term in self.terms:
            for name, label in DAYS:
                self.fields[f"{year}-{term}-{name}"] = forms.DateField(
                    label=label, required=False, widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
                )

    def clean(self) -> dict[str, Any]:
        facts = super().clean() or self.cleaned_data
        for year, term in self.terms:
            given = [name for name, _ in DAYS if facts.get(f"{year}-{term}-{name}")]
            if given and not {"from", "until"} <= set(given):
                self.add_error(f"{year}-{term}-from", f"The {term} term of {year} needs its first and its last day.")
            if ("break_from" in given) != ("break_until" in given):
                self.add_error(f"{year}-{term}-break_from", "Give both days of half term, or neither.")
        return facts

    def calendar(self) -> dict[str, Any]:
        """Return what was typed as a trust keeps it; a term without days is left to the usual ones."""
        terms = [self._term(year, term) for year, term in self.terms if self._day(year, term, "from")]
        return {"plan_year": self.cleaned_data["plan_year"], "terms": terms}

    def years(self) -> Iterable[tuple[str, bool, list[tuple[str, list[forms.BoundField]]]]]:
        """Yield each year with its terms' boxes; open are the first and whichever has something to put right."""
        for year, terms in groupby(self.terms, key=itemgetter(0)):
            rows = [(term, [self[f"{year}-{term}-{name}"] for name, _ in DAYS]) for _, term in terms]
            is_wrong = any(box.errors for _, boxes in rows for box in boxes)
            yield year, is_wrong or year == self.terms[0][0], rows

    def _term(self, year: str, term: str) -> dict[str, Any]:
        days = {name: self._day(year, term, name) for name, _ in DAYS}
        said: dict[str, Any] = {"year": year, "term": term, "from": days["from"], "until": days["until"]}
        if days["break_from"]:
            said["half_term"] = [days["break_from"], days["break_until"]]
        return said

    def _day(self, year: str, term: str, name: str) -> str | None:
        day: dt.date | None = self.cleaned_data.get(f"{year}-{term}-{name}")
        return day.isoformat() if day else None


DAYS = (
    ("from", "First day"), ("until", "Last day"), ("break_from", "Half term from"), ("break_until", "Half term to"),
)  # fmt: skip


def days_of(calendar: Mapping[str, Any]) -> dict[str, Any]:
    """Return a kept calendar as the form's first values."""
    first: dict[str, Any] = {"plan_year": calendar.get("plan_year", "academic")}
    for term in calendar.get("terms", ()):
        stem = f"{term['year']}-{term['term']}"
        first |= {f"{stem}-from": term["from"], f"{stem}-until": term["until"]}
        if term.get("half_term"):
            first |= {f"{stem}-break_from": term["half_term"][0], f"{stem}-break_until": term["half_term"][1]}
    return first


def facts_of(row: School | Unit | Body | Post, names: Iterable[str]) -> dict[str, Any]:
    """Return a row's values as a form's first ones."""
    return {name: getattr(row, name) for name in names} | {"revision": row.revision}


def _offer(field: forms.Field, none: str, options: Mapping[str, Any]) -> None:
    assert isinstance(field, forms.ChoiceField)
    field.choices = [("", none), *((key, str(option)) for key, option in options.items())]
