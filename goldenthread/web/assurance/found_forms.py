"""What is typed about reviews, findings, recommendations, samples and marks of quality."""

from collections.abc import Iterable
from typing import Any

from django import forms

from goldenthread.features.assurance import operations, queries
from goldenthread.features.assurance.checklist_shapes import INSPECTED, PILLARS
from goldenthread.features.assurance.models import Accreditation, Drawn, Finding, Recommendation, Review, Sample
from goldenthread.features.documents.models import Document
from goldenthread.features.organisations.models import Post, School, Unit
from goldenthread.features.plans.models import Statement
from goldenthread.features.plans.queries.outline.speaking import principles_in_force
from goldenthread.web.assurance.forms import AREA, DAY
from goldenthread.web.kit.access import TrustRequest

REVISION: dict[str, Any] = {
    "widget": forms.HiddenInput, "required": False, "min_value": 0, "max_value": 2_000_000_000, "initial": 0,
}  # fmt: skip
SHORT: dict[str, Any] = {"widget": forms.Textarea(attrs={"rows": 3, "class": "short"}), "max_length": 8_000}
BELONGS = [
    ("", "Not said"), ("Pillars of a trust’s quality", list(PILLARS.items())),
    ("Areas of inspection", list(INSPECTED.items())),
]  # fmt: skip
# The areas that an inspection has a grade for, under each of its rules, and the words that its grades are given in.
JUDGED = ("Quality of education", "Behaviour and attitudes", "Personal development", "Leadership and management",
          "Early years", "Sixth form")  # fmt: skip
AREAS = {
    Review.Regime.OVERALL: ("Overall effectiveness", *JUDGED),
    Review.Regime.JUDGEMENTS: JUDGED,
    Review.Regime.REPORT_CARD: tuple(name for key, name in INSPECTED.items() if key != "safeguarding"),
}  # fmt: skip
OLD_GRADES = ("Outstanding", "Good", "Requires improvement", "Inadequate")
NEW_GRADES = ("Exceptional", "Strong standard", "Expected standard", "Needs attention", "Urgent improvement")


class PlacedForm(forms.Form):
    """A form about a place: a school, a service, or the trust as a whole, as far as the writer may speak of it."""

    place = forms.ChoiceField(label="About")

    def __init__(self, *args: Any, request: TrustRequest, has_units: bool = True, **rest: Any) -> None:
        super().__init__(*args, **rest)
        schools, units, of_trust = queries.places_to_find(request.reach)
        self.by_place: dict[str, School | Unit | None] = {school.ref: school for school in schools}
        if has_units:
            self.by_place |= {unit.ref: unit for unit in units}
        if of_trust:
            self.by_place["trust"] = None
        self.fields["place"].choices = [  # type: ignore[attr-defined]
            (ref, _called(row)) for ref, row in self.by_place.items()
        ]

    def placed(self) -> dict[str, Any]:
        row = self.by_place[self.cleaned_data["place"]]
        if isinstance(row, School):
            return {"school": row}
        return {"unit": row} if isinstance(row, Unit) else {}


def _called(row: School | Unit | None) -> str:
    return row.short_name if isinstance(row, School) else row.name if row else "The trust as a whole"


class ReviewForm(PlacedForm):
    """A review, from its planning to what was reported."""

    kind = forms.ChoiceField(label="What kind", choices=Review.Kind.choices)
    title = forms.CharField(label="Title", max_length=160)
    theme = forms.CharField(label="Subject or theme", required=False, max_length=80)
    scope = forms.CharField(label="What is looked at, and what is not", required=False, **SHORT)
    reviewer = forms.CharField(
        label="Who reviews", required=False, max_length=160, help_text="The role and where from, rather than a name."
    )
    stage = forms.ChoiceField(label="How far it is", choices=Review.Stage.choices)
    held_on = forms.DateField(label="Held on", required=False, **DAY)
    reported_on = forms.DateField(label="Reported on", required=False, **DAY)
    next_due_on = forms.DateField(label="To be repeated by", required=False, **DAY)
    cost = forms.DecimalField(label="Cost in pounds", required=False, max_digits=12, decimal_places=2, min_value=0)
    judgement = forms.CharField(label="What was judged, in a few words", required=False, max_length=160)
    summary = forms.CharField(label="Summary", required=False, **AREA)
    repeats = forms.ChoiceField(label="Looks again at what was found by", required=False)
    principles = forms.MultipleChoiceField(
        label="By which values and principles it looks", required=False, widget=forms.CheckboxSelectMultiple,
        help_text="Those of the trust’s plan. Which no review looks by stands beneath the reviews.",
    )  # fmt: skip
    revision = forms.IntegerField(**REVISION)

    def __init__(self, *args: Any, earlier: Iterable[Review] = (), **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.earlier = {row.ref: row for row in earlier}
        named = [(ref, f"{row.title}, {row.place}") for ref, row in self.earlier.items()]
        self.fields["repeats"].choices = [("", "No earlier review"), *named]  # type: ignore[attr-defined]
        self.lights = {one.ref: one for one in principles_in_force(rest["request"].reach)}
        self.fields["principles"].choices = [(ref, str(one)) for ref, one in self.lights.items()]  # type: ignore[attr-defined]

    def facts(self) -> dict[str, Any]:
        typed = dict(self.cleaned_data)
        return {
            name: value for name, value in typed.items() if name not in ("place", "repeats", "principles", "revision")
        }

    def looks_by(self, before: Iterable[Statement] = ()) -> list[Statement]:
        """Return what was chosen, and of what it looked by before what is no choice any more."""
        chosen = [self.lights[ref] for ref in self.cleaned_data["principles"]]
        return [*(one for one in before if one.ref not in self.lights), *chosen]

    def repeated(self) -> Review | None:
        return self.earlier.get(self.cleaned_data["repeats"])


class InspectionForm(PlacedForm):
    """An inspection under one of three sets of rules: each grade on its own scale, and none made up from them."""

    told = (
        "regime", "held_on", "reported_on", "next_from_on", "next_due_on", "safeguarding", "judgement", "summary",
    )  # fmt: skip
    regime = forms.ChoiceField(label="Under which rules", choices=Review.Regime.choices)
    held_on = forms.DateField(label="Held on", **DAY)
    reported_on = forms.DateField(label="Published on", required=False, **DAY)
    next_from_on = forms.DateField(label="Likely to come again from", required=False, **DAY)
    next_due_on = forms.DateField(
        label="Likely to come again by", required=False,
        help_text="Left empty, it is worked out of the grades, and said to be likely.", **DAY,
    )  # fmt: skip
    safeguarding = forms.ChoiceField(
        label="Safeguarding", required=False, choices=[("", "Not said"), ("met", "Met"), ("not met", "Not met")]
    )
    judgement = forms.CharField(
        label="Category of concern", required=False, max_length=160, help_text="Empty where there is none."
    )
    summary = forms.CharField(label="What it says, in your words", required=False, **AREA)
    revision = forms.IntegerField(**REVISION)

    def __init__(self, *args: Any, row: Review | None = None, **rest: Any) -> None:
        super().__init__(*args, **rest)
        if row is not None:  # of which school it was stays
            del self.fields["place"]
            for name in (*self.told, "revision"):
                self.initial[name] = getattr(row, name)
            for number, area in enumerate(self.every_area):
                self.initial[f"grade_{number}"] = row.grades.get(area, "")
        for number, area in enumerate(self.every_area):
            grades = [*(OLD_GRADES if area in (*JUDGED, "Overall effectiveness") else NEW_GRADES), "Not applicable"]
            self.fields[f"grade_{number}"] = forms.ChoiceField(
                label=area, required=False, choices=[("", "No grade"), *((grade, grade) for grade in grades)]
            )

    @property
    def every_area(self) -> list[str]:
        return list(dict.fromkeys(area for areas in AREAS.values() for area in areas))

    @property
    def old(self) -> list[Any]:
        return [self[f"grade_{n}"] for n, area in enumerate(self.every_area) if area in AREAS[Review.Regime.OVERALL]]

    @property
    def new(self) -> list[Any]:
        return [
            self[f"grade_{n}"] for n, area in enumerate(self.every_area) if area in AREAS[Review.Regime.REPORT_CARD]
        ]

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or {}
        regime = typed.get("regime")
        allowed = AREAS.get(Review.Regime(regime), ()) if regime else ()
        for number, area in enumerate(self.every_area):
            if typed.get(f"grade_{number}") and area not in allowed:
                self.add_error(f"grade_{number}", "Under those rules there is no such grade.")
        return typed

    def facts(self, title: str) -> dict[str, Any]:
        typed = self.cleaned_data
        grades = {area: typed[f"grade_{number}"] for number, area in enumerate(self.every_area)}
        return {name: typed[name] for name in self.told} | {
            "kind": Review.Kind.INSPECTION, "stage": Review.Stage.REPORTED, "title": title, "grades": grades,
        }  # fmt: skip


class ModerateForm(forms.Form):
    """What a moderator judges."""

    judgement = forms.CharField(
        label="Your judgement", max_length=160, help_text="The same, or another with a reason."
    )
    says = forms.CharField(label="Why", required=False, **SHORT)


class FindingForm(PlacedForm):
    """What was found, and what is to be done about it."""

    says = forms.CharField(label="What was found", **SHORT)
    severity = forms.ChoiceField(
        label="How serious", choices=Finding.Severity.choices, initial=Finding.Severity.MINOR
    )
    area = forms.CharField(label="Area or theme", required=False, max_length=80)
    pillar = forms.ChoiceField(label="Evidence for", required=False, choices=BELONGS)
    quotation = forms.CharField(label="In the words of the report", required=False, **SHORT)
    found_on = forms.DateField(label="Found on", **DAY)
    before = forms.ChoiceField(label="Looks again at", required=False)
    recommended = forms.CharField(
        label="What should be done", required=False, help_text="One a line: each is followed up by itself.", **SHORT
    )
    post = forms.ChoiceField(label="Whose it is", required=False)
    due_on = forms.DateField(label="By", required=False, **DAY)
    is_confidential = forms.BooleanField(
        label="In confidence", required=False,
        help_text="Read by who found it, by those of its place who are trusted with it, and by who is asked to act "
        "until it is done. It stands in no report, list of evidence or copy that others take away.",
    )  # fmt: skip

    def __init__(self, *args: Any, posts: Iterable[Post], earlier: Iterable[Finding] = (), **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.posts = {post.ref: post for post in posts}
        self.earlier = {row.ref: row for row in earlier}
        named = [(ref, post.title) for ref, post in self.posts.items()]
        self.fields["post"].choices = [("", "Nobody yet"), *named]  # type: ignore[attr-defined]
        if self.earlier:
            rows = [(ref, str(row)) for ref, row in self.earlier.items()]
            self.fields["before"].choices = [("", "Nothing earlier"), *rows]  # type: ignore[attr-defined]
        else:
            del self.fields["before"]

    def facts(self) -> dict[str, Any]:
        typed = self.cleaned_data
        names = ("says", "severity", "area", "pillar", "quotation", "is_confidential")
        return self.placed() | {
            "words": operations.FindingWords(*(typed[name] for name in names)), "found_on": typed["found_on"],
            "asks": operations.Asks(typed["recommended"], self.posts.get(typed["post"]), typed["due_on"]),
        }  # fmt: skip

    def earlier_one(self) -> Finding | None:
        return self.earlier.get(self.cleaned_data.get("before", ""))


class RecommendForm(forms.Form):
    """One more thing to be done about a finding."""

    says = forms.CharField(label="What should be done", **SHORT)
    post = forms.ChoiceField(label="Whose it is", required=False)
    due_on = forms.DateField(label="By", required=False, **DAY)

    def __init__(self, *args: Any, posts: Iterable[Post], **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.posts = {post.ref: post for post in posts}
        named = [(ref, post.title) for ref, post in self.posts.items()]
        self.fields["post"].choices = [("", "Nobody yet"), *named]  # type: ignore[attr-defined]

    def chosen(self) -> Post | None:
        return self.posts.get(self.cleaned_data["post"])


class ArrangeForm(RecommendForm):
    """Whose a recommendation is and by when; and why, where it is put off."""

    says = None  # type: ignore[assignment]
    why = forms.CharField(label="Why, where it is put off", required=False, max_length=400)
    revision = forms.IntegerField(**REVISION)

    def __init__(self, *args: Any, row: Recommendation, **rest: Any) -> None:
        rest.setdefault("initial", {
            "post": row.post.ref if row.post else "", "due_on": row.due_on, "revision": row.revision,
        })  # fmt: skip
        super().__init__(*args, **rest)


class SayForm(forms.Form):
    """A few words: what was done, what was seen, why not."""

    says = forms.CharField(label="In a few words", required=False, **SHORT)


class HeardForm(forms.Form):
    """Which body heard of a finding, and when."""

    heard_by = forms.CharField(label="Which body heard of it", max_length=120)
    heard_on = forms.DateField(label="On", **DAY)


class AccreditationForm(PlacedForm):
    """A mark of quality: what it is, how far it is, and what it asks for."""

    name = forms.CharField(label="What it is called", max_length=120)
    given_by = forms.CharField(label="Who gives it", required=False, max_length=120)
    theme = forms.CharField(label="Theme", required=False, max_length=80)
    level = forms.CharField(label="Level", required=False, max_length=60)
    stage = forms.ChoiceField(label="How far it is", choices=Accreditation.Stage.choices)
    held_from = forms.DateField(label="Held from", required=False, **DAY)
    expires_on = forms.DateField(label="Until", required=False, **DAY)
    post = forms.ChoiceField(label="Who sees to it", required=False)
    criteria = forms.CharField(label="What it asks for", required=False, help_text="One a line.", **SHORT)
    remark = forms.CharField(label="A remark", required=False, **SHORT)
    met = forms.MultipleChoiceField(label="Met already", required=False, widget=forms.CheckboxSelectMultiple)
    revision = forms.IntegerField(**REVISION)

    def __init__(self, *args: Any, posts: Iterable[Post], row: Accreditation | None = None, **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.posts = {post.ref: post for post in posts}
        named = [(ref, post.title) for ref, post in self.posts.items()]
        self.fields["post"].choices = [("", "Nobody yet"), *named]  # type: ignore[attr-defined]
        criteria = list(row.criteria.all()) if row else []
        if row is not None:
            del self.fields["place"]
            self.fields["criteria"].label = "What else it asks for"
        if criteria:
            self.fields["met"].choices = [(str(one.order), one.says) for one in criteria]  # type: ignore[attr-defined]
        else:
            del self.fields["met"]

    def facts(self) -> dict[str, Any]:
        typed = self.cleaned_data
        names = ("name", "given_by", "theme", "level", "stage", "held_from", "expires_on", "remark")
        return {
            "facts": {name: typed[name] for name in names}, "post": self.posts.get(typed["post"]),
            "criteria": typed["criteria"].splitlines(),
        }  # fmt: skip


class SampleForm(PlacedForm):
    """A list, how many are drawn of it, and what is looked for."""

    title = forms.CharField(label="What is sampled", max_length=160)
    looks_for = forms.CharField(label="What is looked for", required=False, max_length=300)
    document = forms.ChoiceField(
        label="The published routine, policy or strategy that is looked for", required=False,
        help_text="How consistently it is kept then stands beside it.",
    )  # fmt: skip
    listed = forms.CharField(
        label="The list, one a line", max_length=100_000, widget=forms.Textarea,
        help_text="Numbers, references or places. Never the names of children.",
    )  # fmt: skip
    size = forms.IntegerField(label="How many are drawn", min_value=1, max_value=100, initial=5)
    seed = forms.CharField(
        label="Seed", required=False, max_length=40,
        help_text="Leave it empty, and one is made. With the same list and seed anybody draws the same.",
    )  # fmt: skip

    def __init__(self, *args: Any, documents: Iterable[Document], **rest: Any) -> None:
        super().__init__(*args, has_units=False, **rest)
        self.documents = {row.ref: row for row in documents}
        self.fields["document"].choices = [  # type: ignore[attr-defined]
            ("", "None"),
            *(
                (ref, f"{row.title}, {row.school.short_name}" if row.school else row.title)
                for ref, row in self.documents.items()
            ),
        ]

    def facts(self) -> dict[str, Any]:
        typed = self.cleaned_data
        facts = {name: typed[name] for name in ("title", "looks_for", "size", "seed")}
        listed = {"listed": typed["listed"].splitlines(), "document": self.documents.get(typed["document"])}
        return facts | listed | self.placed()


class DrawnForm(forms.Form):
    """What was found of each that was drawn."""

    def __init__(self, *args: Any, sample: Sample, **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.drawn = list(sample.drawn.all())
        for one in self.drawn:
            self.fields[f"found_{one.order}"] = forms.ChoiceField(
                label=one.name, required=False, choices=Drawn.Found.choices, widget=forms.RadioSelect,
                initial=one.found or None,
            )  # fmt: skip
            self.fields[f"says_{one.order}"] = forms.CharField(
                label="What was seen", required=False, max_length=400, initial=one.says
            )

    @property
    def rows(self) -> list[tuple[Any, Any]]:
        return [(self[f"found_{one.order}"], self[f"says_{one.order}"]) for one in self.drawn]

    def facts(self) -> dict[int, tuple[str, str]]:
        typed = self.cleaned_data
        return {
            one.order: (typed[f"found_{one.order}"], typed[f"says_{one.order}"])
            for one in self.drawn
            if typed[f"found_{one.order}"] or typed[f"says_{one.order}"]
        }
