"""What is typed about who decides."""

from decimal import Decimal
from typing import Any

from django import forms

from goldenthread.features.organisations.models import School

DAY = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})


class AskForm(forms.Form):
    """A question: in words, or by the decision, school, amount and day."""

    q = forms.CharField(
        label="What is to be decided?", required=False, max_length=200,
        widget=forms.TextInput(attrs={"type": "search", "placeholder": "Such as: a £12,000 order, a uniform"}),
    )  # fmt: skip
    decision = forms.SlugField(required=False, max_length=80, widget=forms.HiddenInput)
    school = forms.ChoiceField(required=False)
    amount = forms.DecimalField(
        label="How much, or how many days", required=False, min_value=0, max_digits=14, decimal_places=2
    )
    on = forms.DateField(
        label="On", required=False, widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
    )

    def __init__(self, *args: Any, schools: list[School], everywhere: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.schools = {school.ref: school for school in schools}
        field = self.fields["school"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", everywhere), *((ref, school.name) for ref, school in self.schools.items())]

    def clean_school(self) -> School | None:
        return self.schools.get(self.cleaned_data["school"])

    def as_understood(self, school: School | None, amount: Decimal | None) -> "AskForm":
        """Return the form with the school and the amount that the question named in their own fields."""
        data: Any = self.data
        data = data.copy()
        data["school"] = school.ref if school else ""
        data["amount"] = "" if amount is None else f"{amount:f}"
        self.data = data
        return self
