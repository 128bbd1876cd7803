"""What is typed about ladders and phases."""

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from typing import Any

from django import forms
from django.db.models import QuerySet

from goldenthread.features.improvement.ladder_shapes import LadderShape, LineShape, PhaseShape
from goldenthread.features.improvement.models import Assessment, Judgement, Ladder, Support
from goldenthread.features.improvement.queries import WorkLine
from goldenthread.features.improvement.queries.beside import FiguresBeside, beside_line
from goldenthread.features.improvement.queries.evidence import Beside
from goldenthread.features.organisations.models import Body, Post
from goldenthread.web.kit.days import written

DAY: dict[str, Any] = {"widget": forms.DateInput(attrs={"type": "date"})}
AREA: dict[str, Any] = {"widget": forms.Textarea, "max_length": 8_000}
NOT_SAID = ("", "Not said")


def _keeps(day: dt.date) -> str:
    return f"Found on {written(day, full=True)}. Left as it is, it keeps that day."


class AssessForm(forms.Form):
    """Where each area stands, and what was found of the phase the school is in and the next."""

    remark = forms.CharField(label="What you make of it", required=False, **AREA)

    def __init__(
        self, *args: Any, ladder: Ladder, phase: PhaseShape | None, before: Assessment | None, **rest: Any
    ) -> None:  # fmt: skip
        super().__init__(*args, **rest)
        self.ladder, self.shape, self.phase = ladder, ladder.shape, phase or ladder.shape.phases[0]
        at = self.shape.order.index(self.phase.key)
        self.phases = self.shape.phases[at : at + 2]
        self.beside: dict[str, Beside] = {}
        self.figures: FiguresBeside = {}
        said = {one.line: one for one in before.judgements.select_related("assessment")} if before else {}
        placed = {one["about"]: one["phase"] for one in before.indications} if before else {}
        for area in self.shape.judged:
            choices = [NOT_SAID, *((one.key, one.name) for one in self.shape.phases)]
            self.fields[f"area_{area.key}"] = forms.ChoiceField(
                label=area.name, choices=choices, required=False, initial=placed.get(area.key, "")
            )
        for line in self.lines:
            last = said.get(line.key)
            self.fields[f"line_{line.key}"] = forms.ChoiceField(
                label=line.says, required=False, widget=forms.RadioSelect, choices=Judgement.Found.choices,
                initial=last.found if last else None,
            )  # fmt: skip
            self.fields[f"shows_{line.key}"] = forms.CharField(
                label="What shows it", required=False, max_length=2_000, initial=last.evidence if last else "",
                help_text=_keeps(last.day) if last else "",
            )  # fmt: skip

    @property
    def lines(self) -> list[LineShape]:
        return [line for phase in self.phases for line in (*phase.descriptors, *phase.qualities)]

    @property
    def areas(self) -> list[tuple[Any, list[tuple[str, str]]]]:
        """Each area's field, with what every phase looks like there."""
        return [
            (self[f"area_{area.key}"], [(phase.name, area.says.get(phase.key, "")) for phase in self.shape.phases])
            for area in self.shape.judged
        ]

    @property
    def parts(self) -> list[dict[str, Any]]:
        """The phase that the school is in, then the next, each with its lines as fields."""
        return [
            {
                "phase": phase, "is_next": phase != self.phase, "descriptors": self._asked(phase.descriptors),
                "qualities": self._asked(phase.qualities),
            }
            for phase in self.phases
        ]  # fmt: skip

    def _asked(self, lines: Iterable[LineShape]) -> list[dict[str, Any]]:
        """Return for each line its two fields, what is on record beside it, and its figures."""
        return [
            {
                "line": self[f"line_{line.key}"], "shows": self[f"shows_{line.key}"],
                "beside": self.beside.get(line.key, []), "figures": beside_line(line, self.ladder, self.figures),
            }
            for line in lines
        ]  # fmt: skip

    def judged(self) -> dict[str, str]:
        said = {area.key: self.cleaned_data[f"area_{area.key}"] for area in self.shape.judged}
        return {key: phase for key, phase in said.items() if phase}

    def found(self) -> dict[str, tuple[str, str]]:
        typed = self.cleaned_data
        return {
            line.key: (typed[f"line_{line.key}"], typed[f"shows_{line.key}"])
            for line in self.lines
            if typed[f"line_{line.key}"]
        }


def _rests_on(ladder: Ladder, assessment: Assessment | None) -> str:
    """Say what a decision would rest on, so that its reason carries what no assessment does."""
    if assessment is None:
        return " Nobody has assessed the school for this: say what it rests on instead."
    if not assessment.proposed:
        return " Nothing indicates a phase: say what it rests on instead."
    named = ladder.shape.names.get(assessment.proposed, assessment.proposed)
    return f" The assessment proposes {named}; another phase goes against it, and is marked so."


class MoveForm(forms.Form):
    """What a body decided, from when, and why."""

    to = forms.ChoiceField(label="Into which phase")
    from_on = forms.DateField(label="From", **DAY)
    body = forms.ModelChoiceField(
        Body.objects.none(), label="Decided by", empty_label="Choose the body", to_field_name="ref"
    )
    decided_on = forms.DateField(label="On which day it decided", **DAY)
    reason = forms.CharField(label="Why", help_text="It stands in the school’s history.", **AREA)
    next_review_on = forms.DateField(label="To be looked at again on", required=False, **DAY)

    def __init__(
        self, *args: Any, ladder: Ladder, phase: PhaseShape | None, bodies: QuerySet[Body],
        assessment: Assessment | None, **rest: Any,
    ) -> None:  # fmt: skip
        super().__init__(*args, **rest)
        now = phase.key if phase else ""
        choices = [(one.key, one.name) for one in ladder.shape.phases if one.key != now]
        self.fields["to"].choices = [("", "Choose"), *choices]  # type: ignore[attr-defined]
        if assessment and assessment.proposed != now:
            self.fields["to"].initial = assessment.proposed
        self.fields["reason"].help_text += _rests_on(ladder, assessment)
        self.fields["body"].queryset = bodies  # type: ignore[attr-defined]
        board = bodies.filter(kind=Body.Kind.BOARD).first()
        self.fields["body"].initial = board.ref if board else None


class CallOffForm(forms.Form):
    """Why a move that was decided does not begin after all."""

    because = forms.CharField(label="Why it does not begin after all", max_length=400, widget=forms.Textarea)


class ProposeForm(forms.Form):
    """What a body is asked to decide, and why."""

    to = forms.ChoiceField(label="Into which phase")
    reason = forms.CharField(
        label="Why", help_text="Whoever decides reads this first. It stands in the school’s history.", **AREA
    )
    from_on = forms.DateField(
        label="From", required=False, help_text="Left empty: from the day on which it is agreed.", **DAY
    )
    next_review_on = forms.DateField(label="To be looked at again on", required=False, **DAY)

    def __init__(
        self, *args: Any, ladder: Ladder, phase: PhaseShape | None, suggests: str, assessment: Assessment | None,
        **rest: Any,
    ) -> None:  # fmt: skip
        super().__init__(*args, **rest)
        now = phase.key if phase else ""
        choices = [(one.key, one.name) for one in ladder.shape.phases if one.key != now]
        self.fields["to"].choices = [("", "Choose"), *choices]  # type: ignore[attr-defined]
        if suggests != now:
            self.fields["to"].initial = suggests
        self.fields["reason"].help_text += _rests_on(ladder, assessment)


class ArrangeForm(forms.Form):
    """Whose an item is, and by when."""

    post = forms.ChoiceField(label="Who has it", required=False)
    due_on = forms.DateField(label="By", required=False, **DAY)
    revision = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=2_000_000_000)

    def __init__(self, *args: Any, posts: Iterable[Post], **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.posts = {post.ref: post for post in posts}
        named = [(ref, post.title) for ref, post in self.posts.items()]
        self.fields["post"].choices = [("", "Nobody yet"), *named]  # type: ignore[attr-defined]

    def chosen(self) -> Post | None:
        return self.posts.get(self.cleaned_data["post"])


class ShareOutForm(forms.Form):
    """Many items at once: whose they are, and by when."""

    items = forms.MultipleChoiceField(label="Which of the work", widget=forms.CheckboxSelectMultiple)
    post = forms.ChoiceField(label="Who has it from now on")
    due_on = forms.DateField(
        label="By", required=False, **DAY,
        help_text="Of what is done once. Left empty, each keeps the day that the ladder gives it.",
    )  # fmt: skip

    def __init__(
        self, *args: Any, lines: Sequence[WorkLine], ladder: Ladder, posts: Iterable[Post], **rest: Any
    ) -> None:  # fmt: skip
        super().__init__(*args, **rest)
        self.rows = {line.row.ref: line.row for line in lines}
        self.posts = {post.ref: post for post in posts}
        self.fields["items"].choices = _by_area(lines, ladder, _whose)  # type: ignore[attr-defined]
        named = [(ref, post.title) for ref, post in self.posts.items()]
        self.fields["post"].choices = [("", "Choose"), *named]  # type: ignore[attr-defined]

    def facts(self) -> dict[str, Any]:
        typed = self.cleaned_data
        return {
            "items": [self.rows[ref] for ref in typed["items"]], "post": self.posts[typed["post"]],
            "due_on": typed["due_on"],
        }  # fmt: skip


def _whose(line: WorkLine) -> str:
    return f"{line.shape.says} · {line.row.post.title}" if line.row.post else line.shape.says


def _by_area(
    lines: Sequence[WorkLine], ladder: Ladder, called: Callable[[WorkLine], str]
) -> list[tuple[str, list[tuple[str, str]]]]:
    """Return lines as choices, under the areas of their ladder."""
    areas = [
        (area.name, [(line.row.ref, called(line)) for line in lines if line.shape.area == area.key])
        for area in ladder.shape.areas
    ]
    return [area for area in areas if area[1]]


class ApplyForm(forms.Form):
    """Whether a conditional item applies, and why."""

    because = forms.CharField(label="Why", max_length=400, widget=forms.Textarea(attrs={"rows": 2}))


class RecordForm(forms.Form):
    """Something that was done, and every item that it serves."""

    items = forms.MultipleChoiceField(
        label="What it serves", widget=forms.CheckboxSelectMultiple,
        help_text="One piece of work may serve several lines: tick them all.",
    )  # fmt: skip
    said = forms.CharField(label="What was done, and what came of it", **AREA)
    done_on = forms.DateField(label="On", **DAY)
    evidence = forms.CharField(label="What shows it", required=False, max_length=200)
    is_done = forms.ChoiceField(
        label="Is a one-off item finished by it?", widget=forms.RadioSelect,
        choices=[("yes", "Yes, it is done"), ("no", "Not yet")],
        help_text="Standing and repeated items are confirmed, and come round again.",
    )  # fmt: skip

    def __init__(self, *args: Any, lines: Sequence[WorkLine], ladder: Ladder, **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.rows = {line.row.ref: line.row for line in lines}
        self.fields["items"].choices = _by_area(lines, ladder, lambda line: line.shape.says)  # type: ignore[attr-defined]

    def facts(self) -> dict[str, Any]:
        typed = self.cleaned_data
        return {
            "items": [self.rows[ref] for ref in typed["items"]], "said": typed["said"], "on": typed["done_on"],
            "evidence": typed["evidence"], "is_done": typed["is_done"] == "yes",
        }  # fmt: skip


class SupportForm(forms.Form):
    """Help that was given."""

    kind = forms.ChoiceField(label="What kind of help", choices=Support.Kind.choices)
    function = forms.ChoiceField(label="In what", required=False)
    given_on = forms.DateField(label="On, or up to", **DAY)
    days = forms.DecimalField(label="Days", max_digits=6, decimal_places=1, min_value=Decimal("0.1"))
    people = forms.IntegerField(label="People", min_value=1, max_value=500, initial=1)
    cost = forms.DecimalField(label="Cost in pounds", required=False, max_digits=12, decimal_places=2, min_value=0)
    said = forms.CharField(label="What was done", **AREA)
    effect = forms.CharField(label="What came of it", required=False, **AREA)

    def __init__(self, *args: Any, functions: Iterable[str], **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.fields["function"].choices = [NOT_SAID, *((one, one) for one in functions)]  # type: ignore[attr-defined]

    def facts(self) -> dict[str, Any]:
        typed = dict(self.cleaned_data)
        return typed | {"on": typed.pop("given_on")}


class PlaceForm(forms.Form):
    """Whom the trust places at a school. Where the phase does not allow it, the reason is asked for."""

    kind = forms.ChoiceField(label="Whom")
    how_many = forms.IntegerField(label="How many", min_value=1, max_value=200, initial=1)
    from_on = forms.DateField(label="From", **DAY)
    until_on = forms.DateField(label="Until", required=False, **DAY)
    said = forms.CharField(label="What for", required=False, max_length=300, help_text="No names, please.")
    because = forms.CharField(
        label="Why all the same", required=False, max_length=400, widget=forms.Textarea,
        help_text="Only where the phase does not allow it. It is marked, and stands in the history.",
    )  # fmt: skip

    def __init__(self, *args: Any, shape: LadderShape, **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.fields["kind"].choices = [  # type: ignore[attr-defined]
            ("", "Choose"), *((one.key, one.name) for one in shape.placings)
        ]  # fmt: skip


class ModeForm(forms.Form):
    """How the central team works in one function, and what shows that it can."""

    function = forms.ChoiceField(label="Function")
    mode = forms.ChoiceField(label="The central team")
    holder = forms.ChoiceField(label="Who holds it here", required=False)
    from_on = forms.DateField(label="From", **DAY)
    because = forms.CharField(label="What shows that this is right", max_length=400, widget=forms.Textarea)

    def __init__(self, *args: Any, shape: LadderShape, posts: Iterable[Post], **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.posts = {post.ref: post for post in posts}
        for name, choices in {
            "function": [(one, one) for one in shape.functions],
            "mode": [(one, one) for one in shape.modes],
            "holder": [NOT_SAID, *((ref, post.title) for ref, post in self.posts.items())],
        }.items():
            self.fields[name].choices = choices  # type: ignore[attr-defined]

    def facts(self) -> dict[str, Any]:
        typed = self.cleaned_data
        return typed | {"holder": self.posts.get(typed["holder"])}
