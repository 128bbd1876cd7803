"""What is typed about the year, checked for shape. Nothing is decided or saved here."""

from collections.abc import Sequence
from typing import Any

from django import forms

from goldenthread.domain.calendar import MONTHS, TERMS
from goldenthread.domain.year.review_cycle import in_school_order
from goldenthread.features.organisations.models import Post, School, Trust
from goldenthread.features.plans.kinds import kinds
from goldenthread.features.reviews.deeds import deeds
from goldenthread.features.reviews.models import Duty, Occurrence
from goldenthread.web.kit.days import written
from goldenthread.web.year.presenters import role_word

SCHOOL_YEAR = in_school_order(range(1, 13))
# So many of the times that were missed are named by their day.
MISSED_NAMED = 3
EDGES = (("start", "Its start"), ("half", "Half term"), ("end", "Its end"))
ANCHORS = (
    ("months", "In some months"), ("terms", "Around some terms"), ("day", "On a day of the year"),
)  # fmt: skip


class FinishForm(forms.Form):
    """That a duty is done this time."""

    done_on = forms.DateField(label="Done on", widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))
    said = forms.CharField(
        label="What came of it", required=False, max_length=4_000, widget=forms.Textarea,
        help_text="A sentence for whoever asks later, and where it can be read.",
    )  # fmt: skip
    with_missed = forms.BooleanField(required=False)

    def __init__(self, *args: Any, missed: Sequence[Occurrence], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not missed:
            del self.fields["with_missed"]
            return
        due = ", ".join(written(one.due_on) for one in missed[:MISSED_NAMED])
        more = f" and {len(missed) - MISSED_NAMED} more" if len(missed) > MISSED_NAMED else ""
        count = "other time" if len(missed) == 1 else f"{len(missed)} other times"
        self.fields["with_missed"].label = f"The {count} that it was asked for as well: due by {due}{more}"


class SetAsideForm(forms.Form):
    """That a duty is let pass this time."""

    reason = forms.CharField(label="Why it is left out this time", max_length=300)


class MoveForm(forms.Form):
    """That one time a duty is due on another day."""

    time = forms.ChoiceField(label="Which time")
    where = forms.ChoiceField(label="Where", required=False)
    to = forms.DateField(label="Due by", widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))
    reason = forms.CharField(label="Why it is moved", max_length=300)

    def __init__(
        self, data: Any, *, times: Sequence[tuple[str, str]], places: Sequence[tuple[str, str]], **rest: Any
    ) -> None:
        super().__init__(data, **rest)
        self.fields["time"].choices = times  # type: ignore[attr-defined]
        if len(places) > 1:
            self.fields["where"].choices = [("", "Everywhere"), *places]  # type: ignore[attr-defined]
        else:
            del self.fields["where"]


class DutyForm(forms.Form):
    """A duty: what, when, of whom and where."""

    title = forms.CharField(label="What is to be done", max_length=140)
    says = forms.CharField(
        label="What that means here", required=False, max_length=400, widget=forms.Textarea(attrs={"rows": 2})
    )
    area = forms.ChoiceField(label="It belongs to", choices=Duty.Area.choices)
    anchor = forms.ChoiceField(label="When it comes round", choices=ANCHORS, widget=forms.RadioSelect)
    months = forms.TypedMultipleChoiceField(
        label="Months", required=False, coerce=int, widget=forms.CheckboxSelectMultiple,
        choices=[(month, MONTHS[month - 1]) for month in SCHOOL_YEAR],
    )  # fmt: skip
    lasts = forms.IntegerField(
        label="Months that one time takes", required=False, min_value=1, max_value=6,
        help_text="2 for something that June and July have for it together.",
    )  # fmt: skip
    terms = forms.MultipleChoiceField(
        label="Terms", required=False, widget=forms.CheckboxSelectMultiple,
        choices=[(term, term.capitalize()) for term in TERMS],
    )  # fmt: skip
    edge = forms.ChoiceField(label="By", required=False, choices=[("", "Choose"), *EDGES])
    weeks = forms.IntegerField(
        label="Weeks after that", required=False, min_value=-20, max_value=20, help_text="−2 for two weeks before it."
    )
    day = forms.IntegerField(label="Day", required=False, min_value=1, max_value=31)
    month = forms.TypedChoiceField(
        label="Month", required=False, coerce=int, empty_value=None,
        choices=[("", "Choose"), *((month, MONTHS[month - 1]) for month in SCHOOL_YEAR)],
    )  # fmt: skip
    lead = forms.IntegerField(
        label="Asked for so many days before", required=False, min_value=0, max_value=365,
        help_text="Left empty: from the first of the month, or four weeks before.",
    )  # fmt: skip
    of = forms.ChoiceField(label="For", choices=Duty.Of.choices)
    plan_kind = forms.ChoiceField(label="Kind of plan", required=False)
    only = forms.MultipleChoiceField(
        label="Only these", required=False, widget=forms.CheckboxSelectMultiple, help_text="None ticked: all of them."
    )
    who = forms.ChoiceField(label="Asked of", required=False)
    with_whom = forms.CharField(label="With whom", required=False, max_length=160)
    after = forms.ChoiceField(label="What has to come first", required=False)
    deed = forms.ChoiceField(
        label="It is done by", required=False,
        help_text="Leads whoever is asked to the page where it is done.",
    )  # fmt: skip
    opens_round = forms.BooleanField(label="A round of the plans opens with it", required=False)
    is_confidential = forms.BooleanField(
        label="Confidential", required=False,
        help_text="Seen by those who are asked and those who keep the cycle; elsewhere it has no title.",
    )  # fmt: skip
    revision = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=0)

    def __init__(
        self, data: Any = None, *, trust: Trust, posts: Sequence[Post], schools: Sequence[School],
        duties: Sequence[Duty], roles: Sequence[str], duty: Duty | None = None, deed: str = "",
    ) -> None:  # fmt: skip
        super().__init__(data, initial=_facts(duty) if duty else _begun(deed))
        self.posts = {f"post:{post.ref}": post for post in posts}
        self.schools = {school.ref: school for school in schools}
        choices: dict[str, Any] = {
            "plan_kind": [("", "Any"), *((kind.key, kind.title) for kind in kinds().values())],
            "only": [(school.ref, school.short_name) for school in schools],
            "deed": [("", "Saying so"), *((key, one.title) for key, one in deeds().items())],
            "after": [("", "Nothing"), *((one.key, one.title) for one in duties if one != duty)],
            "who": [
                ("", "Nobody yet"),
                ("Whoever has the role, in each place", [(f"role:{role}", role_word(trust, role)) for role in roles]),
                ("One post", [(key, post.title) for key, post in self.posts.items()]),
            ],
        }  # fmt: skip
        for name, options in choices.items():
            self.fields[name].choices = options  # type: ignore[attr-defined]

    def facts(self) -> dict[str, Any]:
        """Return what the operations take: of the three ways to say when, the one that was chosen."""
        said = self.cleaned_data
        anchor, who = said["anchor"], said["who"]
        plain = (
            "title",
            "says",
            "area",
            "of",
            "plan_kind",
            "lead",
            "with_whom",
            "after",
            "deed",
            "opens_round",
            "is_confidential",
        )
        return {name: said[name] for name in plain} | {
            "months": said["months"] if anchor == "months" else [],
            "lasts": (said["lasts"] or 1) if anchor == "months" else 1,
            "terms": said["terms"] if anchor == "terms" else [],
            "edge": said["edge"] if anchor == "terms" else "",
            "weeks": (said["weeks"] or 0) if anchor == "terms" else 0,
            "month": said["month"] if anchor == "day" else None,
            "day": said["day"] if anchor == "day" else None,
            "role": who.removeprefix("role:") if who.startswith("role:") else "",
            "post": self.posts.get(who),
            "only": [self.schools[ref] for ref in said["only"]],
        }


def _begun(deed: str) -> dict[str, Any]:
    """Return what a new duty begins with; one that is asked for by its deed goes by the deed's words."""
    first = {"anchor": "months", "lasts": 1, "of": Duty.Of.TRUST, "area": Duty.Area.PLAN}
    known = deeds().get(deed)
    return first | {"deed": deed, "title": known.title} if known else first


def _facts(duty: Duty) -> dict[str, Any]:
    names = (
        "title", "says", "area", "months", "lasts", "terms", "edge", "weeks", "month", "day", "lead", "of",
        "plan_kind", "with_whom", "after", "deed", "opens_round", "is_confidential", "revision",
    )  # fmt: skip
    anchor = "months" if duty.months else "terms" if duty.terms else "day"
    who = f"post:{duty.post.ref}" if duty.post else f"role:{duty.role}" if duty.role else ""
    only = [school.ref for school in duty.only.all()]
    return {name: getattr(duty, name) for name in names} | {"anchor": anchor, "who": who, "only": only}
