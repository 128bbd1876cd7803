"""What is typed when a plan is adopted or kept, checked for shape. Nothing is decided or saved here."""

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django import forms

from goldenthread.domain.plans import horizon
from goldenthread.features.organisations.models import Body
from goldenthread.features.plans.models import Plan
from goldenthread.web.plans.editing.plan_forms import day_field

SOMEBODY = "other"


def edition_field() -> forms.CharField:
    return forms.CharField(
        label="Which edition it is", required=False, max_length=80,
        help_text="As you would print it: Year 1 (2026/27), or Second edition.",
    )  # fmt: skip


def note_field() -> forms.CharField:
    return forms.CharField(
        label="What there is to say of it", required=False, max_length=4_000, widget=forms.Textarea
    )


class AdoptForm(forms.Form):
    """That a body has adopted a plan as it stands."""

    body = forms.ChoiceField(label="Who adopted it", widget=forms.RadioSelect)
    adopted_by = forms.CharField(
        label="Somebody else: which body or post", required=False, max_length=160,
        help_text="Only where it is none of those above. A post rather than a name.",
    )  # fmt: skip
    adopted_on = day_field("On which day")
    next_review_on = day_field("When it is to be reviewed next")
    edition = edition_field()
    note = note_field()
    revision = forms.IntegerField(widget=forms.HiddenInput, min_value=0)

    def __init__(self, data: Any = None, *, plan: Plan, bodies: Iterable[Body], today: dt.date) -> None:
        known = list(bodies)
        year = horizon.plan_year(plan.starts_on, plan.ends_on, today)
        first = known[0].ref if known else SOMEBODY
        super().__init__(data, initial={
            "body": first, "adopted_on": today, "next_review_on": horizon.years_on(today, 1),
            "edition": str(year or ""), "revision": plan.revision,
        })  # fmt: skip
        self.bodies = {body.ref: body for body in known}
        offered = [*((body.ref, body.name) for body in known), (SOMEBODY, "Somebody else")]
        self.fields["body"].choices = offered  # type: ignore[attr-defined]
        self.fields["adopted_on"].required = True

    def facts(self) -> dict[str, Any]:
        """Return what the operation takes."""
        said = {name: self.cleaned_data[name] for name in ("adopted_on", "next_review_on", "edition", "note")}
        body = self.bodies.get(self.cleaned_data["body"])
        return said | {"body": body, "adopted_by": "" if body else self.cleaned_data["adopted_by"]}


class EvaluateForm(forms.Form):
    """What a body found when it evaluated a plan."""

    body = forms.ChoiceField(label="Who evaluated it", widget=forms.RadioSelect)
    evaluated_by = forms.CharField(
        label="Somebody else: which body or post", required=False, max_length=160,
        help_text="Only where it is none of those above. A post rather than a name.",
    )  # fmt: skip
    evaluated_on = day_field("On which day")
    said = forms.CharField(
        label="What it found", max_length=4_000, widget=forms.Textarea,
        help_text="What went well, what did not, and what is to be changed in the plan.",
    )  # fmt: skip

    def __init__(self, data: Any = None, *, bodies: Iterable[Body], today: dt.date) -> None:
        known = list(bodies)
        super().__init__(data, initial={"body": known[0].ref if known else SOMEBODY, "evaluated_on": today})
        self.bodies = {body.ref: body for body in known}
        offered = [*((body.ref, body.name) for body in known), (SOMEBODY, "Somebody else")]
        self.fields["body"].choices = offered  # type: ignore[attr-defined]
        self.fields["evaluated_on"].required = True

    def facts(self) -> dict[str, Any]:
        """Return what the operation takes."""
        body = self.bodies.get(self.cleaned_data["body"])
        said = {name: self.cleaned_data[name] for name in ("evaluated_on", "said")}
        return said | {"body": body, "evaluated_by": "" if body else self.cleaned_data["evaluated_by"]}


class KeepForm(forms.Form):
    """That a plan is to be kept as it stands."""

    edition = edition_field()
    note = note_field()
