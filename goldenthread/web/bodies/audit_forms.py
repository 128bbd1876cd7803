"""What is typed about audits, reviews and what they found."""

from collections.abc import Iterable
from typing import Any

from django import forms

from goldenthread.features.members.criteria import SETS, criteria_set
from goldenthread.features.members.models import Answer, Audit, Finding, Review
from goldenthread.features.organisations.models import Body, Post
from goldenthread.web.bodies.forms import AREA, DAY

MONEY: dict[str, Any] = {"required": False, "max_digits": 10, "decimal_places": 2, "min_value": 0}


class OpenAuditForm(forms.Form):
    """Which criteria, of which bodies, by when, and who else looks at them."""

    criteria = forms.ChoiceField(label="What is asked")
    title = forms.CharField(label="Called", max_length=160)
    bodies = forms.MultipleChoiceField(label="Of which bodies", widget=forms.CheckboxSelectMultiple)
    due_on = forms.DateField(label="Answers by", **DAY)
    outside = forms.MultipleChoiceField(
        label="Who looks at them from outside", required=False, widget=forms.CheckboxSelectMultiple,
        help_text="Only for how a body does: a head, an officer, the chair of another body.",
    )  # fmt: skip
    least_answers = forms.IntegerField(
        label="Show what all said together from so many answers", min_value=3, max_value=50, initial=3
    )

    def __init__(self, *args: Any, bodies: Iterable[Body], posts: Iterable[Post], **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.listed = {one.ref: one for one in bodies}
        self.posts = {one.ref: one for one in posts}
        sets = [criteria_set(key) for keys in SETS.values() for key in keys]
        self.fields["criteria"].choices = [(one.key, one.title) for one in sets]  # type: ignore[attr-defined]
        self.fields["bodies"].choices = [(ref, one.name) for ref, one in self.listed.items()]  # type: ignore[attr-defined]
        self.fields["outside"].choices = [(ref, one.title) for ref, one in self.posts.items()]  # type: ignore[attr-defined]

    def facts(self) -> dict[str, Any]:
        typed = dict(self.cleaned_data)
        typed["bodies"] = [self.listed[ref] for ref in typed["bodies"]]
        typed["outside"] = [self.posts[ref] for ref in typed["outside"]]
        return typed


class AnswerForm(forms.Form):
    """One step of the scale a criterion, and two free words."""

    strengths = forms.CharField(required=False, max_length=4_000, widget=forms.Textarea)
    wants = forms.CharField(required=False, max_length=4_000, widget=forms.Textarea)

    def __init__(self, *args: Any, audit: Audit, before: Answer | None, **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.audit = audit
        is_skills = audit.kind == Audit.Kind.SKILLS
        self.fields["strengths"].label = "What you bring that is not asked for here" if is_skills else "What is good"
        self.fields["wants"].label = "What you would like to learn" if is_skills else "What would make it better"
        steps = [(str(step["score"]), step["says"]) for step in audit.scale]
        for key, one in audit.criteria.items():
            said = before.scores.get(key) if before else None
            self.fields[f"c_{key}"] = forms.ChoiceField(
                label=one["says"], help_text=one.get("help", ""), choices=steps, required=False,
                widget=forms.RadioSelect, initial=None if said is None else str(said),
            )  # fmt: skip
        if before:
            self.fields["strengths"].initial, self.fields["wants"].initial = before.strengths, before.wants

    @property
    def groups(self) -> list[tuple[str, list[Any]]]:
        return [
            (group["name"], [self[f"c_{one['key']}"] for one in group["criteria"]]) for group in self.audit.groups
        ]

    def scores(self) -> dict[str, int]:
        typed = {key: self.cleaned_data.get(f"c_{key}", "") for key in self.audit.criteria}
        return {key: int(value) for key, value in typed.items() if value}


class FindingForm(forms.Form):
    """Something that came to light, and who sees to it."""

    kind = forms.ChoiceField(label="What it is", choices=Finding.Kind.choices)
    says = forms.CharField(label="What was found", max_length=400, widget=forms.Textarea)
    body = forms.ChoiceField(label="Of which body", required=False)
    post = forms.ChoiceField(label="Who sees to it", required=False)
    due_on = forms.DateField(label="By when", required=False, **DAY)
    cost = forms.DecimalField(label="Cost in pounds", **MONEY)

    def __init__(self, *args: Any, bodies: Iterable[Body], posts: Iterable[Post], **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.listed = {one.ref: one for one in bodies}
        self.posts = {one.ref: one for one in posts}
        choices = [("", "All of them"), *((ref, one.name) for ref, one in self.listed.items())]
        self.fields["body"].choices = choices  # type: ignore[attr-defined]
        choices = [("", "Nobody yet"), *((ref, one.title) for ref, one in self.posts.items())]
        self.fields["post"].choices = choices  # type: ignore[attr-defined]

    def facts(self) -> dict[str, Any]:
        typed = dict(self.cleaned_data)
        return typed | {"body": self.listed.get(typed["body"]), "post": self.posts.get(typed["post"])}


class ResultForm(forms.Form):
    result = forms.CharField(label="What came of it", widget=forms.Textarea, max_length=4_000)


class ReviewForm(forms.Form):
    """A review from outside, commissioned or reported."""

    title = forms.CharField(label="Called", max_length=160)
    bodies = forms.MultipleChoiceField(label="Of which bodies", required=False, widget=forms.CheckboxSelectMultiple)
    scope = forms.CharField(label="What it looks at", required=False, **AREA)
    scope_agreed_by = forms.ChoiceField(label="That was agreed by", required=False)
    scope_agreed_on = forms.DateField(label="Agreed on", required=False, **DAY)
    reviewer = forms.CharField(label="Who reviews", required=False, max_length=160)
    cost = forms.DecimalField(label="Cost in pounds", **MONEY)
    commissioned_on = forms.DateField(label="Commissioned on", required=False, **DAY)
    reported_on = forms.DateField(label="Reported on", required=False, **DAY)
    says = forms.CharField(label="What it says, in short", required=False, widget=forms.Textarea, max_length=12_000)
    next_due_on = forms.DateField(label="The next one is due on", required=False, **DAY)
    repeats = forms.ChoiceField(label="It repeats", required=False)
    revision = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, bodies: Iterable[Body], earlier: Iterable[Review], **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.listed = {one.ref: one for one in bodies}
        self.earlier = {one.ref: one for one in earlier}
        self.fields["bodies"].choices = [(ref, one.name) for ref, one in self.listed.items()]  # type: ignore[attr-defined]
        agreed_by = [("", "Nobody yet"), *((ref, one.name) for ref, one in self.listed.items())]
        self.fields["scope_agreed_by"].choices = agreed_by  # type: ignore[attr-defined]
        choices = [("", "None"), *((ref, one.title) for ref, one in self.earlier.items())]
        self.fields["repeats"].choices = choices  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or self.cleaned_data
        if (
            bool(typed.get("scope_agreed_by")) != bool(typed.get("scope_agreed_on"))
            and "scope_agreed_on" not in self.errors
        ):
            missing = "scope_agreed_on" if typed.get("scope_agreed_by") else "scope_agreed_by"
            self.add_error(missing, "Say both: who agreed to what it looks at, and on which day.")
        return typed

    def facts(self) -> dict[str, Any]:
        typed = {key: value for key, value in self.cleaned_data.items() if key != "revision"}
        typed["bodies"] = [self.listed[ref] for ref in typed["bodies"]]
        typed["scope_agreed_by"] = self.listed.get(typed["scope_agreed_by"])
        return typed | {"repeats": self.earlier.get(typed["repeats"])}
