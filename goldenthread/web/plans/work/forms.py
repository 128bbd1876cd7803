"""What is typed about how a part is run. Nothing is asked for that the lead does not want to keep."""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any

from django import forms
from django.core.validators import URLValidator

from goldenthread.domain.plans.money_lines import read_lines
from goldenthread.features.organisations.models import School, Unit
from goldenthread.features.plans.models import BenefitReview, BudgetLine, Dependency, FactorRating, Reminder
from goldenthread.web.plans.editing.plan_forms import day_field

Places = Sequence[School | Unit]
Groups = Sequence[tuple[str, Sequence[tuple[str, str]]]]
OWN_DATE = "By when, in your own words"


def money_field(label: str, *, required: bool = True, help_text: str = "") -> forms.DecimalField:
    return forms.DecimalField(
        label=label, required=required, max_digits=14, decimal_places=2, help_text=help_text,
        widget=forms.TextInput(attrs={"inputmode": "decimal", "class": "short"}),
    )  # fmt: skip


class Pounds:
    """Takes £1,204.50 as it is written."""

    def clean_pounds(self, data: Any, names: Sequence[str]) -> Any:
        if data is None:
            return None
        kept = data.copy()
        for name in names:
            if name in kept:
                kept[name] = kept[name].replace("£", "").replace(",", "").strip()
        return kept


class FactorsForm(forms.Form):
    """Conditions for success, one a line."""

    text = forms.CharField(
        label="What has to hold", widget=forms.Textarea, max_length=6_000,
        help_text="One condition a line. It is rated by you now and then, and never measured.",
    )  # fmt: skip

    def clean_text(self) -> list[str]:
        lines = [line.strip() for line in self.cleaned_data["text"].splitlines() if line.strip()]
        long = next((line for line in lines if len(line) > 300), "")
        if long:
            raise forms.ValidationError(f"“{long[:40]}…” is {len(long)} characters long; 300 is the most.")
        return lines


class FactorForm(forms.Form):
    """The words of one condition."""

    text = forms.CharField(label="What has to hold", max_length=300)


class RateForm(forms.Form):
    """A judgement of one condition."""

    rating = forms.ChoiceField(label="It is", choices=FactorRating.Rating.choices, widget=forms.RadioSelect)
    evidence = forms.CharField(label="What makes you say so", required=False, widget=forms.Textarea, max_length=4_000)


class DependencyForm(forms.Form):
    """Another part, a milestone, or something outside the plans."""

    kind = forms.ChoiceField(label="This part", choices=Dependency.Kind.choices)
    on = forms.ChoiceField(label="Which part or milestone", required=False)
    outside = forms.CharField(
        label="Or something outside our plans", required=False, max_length=200,
        help_text="The council’s decision on the site.",
    )  # fmt: skip
    due_words = forms.CharField(label="Expected by, where it is outside", required=False, max_length=160)
    note = forms.CharField(label="Why", required=False, max_length=300)

    def __init__(self, *args: Any, things: Groups, **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.fields["on"].choices = [("", "None of these"), *things]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        facts = super().clean() or self.cleaned_data
        if not self.errors and bool(facts.get("on")) == bool(facts.get("outside")):
            self.add_error("on", "Choose a part or a milestone, or say in words what it is: one of the two.")
        return facts


class ShareForm(forms.Form):
    """A milestone of another part that this one shares."""

    action = forms.ChoiceField(label="Which milestone")

    def __init__(self, *args: Any, things: Groups, **rest: Any) -> None:
        super().__init__(*args, **rest)
        milestones = [choice for heading, choices in things if heading == "Milestones" for choice in choices]
        self.fields["action"].choices = [("", "Choose one"), *milestones]  # type: ignore[attr-defined]
        self.has_any = bool(milestones)


class OptionForm(Pounds, forms.Form):
    """One way of reaching the aim."""

    title = forms.CharField(label="The option", max_length=200)
    speaks_for = forms.CharField(label="What speaks for it", required=False, widget=forms.Textarea, max_length=4_000)
    speaks_against = forms.CharField(
        label="What speaks against it", required=False, widget=forms.Textarea, max_length=4_000
    )
    cost = money_field("What it costs, in pounds", required=False)

    def __init__(self, data: Any = None, **rest: Any) -> None:
        super().__init__(self.clean_pounds(data, ["cost"]), **rest)


class ChooseForm(forms.Form):
    """Why one option is chosen."""

    reason = forms.CharField(label="Why this one", widget=forms.Textarea, max_length=4_000)


class StageForm(forms.Form):
    """The next stage."""

    title = forms.CharField(label="The stage", max_length=120)
    gate = forms.CharField(label="What must be so before the next begins", required=False, max_length=300)
    due_words = forms.CharField(label="When, in your own words", required=False, max_length=160)
    wants_lessons = forms.BooleanField(label="It is a pilot: its lessons are written down first", required=False)


class PassForm(forms.Form):
    """Closing a stage."""

    lessons = forms.CharField(label="What was learned", required=False, widget=forms.Textarea, max_length=4_000)


class MoneyForm(Pounds, forms.Form):
    """A line of money, and where and in which year it belongs."""

    kind = forms.ChoiceField(label="What it is", choices=BudgetLine.Kind.choices)
    title = forms.CharField(label="For what", max_length=200)
    amount = money_field("How much, in pounds")
    so_far = money_field("So far", required=False, help_text="Spent, saved or brought in by now.")
    given_by = forms.CharField(label="Who gives it", required=False, max_length=200)
    dated_on = day_field("On")
    year = forms.ChoiceField(label="In which year", required=False)
    place = forms.ChoiceField(label="Where", required=False)
    benefit = forms.ChoiceField(label="For which benefit", required=False)
    days = forms.DecimalField(
        label="Days of staff time", required=False, max_digits=7, decimal_places=1, min_value=0,
        widget=forms.TextInput(attrs={"inputmode": "decimal", "class": "short"}),
    )  # fmt: skip

    def __init__(
        self, data: Any = None, *, places: Places, years: Sequence[str],
        benefits: Iterable[Reminder] = (), **rest: Any,
    ) -> None:  # fmt: skip
        super().__init__(self.clean_pounds(data, ["amount", "so_far"]), **rest)
        self.benefits = {one.ref: one for one in benefits}
        meant = [("", "None in particular"), *((ref, one.text[:90]) for ref, one in self.benefits.items())]
        self.fields["benefit"].choices = meant  # type: ignore[attr-defined]
        self.places = {f"{type(one).__name__.lower()}:{one.ref}": one for one in places}
        offered = [("", "The trust at large"), *((key, str(one)) for key, one in self.places.items())]
        self.fields["place"].choices = offered  # type: ignore[attr-defined]
        self.fields["year"].choices = [("", "No year"), *((year, year) for year in years)]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        facts = dict(super().clean() or self.cleaned_data)
        place = self.places.get(facts.pop("place", ""))
        return facts | {
            "benefit": self.benefits.get(facts.get("benefit", "")),
            "school": place if isinstance(place, School) else None,
            "unit": place if isinstance(place, Unit) else None,
        }


class SoFarForm(Pounds, forms.Form):
    """How much of a line by now."""

    so_far = money_field("So far, in pounds")

    def __init__(self, data: Any = None, **rest: Any) -> None:
        super().__init__(self.clean_pounds(data, ["so_far"]), **rest)


class ReminderForm(forms.Form):
    """Something in words that must not be lost sight of."""

    kind = forms.ChoiceField(label="It is", choices=Reminder.Kind.choices)
    text = forms.CharField(label="In words", max_length=300)


class SettleForm(forms.Form):
    """How something was settled."""

    outcome = forms.CharField(label="How", required=False, max_length=300)


class RedateForm(forms.Form):
    """Another date, and why."""

    due_words = forms.CharField(label="The new date, in your own words", max_length=160, help_text="By Easter 2027.")
    reason = forms.CharField(label="Why it changes", widget=forms.Textarea, max_length=4_000)


class BlockForm(forms.Form):
    """What stands in the way, and who can take it out."""

    because = forms.CharField(label="What stands in the way", max_length=300)
    unblocker: Any = forms.ModelChoiceField(
        label="Who can free it", queryset=None, to_field_name="ref", required=False,
        empty_label="Nobody in particular", help_text="They are asked to.",
    )  # fmt: skip

    def __init__(self, *args: Any, posts: Any, **rest: Any) -> None:
        super().__init__(*args, **rest)
        field = self.fields["unblocker"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = posts
        field.label_from_instance = lambda post: post.title  # type: ignore[assignment, method-assign]


class FreeForm(forms.Form):
    """How an action came free."""

    how = forms.CharField(label="How it came free", required=False, max_length=300, help_text="Kept with the part.")


class ProofForm(forms.Form):
    """The day on which an action was done, and what shows it."""

    done_on = day_field("Done on")
    proof = forms.CharField(label="What shows it", required=False, max_length=300)
    proof_address = forms.URLField(
        label="Where it can be opened", required=False, max_length=500, assume_scheme="https",
        validators=[URLValidator(["https"], message="An address begins with https://")],
        widget=forms.URLInput(attrs={"placeholder": "https://"}),
    )  # fmt: skip


class RemarkForm(forms.Form):
    """What whoever confirms an action says of it."""

    remark = forms.CharField(
        label="What you say of it", required=False, max_length=300, widget=forms.Textarea(attrs={"rows": 2})
    )


class BudgetForm(forms.Form):
    """Lines of the budget as they are pasted, not yet linked to any part."""

    kind = forms.ChoiceField(label="What it is", choices=BudgetLine.Kind.choices)
    year = forms.ChoiceField(label="In which year", required=False)
    lines = forms.CharField(
        label="Lines of the budget", widget=forms.Textarea(attrs={"rows": 4}), max_length=40_000,
        help_text="One a line: for what, then the sum, as in Reading books £12,000; or two columns of a spreadsheet.",
    )  # fmt: skip

    def __init__(self, data: Any = None, *, years: Sequence[str], **rest: Any) -> None:
        super().__init__(data, **rest)
        self.fields["year"].choices = [("", "No year"), *((year, year) for year in years)]  # type: ignore[attr-defined]

    def clean_lines(self) -> list[tuple[str, Decimal]]:
        read, unread = read_lines(self.cleaned_data["lines"].splitlines())
        if unread:
            raise forms.ValidationError(
                f"“{unread[0][:60]}” does not say a sum: put it behind a £, a tab or a semicolon."
            )
        return [(one.title, one.amount) for one in read]


class BenefitForm(forms.Form):
    """What the part is to bring."""

    text = forms.CharField(label="What it is to bring", max_length=300, help_text="Less time on administration.")


class ReviewForm(Pounds, forms.Form):
    """What became of a benefit by today."""

    found = forms.ChoiceField(label="It brought", choices=BenefitReview.Found.choices, widget=forms.RadioSelect)
    worth = money_field("What it is worth so far, in pounds", required=False)
    says = forms.CharField(label="What makes you say so", widget=forms.Textarea(attrs={"rows": 2}), max_length=2_000)

    def __init__(self, data: Any = None, **rest: Any) -> None:
        super().__init__(self.clean_pounds(data, ["worth"]), **rest)
