"""What is typed about bodies and seats."""

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from goldenthread.domain.access import Reach
from goldenthread.domain.board import seats as rules
from goldenthread.domain.board.cohorts import cohorts_of
from goldenthread.features.accounts.models import Person
from goldenthread.features.organisations import queries
from goldenthread.features.organisations.models import Body, Membership, Post, School
from goldenthread.foundation import library

DAY: dict[str, Any] = {"widget": forms.DateInput(attrs={"type": "date"})}
AREA: dict[str, Any] = {"widget": forms.Textarea, "max_length": 4_000}
SUGGESTED = "bodies.yaml"
MOST_COHORTS = 40


class BodyForm(forms.Form):
    """What a body is, and what it must be made of."""

    name = forms.CharField(max_length=120)
    kind = forms.ChoiceField(label="What it is", choices=Body.Kind.choices)
    school = forms.ModelChoiceField(
        School.objects.none(), required=False, to_field_name="ref", empty_label="The whole trust",
        label="For one school only",
    )  # fmt: skip
    remit = forms.CharField(label="What it is for", required=False, **AREA)
    parent = forms.ModelChoiceField(
        Body.objects.none(), required=False, to_field_name="ref", empty_label="None", label="The body above it"
    )
    acts_as = forms.ChoiceField(
        label="How it stands to the body above", required=False, choices=Body.ActsAs.choices,
        help_text="A task force may add to a local body, or act in its place for a time.",
    )  # fmt: skip
    starts_on = forms.DateField(label="Its first day", required=False, **DAY)
    ends_on = forms.DateField(
        label="The day on which it is to end", required=False, help_text="For a working group or a task force.", **DAY
    )
    size_least = forms.IntegerField(label="Members, at least", required=False, min_value=0, max_value=200)
    size_most = forms.IntegerField(label="Members, at most", required=False, min_value=0, max_value=200)
    categories = forms.CharField(
        label="Seats that must be filled", required=False,
        help_text="One a line: 2 Parent, 1 to 3 Staff, up to 2 Co-opted.", **AREA,
    )  # fmt: skip
    quorum_part = forms.ChoiceField(label="Quorum: a share of members", required=False, choices=Body.Part.choices)
    quorum_least = forms.IntegerField(label="Quorum: never fewer than", required=False, min_value=0, max_value=200)
    links = forms.MultipleChoiceField(
        label="Somebody on it watches over", required=False, widget=forms.CheckboxSelectMultiple
    )
    more_links = forms.CharField(label="Other things that somebody watches over", required=False, max_length=400,
                                 help_text="With commas between.")  # fmt: skip
    experienced_least = forms.IntegerField(
        label="Members with experience, at least", required=False, min_value=0, max_value=200
    )
    experience = forms.CharField(label="What experience", required=False, max_length=300)
    wants_every_school = forms.BooleanField(label="It should have somebody from every school", required=False)
    cohorts = forms.CharField(
        label="Whom somebody on it speaks for", required=False,
        help_text="One a line: Years 7 to 11, Key stage 2, Sixth form, or a group such as Young carers. A school is "
        "asked only for the years that it teaches.", **AREA,
    )  # fmt: skip
    is_open = forms.BooleanField(
        label="Heads and local governors read its open agenda and papers", required=False,
        help_text="Of a body of the whole trust. Otherwise they read its minutes once these are approved.",
    )  # fmt: skip
    lead = forms.ModelChoiceField(
        Post.objects.none(), required=False, to_field_name="ref", empty_label="Nobody named",
        label="Led by", help_text="Of a group: who holds this post may say who is in it.",
    )  # fmt: skip
    revision = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, reach: Reach, body: Body | None, only_groups: bool, **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.only_groups = only_groups
        schools = queries.schools_within(reach, queries.FORM if only_groups else "meeting.see")
        above = queries.bodies_within(reach).filter(dissolved_on=None)
        _rows(self, "school", schools)
        _rows(self, "parent", above.exclude(pk=body.pk) if body else above)
        posts = Post.objects.filter(trust=reach.trust)
        _rows(self, "lead", posts.filter(pk__in=reach.posts) if only_groups else posts)
        known = [one["name"] for one in library.read(SUGGESTED)["links"]]
        _choices(self, "links", [(name, name) for name in known])
        if only_groups:
            _choices(self, "kind", [(Body.Kind.GROUP.value, Body.Kind.GROUP.label)])
            self.fields["kind"].initial = Body.Kind.GROUP
            self.fields["lead"].required = True
            if not reach.may_everywhere(queries.FORM):
                self.fields["school"].required = True
        if body:
            del self.fields["kind"], self.fields["school"]

    def clean_categories(self) -> list[dict[str, Any]]:
        read = [rules.wanted_of(line) for line in self.cleaned_data["categories"].splitlines()]
        found = [one for one in read if one]
        if any(one.most is not None and one.most < one.least for one in found):
            raise forms.ValidationError("The second number is smaller than the first.")
        if any(one.least > 200 or (one.most or 0) > 200 for one in found):
            raise forms.ValidationError("That is more than 200 seats.")
        return [{"name": one.name[:60], "least": one.least, "most": one.most} for one in found]

    def clean_cohorts(self) -> list[str]:
        lines = [" ".join(line.split())[:60] for line in self.cleaned_data["cohorts"].splitlines()]
        found = [line for line in dict.fromkeys(lines) if line]
        if len(found) > MOST_COHORTS:
            raise forms.ValidationError(f"That is more than {MOST_COHORTS} lines.")
        return found

    def facts(self) -> dict[str, Any]:
        """Return what was typed as the body keeps it."""
        typed = dict(self.cleaned_data)
        typed.pop("revision")
        why = {one["name"]: one.get("why", "") for one in library.read(SUGGESTED)["links"]}
        names = [*typed.pop("links"), *(one.strip()[:60] for one in typed.pop("more_links").split(","))]
        typed["links"] = [{"name": name, "why": why.get(name, "")} for name in dict.fromkeys(names) if name]
        return typed


def facts_of(body: Body) -> dict[str, Any]:
    """Return what a body keeps as the form holds it."""
    plain = ("name", "remit", "acts_as", "starts_on", "ends_on", "size_least", "size_most", "quorum_part",
             "quorum_least", "experienced_least", "experience", "wants_every_school", "is_open",
             "revision")  # fmt: skip
    known = {one["name"] for one in library.read(SUGGESTED)["links"]}
    names = [one["name"] for one in body.links]
    return {name: getattr(body, name) for name in plain} | {
        "parent": body.parent.ref if body.parent else "",
        "lead": body.lead.ref if body.lead else "",
        "cohorts": "\n".join(body.cohorts),
        "categories": "\n".join(
            rules.written(rules.Wanted(one["name"], one["least"], one.get("most"))) for one in body.categories
        ),
        "links": [name for name in names if name in known],
        "more_links": ", ".join(name for name in names if name not in known),
    }


class DissolveForm(forms.Form):
    on = forms.DateField(label="On which day", **DAY)
    result = forms.CharField(label="What came of it", **AREA)


class SeatForm(forms.Form):
    """How somebody sits on a body."""

    category = forms.CharField(label="Category", required=False, max_length=60, help_text="Parent, staff, co-opted …")
    office = forms.ChoiceField(label="Office", required=False, choices=Membership.Office.choices)
    appointed_by = forms.CharField(label="Appointed or elected by", required=False, max_length=120)
    from_on = forms.DateField(label="From", **DAY)
    until_on = forms.DateField(label="The term ends on", required=False, **DAY)
    links = forms.MultipleChoiceField(label="Watches over", required=False, widget=forms.CheckboxSelectMultiple)
    attends = forms.BooleanField(label="Only attends: not a member, not counted for the quorum", required=False)
    school = forms.ModelChoiceField(
        School.objects.none(), required=False, to_field_name="ref", empty_label="None", label="Speaks for the school"
    )
    speaks_for = forms.CharField(
        label="Speaks for which of its pupils or staff", required=False, max_length=200,
        help_text="Year 7, or Key stage 2, Young carers: with commas between.",
    )  # fmt: skip
    organisation = forms.CharField(label="Comes from", required=False, max_length=120,
                                   help_text="Another school, authority or charity.")  # fmt: skip
    is_local = forms.BooleanField(label="Lives or works near the school", required=False)
    is_experienced = forms.BooleanField(label="Has the experience that the body wants", required=False)
    experience = forms.CharField(label="Which experience", required=False, max_length=300)
    note = forms.CharField(required=False, max_length=400, help_text="Not published.")
    revision = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, reach: Reach, body: Body, held: Iterable[str] = (), **rest: Any) -> None:
        super().__init__(*args, **rest)
        known = [one["name"] for one in library.read(SUGGESTED)["links"]]
        names = dict.fromkeys([*(one["name"] for one in body.links), *held, *known])
        _choices(self, "links", [(name, name) for name in names])
        _rows(self, "school", queries.schools_within(reach, "school.see"))
        if body.school_id:
            del self.fields["school"]
        if body.cohorts:
            self.fields["speaks_for"].widget = Suggesting([one.name for one in cohorts_of(body.cohorts)])
        else:
            del self.fields["speaks_for"]
        suggested = library.read(SUGGESTED)
        for field, said in (("category", [one["name"] for one in body.categories] + suggested["categories"]),
                            ("appointed_by", suggested["appointers"])):  # fmt: skip
            self.fields[field].widget = Suggesting(list(dict.fromkeys(said)))

    def facts(self) -> dict[str, Any]:
        typed = {key: value for key, value in self.cleaned_data.items() if key not in ("revision", "attends", "who")}
        return typed | {"is_member": not self.cleaned_data["attends"]}


class Suggesting(forms.TextInput):
    """A line of text with words to choose from, which nobody is bound to."""

    def __init__(self, words: list[str]) -> None:
        super().__init__()
        self.words = words

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        control = super().render(name, value, (attrs or {}) | {"list": f"words-{name}"}, renderer)
        options = format_html_join("", '<option value="{}"></option>', ((word,) for word in self.words))
        return format_html('{}<datalist id="words-{}">{}</datalist>', control, name, options)


class TakeSeatForm(SeatForm):
    """Who sits down, and how."""

    who = forms.ChoiceField(label="Who", required=False)
    name = forms.CharField(label="Or a name, of somebody who does not sign in here", required=False, max_length=120)
    field_order = ["who", "name"]

    def __init__(self, *args: Any, people: Iterable[Person], posts: Iterable[Post], **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.people = {f"person:{one.ref}": one for one in people}
        self.posts = {f"post:{one.ref}": one for one in posts}
        _choices(self, "who", [
            ("", "Choose"),
            ("A person, for a term of their own", [(key, one.name) for key, one in self.people.items()]),
            ("Whoever holds a post", [(key, one.title) for key, one in self.posts.items()]),
        ])  # fmt: skip

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or {}
        if bool(typed.get("who")) == bool(typed.get("name", "").strip()) and "who" not in self.errors:
            self.add_error("who", "Choose somebody, or type a name.")
        return typed

    def facts(self) -> dict[str, Any]:
        chosen = self.cleaned_data["who"]
        return super().facts() | {"person": self.people.get(chosen), "post": self.posts.get(chosen)}


class RenewForm(forms.Form):
    from_on = forms.DateField(label="The new term begins on", **DAY)
    until_on = forms.DateField(label="and ends on", required=False, **DAY)
    appointed_by = forms.CharField(label="Appointed or elected by", required=False, max_length=120)


class EndForm(forms.Form):
    last_on = forms.DateField(label="Their last day", **DAY)
    reason = forms.CharField(label="Why", required=False, max_length=200)

    def __init__(self, *args: Any, **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.fields["reason"].widget = Suggesting(library.read(SUGGESTED)["end_reasons"])


def term_of(seat: Membership) -> dict[str, Any]:
    """Return the next term of a seat, as long as the one before."""
    first = (seat.last_on or dt.date.min) + dt.timedelta(days=1) if seat.last_on else None
    if first is None or seat.until_on is None:
        return {"appointed_by": seat.appointed_by}
    length = seat.until_on - seat.from_on
    return {"from_on": first, "until_on": first + length, "appointed_by": seat.appointed_by}


def _rows(form: forms.Form, field: str, rows: Any) -> None:
    form.fields[field].queryset = rows  # type: ignore[attr-defined]


def _choices(form: forms.Form, field: str, choices: list[Any]) -> None:
    form.fields[field].choices = choices  # type: ignore[attr-defined]
