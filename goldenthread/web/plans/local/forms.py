"""What is typed about local plans, checked for shape. Nothing is decided or saved here."""

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms

from goldenthread.domain.calendar import TermCalendar
from goldenthread.features.organisations.models import Post
from goldenthread.features.plans.models import Element, Expectation, Link, Ownership, Plan
from goldenthread.web.plans.editing.plan_forms import PeriodForm, day_field, period_field

TEMPLATE, EMPTY = "template", "empty"
# What a place does with an aim: a new part as it is or reworded, a part that is there, or nothing; or takes it back.
INTO = ("take", "adapt", "tie", "decline", "back")
# What it does with all aims at once that it has not answered.
REST = ("take the rest", "decline the rest")
Choices = Sequence[tuple[str, str]]


class BeginLocalPlanForm(PeriodForm):
    """A place's plan to be begun: from the template of its kind, or from another year's."""

    place = forms.ChoiceField(label="Whose plan it is")
    kind = forms.ChoiceField(label="What kind of plan", widget=forms.RadioSelect)
    start = forms.ChoiceField(
        label="What it begins with",
        help_text="A copy keeps words, leads, measures and links; what was said, done and aimed at stays behind.",
    )
    title = forms.CharField(
        label="What it is called", max_length=160, required=False,
        help_text="Left empty, it is called after its kind and its years.",
    )  # fmt: skip
    period_words = period_field()
    starts_on = day_field("First day", "Only where the words alone do not say it.")
    ends_on = day_field("Last day")
    lead = forms.ModelChoiceField(
        label="Who leads it", queryset=Post.objects.none(), to_field_name="ref", required=False,
        empty_label="Nobody named yet",
    )  # fmt: skip
    above = forms.ChoiceField(
        label="Which plan it stands under", required=False, help_text="A department’s stands under its school’s."
    )

    def __init__(
        self, *args: Any, places: Choices, kinds: Choices, copies: Choices, aboves: Choices, posts: Any,
        calendar: TermCalendar, **rest: Any,
    ) -> None:  # fmt: skip
        super().__init__(*args, **rest)
        self.calendar = calendar
        begins = [(TEMPLATE, "The template of its kind"), *copies, (EMPTY, "Nothing: I write it all")]
        _offer(self.fields["place"], places)
        _offer(self.fields["kind"], kinds)
        _offer(self.fields["start"], begins)
        _offer(self.fields["above"], [("", "None: it stands by itself"), *aboves])
        self.fields["lead"].queryset = posts  # type: ignore[attr-defined]
        self.initial = {"place": places[0][0], "kind": kinds[0][0], "start": TEMPLATE} | dict(self.initial)


class ExpectForm(forms.Form):
    """Which kind of plan is expected of whom, by which day."""

    kind = forms.ChoiceField(label="What kind of plan")
    of = forms.ChoiceField(label="Of whom", choices=Expectation.Of.choices)
    due_on = forms.DateField(label="By", widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))
    says = forms.CharField(
        label="What for", required=False, max_length=200, help_text="A sentence that the places read beside the day."
    )

    def __init__(self, *args: Any, kinds: Choices, **rest: Any) -> None:
        super().__init__(*args, **rest)
        _offer(self.fields["kind"], kinds)


class IntoForm(forms.Form):
    """What a place does with one aim, or with the rest: takes it as it is, rewords it, or declines it and why."""

    upper = forms.CharField(max_length=12, required=False, widget=forms.HiddenInput)
    do = forms.ChoiceField(choices=[(one, "") for one in (*INTO, *REST)], widget=forms.HiddenInput)
    link = forms.IntegerField(required=False, min_value=1, max_value=2**62)
    words = forms.CharField(label="In your own words", required=False, max_length=300)
    reason = forms.CharField(label="Why", required=False, max_length=4_000)
    own = forms.CharField(label="Which of your priorities", required=False, max_length=12)
    kind = forms.ChoiceField(
        label="What it does with it", required=False,
        choices=[(Link.Kind.TAKES_UP, "takes it up"), (Link.Kind.SUPPORTS, "helps it along")],
    )  # fmt: skip

    def __init__(self, *args: Any, own: Iterable[Element], **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.of_ref = {part.ref: part for part in own}

    def clean_own(self) -> Element | None:
        return self.of_ref.get(self.cleaned_data["own"])

    def clean(self) -> dict[str, Any]:
        facts = super().clean() or self.cleaned_data
        if facts.get("do") == "adapt" and not facts.get("words", "").strip():
            self.add_error("words", "Say it in your own words, or take it up as it is.")
        if facts.get("do") in ("decline", "decline the rest") and not facts.get("reason", "").strip():
            self.add_error("reason", "Say why: the reason is missing.")
        if facts.get("do") == "tie" and facts.get("own") is None:
            self.add_error("own", "Choose the priority of yours that works on it.")
        return facts


class LeadForm(forms.Form):
    """Which post answers for the whole plan."""

    lead = forms.ModelChoiceField(
        label="Who leads it", queryset=Post.objects.none(), to_field_name="ref", required=False,
        empty_label="Nobody named yet",
    )  # fmt: skip
    revision = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, posts: Any, plan: Plan, **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.fields["lead"].queryset = posts  # type: ignore[attr-defined]
        self.initial = {"lead": plan.lead.ref if plan.lead else "", "revision": plan.revision}


class OwnerForm(forms.Form):
    """Whose plan it is from a day on."""

    owner = forms.ChoiceField(label="Whose it is", choices=Ownership.Owner.choices, widget=forms.RadioSelect)
    from_on = forms.DateField(label="From", widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))
    reason = forms.CharField(
        label="Why", required=False, max_length=300, help_text="What was decided, by whom, and where it is minuted."
    )


def plan_choices(plans: Iterable[Plan], saying: str = "") -> list[tuple[str, str]]:
    """Return plans as choices, each with its place."""
    return [(plan.ref, f"{saying}{plan.in_place}"[:140]) for plan in plans]


def _offer(field: Any, choices: Choices) -> None:
    field.choices = choices
