"""What is typed about that which hangs from a part of a plan. Checked for shape; nothing is decided or saved here."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django import forms
from django.core.validators import URLValidator

from goldenthread.features.measures.models import Measure, Target
from goldenthread.features.organisations.models import Post, School
from goldenthread.features.plans.models import Action, Assignment, Element, Link, Plan, Status
from goldenthread.web.plans.editing.conflicts import DrawnForm
from goldenthread.web.plans.editing.plan_forms import day_field

Choices = Sequence[tuple[str, str]]
DUE = "By when, in your own words"
DUE_HELP = "By Easter 2027, 12 March, or every term: then it comes round again."
ANEW = "new"
CHOOSE = "Choose one"


class AssignForm(forms.Form):
    """A post and its part. Posts, not people: whoever holds the post has the part."""

    post = forms.ModelChoiceField(label="Post", queryset=Post.objects.none(), to_field_name="ref", empty_label=CHOOSE)
    capacity = forms.ChoiceField(label="Its part", choices=Assignment.Capacity.choices)

    def __init__(self, *args: Any, posts: Any, **rest: Any) -> None:
        super().__init__(*args, **rest)
        _offer_posts(self.fields["post"], posts)


class MeasureForm(forms.Form):
    """A measure that the trust keeps already."""

    measure = forms.ModelChoiceField(
        label="Measure", queryset=Measure.objects.none(), to_field_name="ref", empty_label=CHOOSE
    )

    def __init__(self, *args: Any, measures: Any, **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.fields["measure"].queryset = measures  # type: ignore[attr-defined]


class NameTargetForm(forms.Form):
    """A target that one of the part's measures has already."""

    target = forms.ModelChoiceField(
        label="Target", queryset=Target.objects.none(), to_field_name="ref", empty_label=CHOOSE
    )

    def __init__(self, *args: Any, targets: Any, **rest: Any) -> None:
        super().__init__(*args, **rest)
        field = self.fields["target"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = targets
        field.label_from_instance = _target_label  # type: ignore[assignment, method-assign]


class TargetForm(forms.Form):
    """A target as its author says it, and which of some measures shows it, where there are any to choose from."""

    text = forms.CharField(
        label="What is aimed at", widget=forms.Textarea, max_length=2_000,
        help_text="One sentence with a figure and a date: Persistent absence below 15 % by July 2027.",
    )  # fmt: skip
    measure = forms.ModelChoiceField(
        label="Which measure shows it", queryset=Measure.objects.none(), to_field_name="ref", required=False,
        empty_label="None yet: a person will judge it",
    )  # fmt: skip
    column = forms.ChoiceField(label="In which column it is printed", required=False)
    instead = forms.CharField(widget=forms.HiddenInput, required=False, max_length=12)

    def __init__(self, *args: Any, measures: Any, columns: Choices, is_shown_by: str = "", **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.initial = {"measure": is_shown_by} | dict(self.initial)
        if measures is None:
            del self.fields["measure"]
        else:
            self.fields["measure"].queryset = measures  # type: ignore[attr-defined]
        if columns:
            self.fields["column"].choices = [("", "None"), *columns]  # type: ignore[attr-defined]
        else:
            del self.fields["column"]


class ActionForm(DrawnForm):
    """Something to be done, by a post, by a day in the plan's own words."""

    kind = forms.ChoiceField(label="It is", choices=[
        (Action.Kind.ACTION, "something to do"), (Action.Kind.MILESTONE, "a milestone: something to be reached"),
    ], required=False)  # fmt: skip
    title = forms.CharField(label="What is to be done", max_length=300)
    post = forms.ModelChoiceField(
        label="By whom", queryset=Post.objects.none(), to_field_name="ref", required=False,
        empty_label="Nobody named yet",
    )  # fmt: skip
    due_words = forms.CharField(label=DUE, required=False, max_length=160, help_text=DUE_HELP)
    priority = forms.ChoiceField(label="How pressing", choices=Action.Priority.choices, required=False)
    verifier = forms.ModelChoiceField(
        label="Who confirms that it is done", queryset=Post.objects.none(), to_field_name="ref", required=False,
        empty_label="Nobody has to",
    )  # fmt: skip
    source = forms.CharField(widget=forms.HiddenInput, required=False, max_length=60)
    status = forms.ChoiceField(label="How it stands")

    def __init__(
        self,
        data: Any = None,
        *,
        posts: Any,
        action: Action | None = None,
        arises: Mapping[str, str] | None = None,
        auto_id: str = "id_%s",
    ) -> None:
        super().__init__(data, facts=_facts_of(action) | dict(arises or {}), auto_id=auto_id)
        field = self.fields["post"]
        _offer_posts(field, posts)
        _offer_posts(self.fields["verifier"], posts)
        if action is not None and action.post_id:
            # What a post was asked to do can go to another post, and is never nobody's again.
            field.required, field.empty_label = True, None  # type: ignore[attr-defined]
        was_done = action is not None and action.status == Status.DONE
        # Done is said with its day, by a button of its own.
        offered = [pair for pair in Status.choices if pair[0] != Status.DONE or was_done]
        self.fields["status"].choices = offered  # type: ignore[attr-defined]
        self.seal()

    def words(self) -> dict[str, Any]:
        said = {name: self.cleaned_data[name] for name in ("title", "post", "due_words", "status")}
        return said | {name: self.cleaned_data[name] for name in ("kind", "priority") if self.cleaned_data[name]}


class FinishForm(forms.Form):
    """The day on which an action was done; none is today."""

    done_on = day_field("Done on")


class EvidenceForm(forms.Form):
    """Something that shows what is claimed."""

    title = forms.CharField(label="What it is", max_length=300, help_text="Minutes of the board, a report, a visit.")
    address = forms.URLField(
        label="Where it can be opened", required=False, max_length=500, assume_scheme="https",
        validators=[URLValidator(["https"], message="An address begins with https://")],
        widget=forms.URLInput(attrs={"placeholder": "https://"}),
    )  # fmt: skip
    dated_on = day_field("Its date")


class AnswerForm(forms.Form):
    """What a local plan does with a part of the trust's plan."""

    kind = forms.ChoiceField(label="What you do with it", widget=forms.RadioSelect)
    lower = forms.ChoiceField(label="With which part of your plan", required=False)
    school = forms.ChoiceField(label="In whose name", required=False)
    reason = forms.CharField(
        label="Why", required=False, widget=forms.Textarea, max_length=4_000,
        help_text="Needed where it conflicts or is declined; it is shown to whoever reads the trust’s plan.",
    )  # fmt: skip

    def __init__(self, *args: Any, lowers: Choices, schools: Iterable[School], **rest: Any) -> None:
        super().__init__(*args, **rest)
        places = [(school.ref, school.name) for school in schools]
        kinds = {
            Link.Kind.TAKES_UP: "Take it up: a part of our plan works on it",
            Link.Kind.SUPPORTS: "Support it: a part of our plan helps it along",
            Link.Kind.CONFLICTS: "It conflicts with a part of our plan",
            Link.Kind.DECLINES: "Decline it: it is not for us at present",
        }
        wanted = [kind for kind in kinds if (lowers if kind != Link.Kind.DECLINES else places)]
        self.fields["kind"].choices = [(kind, kinds[kind]) for kind in wanted]  # type: ignore[attr-defined]
        for name, choices in (("lower", [("", "Choose a part"), *lowers] if lowers else []), ("school", places)):
            if choices:
                self.fields[name].choices = choices  # type: ignore[attr-defined]
            else:
                del self.fields[name]
        if len(places) == 1:
            self.fields["school"].widget = forms.HiddenInput()
            self.initial = dict(self.initial) | {"school": places[0][0]}

    def clean(self) -> dict[str, Any]:
        facts = super().clean() or self.cleaned_data
        kind = facts.get("kind")
        if kind and kind != Link.Kind.DECLINES and not facts.get("lower"):
            self.add_error("lower", "Say which part of your plan it is.")
        if kind in (Link.Kind.CONFLICTS, Link.Kind.DECLINES) and not facts.get("reason", "").strip():
            self.add_error("reason", "Say why: the reason is missing.")
        return facts


class TieForm(forms.Form):
    """What a local part does with a part of the trust's plan that is chosen."""

    upper = forms.ChoiceField(label="Which part of the trust’s plan")
    kind = forms.ChoiceField(label="What this does with it", choices=[
        (Link.Kind.TAKES_UP, "Takes it up"), (Link.Kind.SUPPORTS, "Supports it"),
        (Link.Kind.CONFLICTS, "Conflicts with it"),
    ])  # fmt: skip
    reason = forms.CharField(
        label="Why", required=False, widget=forms.Textarea, max_length=4_000, help_text="Needed where it conflicts."
    )

    def __init__(self, *args: Any, uppers: Choices, **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.fields["upper"].choices = uppers  # type: ignore[attr-defined]


def lower_choices(lowers: Iterable[Element], plans: Iterable[Plan]) -> list[tuple[str, str]]:
    """Return the parts of the reader's own plans as choices, and for each plan a new part of it."""
    return [
        *((part.ref, f"{_place(part.plan)}: {part}"[:140]) for part in lowers),
        *((f"{ANEW}:{plan.ref}", f"{_place(plan)}: a new part of {plan.title}"[:140]) for plan in plans),
    ]


def _target_label(target: Any) -> str:
    return f"{target.measure}: {target.text}"[:140]


def _place(plan: Plan) -> str:
    return str(plan.school.short_name if plan.school else plan.unit)


def _offer_posts(field: Any, posts: Any) -> None:
    field.queryset = posts
    field.label_from_instance = lambda post: post.title if post.is_held else f"{post.title} (vacant)"


def _facts_of(action: Action | None) -> dict[str, Any]:
    if action is None:
        return {"revision": 0, "status": Status.NOT_STARTED, "priority": Action.Priority.NORMAL}
    names = ("title", "due_words", "status", "revision", "kind", "priority")
    facts = {name: getattr(action, name) for name in names}
    posts = {"post": action.post, "verifier": action.verifier}
    return facts | {name: post.ref if post else "" for name, post in posts.items()}
