"""What becomes of each part in the plan that follows, or in the year to come, as it is chosen."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from django import forms
from django.forms import BoundField

from goldenthread.domain.calendar import TermCalendar
from goldenthread.domain.plans import carrying, horizon
from goldenthread.features.plans.models import Plan
from goldenthread.features.plans.operations import Decided
from goldenthread.features.plans.queries.outline.outlines import Line
from goldenthread.features.plans.queries.thread.successions import Going
from goldenthread.web.plans.editing.plan_forms import PeriodForm, day_field, period_field
from goldenthread.web.plans.versions.forms import edition_field, note_field

CHOICES = {
    carrying.CARRY: "Carry", carrying.CHANGE: "Change", carrying.CLOSE: "Close: done", carrying.DROP: "Drop",
}  # fmt: skip
# More parts than a person decides on one by one; deeper ones go the way that is proposed, with what is over them.
MOST_SHOWN = 400


class GoingRow(NamedTuple):
    """One part to decide on."""

    line: Line
    proposal: carrying.Proposal
    decision: BoundField
    reason: BoundField


class GoingForm(forms.Form):
    """A decision and a reason for each part that is shown."""

    choices: Mapping[str, str] = CHOICES

    def add_parts(self, going: Sequence[Going]) -> None:
        """Put a choice and a reason in for every part down to the depth that a person can decide on."""
        self.going = going
        self.depth = _depth_shown(going)
        for one in self._shown():
            ref, proposed = one.line.element.ref, self._proposed(one)
            self.fields[f"part_{ref}"] = forms.ChoiceField(
                choices=list(self.choices.items()), initial=proposed, label=f"What becomes of {one.line.element}"
            )
            self.fields[f"why_{ref}"] = forms.CharField(
                required=False, max_length=300, label=f"Why, for {one.line.element}",
                widget=forms.TextInput(attrs={"placeholder": "Why", "autocomplete": "off"}),
            )  # fmt: skip

    def rows(self) -> Iterator[GoingRow]:
        for one in self._shown():
            ref = one.line.element.ref
            yield GoingRow(one.line, one.proposal, self[f"part_{ref}"], self[f"why_{ref}"])

    @property
    def hidden_parts(self) -> int:
        return len(self.going) - len(self._shown())

    def decided(self) -> dict[str, Decided]:
        """Return every decision: as chosen, and for deeper parts as proposed where what is over them goes on."""
        found: dict[str, Decided] = {}
        for one in self.going:
            element, over = one.line.element, one.line.node.parent
            if f"part_{element.ref}" in self.cleaned_data:
                chosen = self.cleaned_data[f"part_{element.ref}"]
                found[element.ref] = Decided(chosen, self.cleaned_data[f"why_{element.ref}"])
                continue
            above = found[over.row.ref] if over else Decided(carrying.CARRY)
            goes_on = above.decision in carrying.GOES_ON
            proposed = Decided(one.proposal.decision, one.proposal.reason)
            found[element.ref] = proposed if goes_on else above
        return found

    def _shown(self) -> list[Going]:
        return [one for one in self.going if one.line.depth <= self.depth]

    def _proposed(self, one: Going) -> str:
        return one.proposal.decision


class NextPlanForm(PeriodForm, GoingForm):
    """The plan that follows on another."""

    title = forms.CharField(label="What it is called", max_length=160)
    period_words = period_field()
    starts_on = day_field("First day", "Only where the words alone do not say it.")
    ends_on = day_field("Last day")
    ends_earlier = forms.BooleanField(
        label="The plan of now ends when the next one is adopted", required=False, initial=True
    )

    moves_dates = forms.BooleanField(
        label="Dates before it, those of targets too, move on with it: July 2027 to July 2028 in a plan of one year",
        required=False, initial=True,
    )  # fmt: skip

    def __init__(self, data: Any = None, *, plan: Plan, going: Sequence[Going], calendar: TermCalendar) -> None:
        super().__init__(data, initial=_following(plan))
        self.calendar = calendar
        self.add_parts(going)

    def clean(self) -> dict[str, Any]:
        facts = super().clean()
        if not self.errors and not facts.get("starts_on"):
            self.add_error("period_words", "Say which years the next plan is for, so that it has a first day.")
        return facts

    def facts(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in _following_names}


class RollForm(GoingForm):
    """A rolling plan moved on by a year."""

    choices = {carrying.CARRY: "Goes on", carrying.CLOSE: "Closed"}

    title = forms.CharField(label="What it is called from now on", max_length=160)
    period_words = forms.CharField(label="Which years it is for, as you would print it", max_length=80)
    edition = edition_field()
    note = note_field()
    revision = forms.IntegerField(widget=forms.HiddenInput, min_value=0)

    def __init__(self, data: Any = None, *, plan: Plan, going: Sequence[Going]) -> None:
        super().__init__(data, initial={
            "title": horizon.moved_on(plan.title), "period_words": horizon.moved_on(plan.period_words),
            "revision": plan.revision,
        })  # fmt: skip
        self.add_parts(going)

    def closed(self) -> dict[str, str]:
        """Return the reason for each part that is closed, by its reference."""
        goes_on = carrying.GOES_ON
        return {ref: one.reason for ref, one in self.decided().items() if one.decision not in goes_on}

    def facts(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in ("title", "period_words", "edition", "note")}

    def _proposed(self, one: Going) -> str:
        return carrying.CARRY if one.proposal.decision in carrying.GOES_ON else carrying.CLOSE


_following_names = ("title", "period_words", "starts_on", "ends_on", "ends_earlier", "moves_dates")


def _following(plan: Plan) -> dict[str, Any]:
    """Propose a plan's next year where its words name one, and else the years after its own, as many as it has."""
    if plan.starts_on is None or plan.ends_on is None:
        return {"title": plan.title}
    begins = horizon.next_year_begins(plan.period_words or plan.title, plan.starts_on, plan.ends_on)
    if begins is not None:
        words = horizon.next_year(plan.period_words)
        return {"title": horizon.next_year(plan.title), "period_words": words, "starts_on": begins,
                "ends_on": plan.ends_on}  # fmt: skip
    starts_on = plan.ends_on + dt.timedelta(days=1)
    years = max(1, starts_on.year - plan.starts_on.year)
    return {
        "title": horizon.moved_on(plan.title, years), "period_words": horizon.moved_on(plan.period_words, years),
        "starts_on": starts_on, "ends_on": horizon.years_on(starts_on, years) - dt.timedelta(days=1),
    }  # fmt: skip


def _depth_shown(going: Sequence[Going]) -> int:
    deepest = max((one.line.depth for one in going), default=1)
    return next(
        (
            depth
            for depth in range(deepest, 1, -1)
            if sum(one.line.depth <= depth for one in going) <= MOST_SHOWN
        ),
        1,
    )  # fmt: skip
