"""What is typed about ladders themselves."""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any

from django import forms

from goldenthread.features.improvement.ladder_shapes import LadderShape, PhaseShape
from goldenthread.features.improvement.models import Ladder
from goldenthread.features.improvement.queries.newer import Newer
from goldenthread.features.measures.models import Measure
from goldenthread.web.improvement.ladder_pages import Chosen, choices


class AdoptForm(forms.Form):
    """Which ladder of the library: to adopt, or to propose before it is adopted."""

    key = forms.ChoiceField(required=False)
    propose = forms.ChoiceField(required=False)

    def __init__(self, *args: Any, ladders: Iterable[LadderShape], **rest: Any) -> None:
        super().__init__(*args, **rest)
        choices = [(shape.key, shape.name) for shape in ladders]
        for name in ("key", "propose"):
            self.fields[name].choices = choices  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or {}
        if not self.errors and bool(typed.get("key")) == bool(typed.get("propose")):
            raise forms.ValidationError("Choose a ladder.")
        return typed


OPS = [("<=", "at or below"), ("<", "below"), (">=", "at or above"), (">", "above")]


def _plain(bound: Decimal | None) -> str | None:
    return None if bound is None else str(bound)


class LadderForm(forms.Form):
    """A ladder's tests, its phases' lengths, and what its open words mean."""

    revision = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=2_000_000_000)
    name = forms.CharField(max_length=80)
    ages_from = forms.IntegerField(label="Youngest age", min_value=0, max_value=25)
    ages_to = forms.IntegerField(label="Oldest age", min_value=0, max_value=25)
    reason = forms.CharField(
        label="Why it changes", max_length=400, required=False, widget=forms.Textarea,
        help_text="It stands with the version, for whoever asks next year.",
    )  # fmt: skip

    def __init__(self, *args: Any, ladder: Ladder, measures: Sequence[Measure], **rest: Any) -> None:
        self.shape = shape = ladder.shape
        rest["initial"] = {
            "revision": ladder.revision, "name": ladder.name, "ages_from": shape.ages[0], "ages_to": shape.ages[1],
        }  # fmt: skip
        super().__init__(*args, **rest)
        for limit in shape.limits:
            self.fields[f"limit_{limit.key}"] = forms.DecimalField(
                label=limit.says, required=False, max_digits=12, initial=limit.value, help_text="Empty: not set."
            )
        known = [(one.key, one.name) for one in measures]
        named = dict(known)
        known += [
            (about, named[kept])
            for about, keys in shape.also.items()
            if about not in named and (kept := next((key for key in keys if key in named), ""))
        ]
        for phase in shape.phases:
            self._add_phase(phase, known)

    def _add_phase(self, phase: PhaseShape, known: Sequence[tuple[str, str]]) -> None:
        for bound, says in (("least", "At least"), ("most", "At most"), ("recheck", "Looked at again every")):
            self.fields[f"{bound}_{phase.key}"] = forms.IntegerField(
                label=says, required=False, min_value=1, max_value=60, initial=getattr(phase.lasts, bound)
            )
        self.fields[f"unit_{phase.key}"] = forms.ChoiceField(
            label="Counted in", choices=[("terms", "Terms"), ("months", "Months")], initial=phase.lasts.unit
        )
        for at, one in enumerate(phase.criteria):
            choices = known if one.about in dict(known) else [*known, (one.about, f"{one.about} (not kept yet)")]
            self.fields[f"about_{phase.key}_{at}"] = forms.ChoiceField(
                label="Measure", choices=choices, initial=one.about
            )
            self.fields[f"says_{phase.key}_{at}"] = forms.CharField(
                label="As written", max_length=200, initial=one.says
            )
            if one.words:
                self.fields[f"words_{phase.key}_{at}"] = forms.CharField(
                    label="Is one of", max_length=300, initial=", ".join(one.words), help_text="Separated by commas."
                )
                continue
            self.fields[f"op_{phase.key}_{at}"] = forms.ChoiceField(
                label="Test", initial=one.op,
                choices=[("", "not tested"), *OPS], required=False,
            )  # fmt: skip
            self.fields[f"bound_{phase.key}_{at}"] = forms.DecimalField(
                label=f"Bound over {one.against}" if one.against else "Bound", max_digits=12, initial=one.bound,
                required=False,
            )  # fmt: skip
            self.fields[f"and_op_{phase.key}_{at}"] = forms.ChoiceField(
                label="And", initial=one.and_op, choices=[("", "no second bound"), *OPS], required=False
            )
            self.fields[f"and_bound_{phase.key}_{at}"] = forms.DecimalField(
                label="Second bound", max_digits=12, initial=one.and_bound, required=False
            )

    @property
    def limits(self) -> list[Any]:
        return [self[f"limit_{limit.key}"] for limit in self.shape.limits]

    @property
    def phases(self) -> list[tuple[PhaseShape, list[Any], list[list[Any]]]]:
        """Each phase with the fields of its length, and those of each criterion."""
        return [
            (
                phase,
                [self[f"{part}_{phase.key}"] for part in ("least", "most", "unit", "recheck")],
                [
                    [self[name] for part in ("says", "about", "op", "bound", "and_op", "and_bound", "words")
                     if (name := f"{part}_{phase.key}_{at}") in self.fields]
                    for at in range(len(phase.criteria))
                ],
            )
            for phase in self.shape.phases
        ]  # fmt: skip

    def clean(self) -> dict[str, Any]:
        """Ask for a bound wherever something is to be tested by one."""
        typed = super().clean() or {}
        for name in [each for each in self.fields if each.startswith(("op_", "and_op_"))]:
            bound = name.replace("op_", "bound_", 1)
            if typed.get(name) and typed.get(bound) is None and bound not in self.errors:
                self.add_error(bound, "Say which figure it is held against.")
            if typed.get(bound) is not None and not typed.get(name):
                self.add_error(name, "Say whether it is to be above or below.")
        return typed

    def facts(self) -> dict[str, Any]:
        typed = self.cleaned_data
        return {
            "reason": typed["reason"], "name": typed["name"], "ages": (typed["ages_from"], typed["ages_to"]),
            "limits": {limit.key: typed[f"limit_{limit.key}"] for limit in self.shape.limits},
            "phases": {phase.key: self._phase(phase) for phase in self.shape.phases},
        }  # fmt: skip

    def _phase(self, phase: PhaseShape) -> dict[str, Any]:
        typed = self.cleaned_data
        lasts = {part: typed[f"{part}_{phase.key}"] for part in ("least", "most", "unit", "recheck")}
        criteria = []
        for at, one in enumerate(phase.criteria):
            end = f"{phase.key}_{at}"
            held = one.model_dump(mode="json", by_alias=True)
            held |= {"about": typed[f"about_{end}"], "says": typed[f"says_{end}"]}
            if one.words:
                held["is"] = [word.strip() for word in typed[f"words_{end}"].split(",") if word.strip()]
            else:
                for one_of in ("", "and_"):
                    held |= {
                        f"{one_of}op": typed[f"{one_of}op_{end}"],
                        f"{one_of}bound": _plain(typed[f"{one_of}bound_{end}"]),
                    }
            criteria.append(held)
        return {"lasts": lasts, "criteria": criteria}


TAKE, KEEP = "take", "keep"


class NewerForm(forms.Form):
    """Of each part that the library offers: whether it is taken, or why the trust keeps its own."""

    revision = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=2_000_000_000)

    def __init__(self, *args: Any, ladder: Ladder, found: Newer, **rest: Any) -> None:
        rest["initial"] = {"revision": ladder.revision}
        super().__init__(*args, **rest)
        self.chosen = choices(found.offered)
        for one in self.chosen:
            self.fields[one.key] = forms.ChoiceField(
                label="Which is to hold", widget=forms.RadioSelect,
                choices=[(TAKE, "Take the library’s"), (KEEP, "Keep ours")],
            )  # fmt: skip
            self.fields[f"{one.key}_why"] = forms.CharField(
                label="Why ours is kept", required=False, max_length=400,
                help_text="It is remembered, and not asked again while the library asks the same.",
            )  # fmt: skip
        if found.has_rest:
            self.fields["rest"] = forms.ChoiceField(
                label="Are they to come", widget=forms.RadioSelect, initial=TAKE,
                choices=[(TAKE, "Take them over"), (KEEP, "Not now")],
            )  # fmt: skip

    @property
    def parts(self) -> list[tuple[Chosen, Any, Any]]:
        return [(one, self[one.key], self[f"{one.key}_why"]) for one in self.chosen]

    def clean(self) -> dict[str, Any]:
        """Ask for the reason wherever one's own is kept."""
        typed = super().clean() or {}
        for one in self.chosen:
            if typed.get(one.key) == KEEP and not typed.get(f"{one.key}_why", "").strip():
                self.add_error(f"{one.key}_why", "Say why: whoever sets this up next reads it.")
        return typed

    def facts(self) -> dict[str, Any]:
        typed = self.cleaned_data
        answers = {one.key: typed[f"{one.key}_why"] if typed[one.key] == KEEP else "" for one in self.chosen}
        return {"answers": answers, "takes_rest": typed.get("rest") == TAKE, "drawn_from": typed["revision"]}
