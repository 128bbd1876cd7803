"""What is typed about a self-evaluation: by the school, an area a row; by its moderator, area by area."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms import BoundField

from goldenthread.domain.board import self_evaluation as rules
from goldenthread.features.assurance import operations
from goldenthread.features.assurance.models import Review
from goldenthread.features.assurance.queries import Evaluation
from goldenthread.web.assurance.forms import DAY
from goldenthread.web.assurance.found_forms import SHORT, PlacedForm

SPARE, MOST = 3, 40
AGREES, OTHERWISE, LATER = "agrees", "otherwise", ""
MODERATES = [(AGREES, "I agree"), (OTHERWISE, "I judge otherwise"), (LATER, "Not looked at")]
WHOLE = "whole"


@dataclass(frozen=True)
class AreaRow:
    """The fields of one area: its name, the judgement and what it rests on."""

    area: BoundField
    judgement: BoundField
    why: BoundField


class SelfEvaluationForm(PlacedForm):
    """A school's own areas, a judgement of each and what it rests on, in whatever words it uses."""

    held_on = forms.DateField(label="As at", **DAY)
    judgement = forms.CharField(label="All in all, in a few words", required=False, max_length=160)
    lines = forms.CharField(
        label="Lines of your own paper", required=False, widget=forms.Textarea, max_length=8_000,
        help_text="Area, colon, judgement, full stop, why: “Reading: strong. Nine in ten pass the check.”",
    )  # fmt: skip

    def __init__(self, *args: Any, last: Sequence[tuple[str, str]], **rest: Any) -> None:
        super().__init__(*args, **rest)
        sent = sum(name.startswith("area_") for name in self.data)
        self.count = min(sent or len(last) + SPARE, MOST)
        for number in range(self.count):
            area, before = last[number] if number < len(last) else ("", "")
            self.fields[f"area_{number}"] = forms.CharField(
                label="Area", required=False, max_length=rules.LONGEST_AREA, initial=area
            )
            self.fields[f"judged_{number}"] = forms.CharField(
                label="How you judge it", required=False, max_length=rules.LONGEST_JUDGEMENT,
                help_text=f"Last time: {before}" if before else "",
            )  # fmt: skip
            self.fields[f"why_{number}"] = forms.CharField(label="What that rests on", required=False, **SHORT)

    @property
    def rows(self) -> list[AreaRow]:
        return [AreaRow(self[f"area_{n}"], self[f"judged_{n}"], self[f"why_{n}"]) for n in range(self.count)]

    def clean_lines(self) -> list[rules.Judged]:
        """Read the lines; those that judge nothing are named."""
        found, left = rules.read_lines(self.cleaned_data["lines"])
        if left:
            raise ValidationError(f"Put a colon between the area and its judgement: “{left[0][:80]}”.")
        return found

    def clean(self) -> dict[str, Any]:
        """Read the rows: a row without a judgement is left out, unless something else in it would be lost."""
        typed = super().clean() or {}
        judged = []
        for number in range(self.count):
            area, says, why = (typed.get(f"{name}_{number}", "").strip() for name in ("area", "judged", "why"))
            if says and not area:
                self.add_error(f"area_{number}", "Say which area you judge.")
            elif why and not says:
                self.add_error(f"judged_{number}", "Say how you judge it.")
            elif says:
                judged.append(rules.Judged(area, says, why))
        typed["judged"] = judged + typed.get("lines", [])
        areas = [one.area for one in typed["judged"]]
        twice = next((area for area in areas if areas.count(area) > 1), None)
        if twice:
            self.add_error(None, f"“{twice}” stands there twice.")
        elif not areas and not self.errors:
            self.add_error(None, "Judge at least one area.")
        return typed

    def facts(self) -> dict[str, Any]:
        typed = self.cleaned_data
        return {
            "kind": Review.Kind.SELF_EVALUATION, "stage": Review.Stage.REPORTED,
            "title": f"Self-evaluation, {typed['held_on']:%B %Y}", "held_on": typed["held_on"],
            "reported_on": typed["held_on"], "judgement": typed["judgement"],
            "grades": {one.area: one.judgement for one in typed["judged"]},
            "evidence": {one.area: one.why for one in typed["judged"]},
        }  # fmt: skip


@dataclass(frozen=True)
class Moderating:
    """One area as it waits for its moderator: what the school says, and the three fields beneath."""

    name: str
    judgement: str
    evidence: str
    deed: BoundField
    judged: BoundField
    says: BoundField


class ModerateAreasForm(forms.Form):
    """Each area: agreed to, judged otherwise with a reason, or not looked at."""

    def __init__(self, *args: Any, evaluation: Evaluation, **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.asked = {str(number): area for number, area in enumerate(evaluation.areas)}
        self.whole = evaluation.review
        for key, area in self.asked.items():
            second = area.second
            deed = (OTHERWISE if area.differs else AGREES) if second else LATER
            self._ask(key, deed, second.judgement if second and area.differs else "", second.says if second else "")
        if self.whole.judgement:
            stands = self.whole.moderated_judgement if self.whole.moderated_on else ""
            is_other = rules.differs(self.whole.judgement, stands)
            deed = (OTHERWISE if is_other else AGREES) if stands else LATER
            self._ask(WHOLE, deed, stands if is_other else "", self.whole.moderated_says)

    def _ask(self, key: str, deed: str, judged: str, says: str) -> None:
        self.fields[f"deed_{key}"] = forms.ChoiceField(
            label="Your view", required=False, choices=MODERATES, initial=deed, widget=forms.RadioSelect
        )
        longest = 160 if key == WHOLE else rules.LONGEST_JUDGEMENT
        self.fields[f"judged_{key}"] = forms.CharField(
            label="How you judge it", required=False, max_length=longest, initial=judged
        )
        self.fields[f"says_{key}"] = forms.CharField(label="Why", required=False, initial=says, **SHORT)

    @property
    def areas(self) -> list[Moderating]:
        found = [self._shown(key, area.name, area.judgement, area.evidence) for key, area in self.asked.items()]
        if self.whole.judgement:
            found.append(self._shown(WHOLE, "All in all", self.whole.judgement, ""))
        return found

    def _shown(self, key: str, name: str, judgement: str, evidence: str) -> Moderating:
        fields = (self[f"{field}_{key}"] for field in ("deed", "judged", "says"))
        return Moderating(name, judgement, evidence, *fields)

    def judged(self) -> dict[str, operations.AreaJudged]:
        """Return what is judged now and was not judged so before, by area."""
        return {area.name: one for key, area in self.asked.items() if (one := self._judged(key, area.judgement))}

    def overall(self) -> operations.AreaJudged | None:
        return self._judged(WHOLE, self.whole.judgement) if self.whole.judgement else None

    @property
    def named(self) -> dict[str, str]:
        """Return under which field stands what the operation refuses of an area, and of the whole."""
        return {area.name: f"says_{key}" for key, area in self.asked.items()} | {"says": f"says_{WHOLE}"}

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or {}
        for name in [name for name in self.fields if name.startswith("deed_")]:
            key = name.removeprefix("deed_")
            if typed.get(name) == OTHERWISE and not typed.get(f"judged_{key}"):
                self.add_error(f"judged_{key}", "Say how you judge it.")
        return typed

    def _judged(self, key: str, own: str) -> operations.AreaJudged | None:
        names = [f"{field}_{key}" for field in ("deed", "judged", "says")]
        deed, judged, says = (self.cleaned_data[name] for name in names)
        if deed == LATER or not any(name in self.changed_data for name in names):
            return None
        return operations.AreaJudged(own if deed == AGREES else judged, says)
