"""What is typed about risks and issues."""

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Any

from django import forms

from goldenthread.domain.access import Reach
from goldenthread.domain.board.risk_scoring import Place
from goldenthread.features.organisations.models import Post, School, Trust, Unit
from goldenthread.features.risks.grid_shapes import GridShape, StepShape
from goldenthread.features.risks.models import Control, Escalation, Risk
from goldenthread.features.risks.operations import IssueWords, RiskWords, Scored, Whose
from goldenthread.features.risks.queries import SaidInPlan

DAY: dict[str, Any] = {"widget": forms.DateInput(attrs={"type": "date"})}
AREA: dict[str, Any] = {"widget": forms.Textarea, "max_length": 8_000}
NOT_SAID = ("", "Not said")


def steps(shapes: Sequence[StepShape]) -> list[tuple[str, str]]:
    """Return the steps of a grid as choices: “3 Possible: once in two years”."""
    return [
        (str(at), f"{at} {shape.name}" + (f": {shape.says.lower()}" if shape.says else ""))
        for at, shape in enumerate(shapes, start=1)
    ]


class TieForm(forms.Form):
    """Which risk that is on the register hangs on what is looked at."""

    risk = forms.ChoiceField(label="A risk that is on the register")

    def __init__(self, *args: Any, risks: Iterable[Risk], **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.risks = {row.ref: row for row in risks}
        told = [(ref, f"{row.code} {row.title}, {row.where}") for ref, row in self.risks.items()]
        self.fields["risk"].choices = told  # type: ignore[attr-defined]

    def chosen(self) -> Risk:
        return self.risks[self.cleaned_data["risk"]]


class Placing(forms.Form):
    """A form that asks where something stands on the grid."""

    def __init__(self, *args: Any, shape: GridShape, **rest: Any) -> None:
        super().__init__(*args, **rest)
        for name, field in self.fields.items():
            if isinstance(field, forms.ChoiceField) and name.endswith(("likelihood", "impact")):
                shapes = shape.likelihood if name.endswith("likelihood") else shape.impact
                field.choices = ([] if field.required else [NOT_SAID]) + steps(shapes)

    def placed(self, of: str = "") -> Place | None:
        """Return a place that was chosen; none where it was left out."""
        likelihood, impact = (self.cleaned_data.get(f"{of}{step}") for step in ("likelihood", "impact"))
        return Place(int(likelihood), int(impact)) if likelihood and impact else None

    def clean(self) -> dict[str, Any]:
        """Ask for both steps of a place or for neither."""
        typed = super().clean() or {}
        for of in ("", "inherent_", "target_"):
            pair = [typed.get(f"{of}{step}") for step in ("likelihood", "impact")]
            if any(pair) and not all(pair) and f"{of}likelihood" in self.fields and not self.errors:
                self.add_error(f"{of}impact" if pair[0] else f"{of}likelihood", "Choose both steps, or neither.")
        return typed


class RiskForm(Placing):
    """A risk in words, whose it is, and its scores before and after."""

    place = forms.ChoiceField(label="Whose risk it is")
    title = forms.CharField(
        label="What may happen", max_length=200, help_text="In one line, as the register shows it."
    )
    kind = forms.ChoiceField(label="What kind of risk")
    cause = forms.CharField(label="Because of what", required=False, **AREA)
    event = forms.CharField(label="How it would come about", required=False, **AREA)
    effect = forms.CharField(label="With what effect", required=False, **AREA)
    owner = forms.ChoiceField(label="Who answers for it", required=False)
    response = forms.ChoiceField(label="What we do about it", choices=Risk.Response.choices)
    proximity = forms.CharField(label="How near it is", required=False, max_length=120, help_text="“This winter”.")
    inherent_likelihood = forms.ChoiceField(label="If nothing were done: how likely", required=False)
    inherent_impact = forms.ChoiceField(label="If nothing were done: how hard", required=False)
    likelihood = forms.ChoiceField(label="As it stands: how likely", required=False)
    impact = forms.ChoiceField(label="As it stands: how hard", required=False)
    target_likelihood = forms.ChoiceField(label="Where it is meant to be: how likely", required=False)
    target_impact = forms.ChoiceField(label="Where it is meant to be: how hard", required=False)
    next_review_on = forms.DateField(label="Looked at again on", required=False, **DAY)
    is_confidential = forms.BooleanField(
        label="Confidential",
        required=False,
        help_text="Only those who keep this register, and its owner, see it.",
    )
    revision = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(
        self, *args: Any, trust: Trust, places: list[tuple[str, str]], posts: Iterable[Post], shape: GridShape,
        risk: Risk | None = None, **rest: Any,
    ) -> None:  # fmt: skip
        super().__init__(*args, shape=shape, **rest)
        self.trust = trust
        self.posts = {post.ref: post for post in posts}
        self.fields["kind"].choices = [(kind.key, kind.name) for kind in shape.kinds]  # type: ignore[attr-defined]
        self.fields["owner"].choices = [  # type: ignore[attr-defined]
            ("", "Nobody yet"), *((ref, post.title) for ref, post in self.posts.items()),
        ]  # fmt: skip
        if risk is None:
            self.fields["place"].choices = places  # type: ignore[attr-defined]
        else:
            for name in ("place", "likelihood", "impact"):
                del self.fields[name]

    def whose(self) -> Whose:
        return whose(self.trust, self.cleaned_data["place"])

    def words(self) -> RiskWords:
        typed = self.cleaned_data
        return RiskWords(
            title=typed["title"], kind=typed["kind"], cause=typed["cause"], event=typed["event"],
            effect=typed["effect"], owner=self.posts.get(typed["owner"]), response=typed["response"],
            proximity=typed["proximity"], inherent=self.placed("inherent_"), target=self.placed("target_"),
            is_confidential=typed["is_confidential"], next_review_on=typed["next_review_on"],
        )  # fmt: skip

    def scored(self, post: Post | None) -> Scored | None:
        place = self.placed()
        if place is None:
            return None
        return Scored(place, next_review_on=self.cleaned_data["next_review_on"], post=post)


class LookForm(Placing):
    """Where a risk stands now."""

    likelihood = forms.ChoiceField(label="How likely", widget=forms.RadioSelect)
    impact = forms.ChoiceField(label="How hard", widget=forms.RadioSelect)
    said = forms.CharField(label="What has changed, and what has not", required=False, **AREA)
    next_review_on = forms.DateField(label="Looked at again on", required=False, **DAY)

    def scored(self, post: Post | None) -> Scored:
        place = self.placed()
        assert place is not None
        typed = self.cleaned_data
        return Scored(place, typed["said"], next_review_on=typed["next_review_on"], post=post)


class OfPosts(forms.Form):
    """A form that may name a post."""

    post = forms.ChoiceField(label="Who", required=False)

    def __init__(self, *args: Any, posts: Iterable[Post], **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.posts = {post.ref: post for post in posts}
        named = [(ref, post.title) for ref, post in self.posts.items()]
        self.fields["post"].choices = [("", "Nobody yet"), *named]  # type: ignore[attr-defined]

    def chosen(self) -> Post | None:
        return self.posts.get(self.cleaned_data["post"])


class ControlForm(OfPosts):
    """Something that keeps a risk down."""

    says = forms.CharField(label="What keeps it down", **AREA)
    line = forms.TypedChoiceField(
        label="Who makes sure of it", choices=Control.Line.choices, coerce=int, widget=forms.RadioSelect, initial=1
    )
    strength = forms.ChoiceField(
        label="How well it works", choices=Control.Strength.choices, initial=Control.Strength.UNTESTED
    )
    tested_on = forms.DateField(label="Tested on", required=False, **DAY)
    post = forms.ChoiceField(label="Who sees to it", required=False)


class ProveForm(forms.Form):
    """How well a control was found to work."""

    strength = forms.ChoiceField(
        label="How well it works", choices=Control.Strength.choices, widget=forms.RadioSelect
    )
    tested_on = forms.DateField(label="Tested on", required=False, **DAY)


class StepForm(OfPosts):
    """Something still to be done."""

    says = forms.CharField(label="What is to be done", max_length=300)
    due_on = forms.DateField(label="By when", required=False, **DAY)


class SaidForm(forms.Form):
    """Some words."""

    said = forms.CharField(label="What came of it", required=False, **AREA)


class CloseForm(forms.Form):
    """Why a risk leaves the register."""

    because = forms.CharField(label="Why it is closed", **AREA)


class HandUpForm(forms.Form):
    """Why the trust should take a risk up, and until when it is asked to answer."""

    reason = forms.CharField(label="Why the trust should take it up", **AREA)
    answer_by = forms.DateField(label="An answer is needed by", **DAY)


class AnswerForm(forms.Form):
    """What the trust answers."""

    answer = forms.ChoiceField(
        label="What the trust does", choices=Escalation.Answer.choices, widget=forms.RadioSelect
    )
    said = forms.CharField(label="What you say to whoever handed it up", required=False, **AREA)


class IssueForm(OfPosts):
    """What has happened."""

    place = forms.ChoiceField(label="Where")
    title = forms.CharField(label="What has happened", max_length=200)
    said = forms.CharField(label="What is known so far", **AREA)
    is_significant = forms.BooleanField(
        label="Significant", required=False, help_text="Somebody acts on it by a day, and the board is told at once."
    )
    post = forms.ChoiceField(label="Who acts on it", required=False)
    act_by = forms.DateField(label="By when", required=False, **DAY)
    is_confidential = forms.BooleanField(label="Confidential", required=False)

    def __init__(self, *args: Any, trust: Trust, places: list[tuple[str, str]], **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.trust = trust
        self.fields["place"].choices = places  # type: ignore[attr-defined]

    def whose(self) -> Whose:
        return whose(self.trust, self.cleaned_data["place"])

    def words(self, risk: Risk | None) -> IssueWords:
        typed = self.cleaned_data
        return IssueWords(
            title=typed["title"], said=typed["said"], owner=self.chosen(), act_by=typed["act_by"],
            is_significant=typed["is_significant"], is_confidential=typed["is_confidential"], risk=risk,
        )  # fmt: skip


class FromPlanForm(forms.Form):
    """Which lines of a plan go into the register, and of which kind they are."""

    lines = forms.MultipleChoiceField(label="What the plan says", widget=forms.CheckboxSelectMultiple)
    kind = forms.ChoiceField(label="What kind they are", help_text="Each can be said otherwise afterwards.")

    def __init__(self, *args: Any, said: Sequence[SaidInPlan], shape: GridShape, **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.said = {one.key: one for one in said}
        self.fields["lines"].choices = [  # type: ignore[attr-defined]
            (key, f"{one.part.number} {one.part.title}: {one.text}".strip()) for key, one in self.said.items()
        ]
        self.fields["lines"].initial = list(self.said)
        self.fields["kind"].choices = [(kind.key, kind.name) for kind in shape.kinds]  # type: ignore[attr-defined]

    def facts(self) -> dict[str, Any]:
        return {"lines": [self.said[key] for key in self.cleaned_data["lines"]], "kind": self.cleaned_data["kind"]}


def places_of(reach: Reach, trust: Trust, permission: str) -> list[tuple[str, str]]:
    """Return the places in which a reader may do a thing, as choices: the trust, its schools, its units."""
    everywhere = reach.may_everywhere(permission)
    schools = School.objects.here().filter(trust=trust)
    units = Unit.objects.filter(trust=trust)
    if not everywhere:
        schools = schools.filter(pk__in=reach.schools_for(permission))
        units = units.filter(pk__in=reach.units_for(permission))
    found = [("trust", f"{trust.name}, as a whole")] if everywhere else []
    found += [(f"school:{school.ref}", school.name) for school in schools]
    return found + [(f"unit:{unit.ref}", unit.name) for unit in units]


def whose(trust: Trust, place: str, batch: str = "") -> Whose:
    """Return whose a risk is from a choice of `places_of`, which has been checked."""
    kind, _, ref = place.partition(":")
    return Whose(
        trust,
        school=School.objects.filter(trust=trust, ref=ref).first() if kind == "school" else None,
        unit=Unit.objects.filter(trust=trust, ref=ref).first() if kind == "unit" else None,
        batch=batch,
    )


def posts_for(trust: Trust, *schools: int | None) -> list[Post]:
    """Return the posts that may answer for something: those of the schools first, then those of the trust at large.

    Without a school every post may, for a risk of the trust is anybody's.
    """
    posts = list(Post.objects.filter(trust=trust).select_related("school").order_by("title"))
    here = [one for one in schools if one is not None]
    if not here:
        return posts
    return [post for post in posts if post.school_id in here] + [post for post in posts if post.school_id is None]


def soon(today: dt.date, weeks: int) -> dt.date:
    """Return the day so many weeks from now."""
    return today + dt.timedelta(weeks=weeks)
