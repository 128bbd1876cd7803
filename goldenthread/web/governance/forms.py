"""What is typed about meetings."""

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Any

from django import forms

from goldenthread.features.governance.models import (
    Attendance,
    Business,
    Decision,
    Item,
    Meeting,
    MilestoneRating,
    Proposal,
)
from goldenthread.features.governance.operations import Decided, Declared, Given
from goldenthread.features.governance.queries import Called
from goldenthread.features.organisations.models import Body, Post
from goldenthread.web.kit.form_fields import need

DAY: dict[str, Any] = {"widget": forms.DateInput(attrs={"type": "date"})}
CLOCK: dict[str, Any] = {"widget": forms.TimeInput(attrs={"type": "time"}, format="%H:%M")}
AREA: dict[str, Any] = {"widget": forms.Textarea, "required": False}


class MeetingForm(forms.Form):
    body = forms.ChoiceField(label="Who meets")
    held_on = forms.DateField(label="When", **DAY)
    begins_at = forms.TimeField(label="At what time", required=False, **CLOCK)
    place = forms.CharField(label="Where", required=False, max_length=200)
    title = forms.CharField(
        label="Another name for it",
        required=False,
        max_length=120,
        help_text="Left empty, it is called like the body.",
    )
    papers_by = forms.DateField(label="Papers go out by", required=False, **DAY)
    revision = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, bodies: Iterable[Body], meeting: Meeting | None = None, **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.bodies = {body.ref: body for body in bodies}
        offered = [(ref, body.name) for ref, body in self.bodies.items()]
        first = [("", "Choose the body")] if len(offered) > 1 else []
        self.fields["body"].choices = [*first, *offered]  # type: ignore[attr-defined]
        del self.fields["body" if meeting else "papers_by"]

    def facts(self) -> dict[str, Any]:
        typed = {key: value for key, value in self.cleaned_data.items() if key not in ("body", "revision")}
        if "body" in self.fields:
            typed["body"] = self.bodies[self.cleaned_data["body"]]
        return typed


class ItemForm(forms.Form):
    title = forms.CharField(label="What it is about", max_length=200)
    purpose = forms.ChoiceField(
        label="What for", choices=Business.Purpose.choices, initial="discuss", widget=forms.RadioSelect
    )
    says = forms.CharField(label="What the body should know, or is asked to decide", max_length=4_000, **AREA)
    presenter = forms.ChoiceField(label="Who presents it", required=False)
    lasts = forms.IntegerField(label="Minutes", required=False, min_value=0, max_value=600)
    order = forms.IntegerField(label="Place on the agenda", required=False, min_value=0, max_value=9_999)
    is_confidential = forms.BooleanField(label="Only for members and the clerk", required=False)
    is_seen_first = forms.BooleanField(label="Only once a committee or a local body has looked at it", required=False)
    revision = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, posts: Iterable[Post], with_place: bool = False, **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.posts = {post.ref: post for post in posts}
        self.fields["presenter"].choices = [  # type: ignore[attr-defined]
            ("", "Nobody in particular"), *((ref, post.title) for ref, post in self.posts.items())
        ]  # fmt: skip
        if not with_place:
            del self.fields["order"]

    def facts(self) -> dict[str, Any]:
        typed = {key: value for key, value in self.cleaned_data.items() if key != "revision"}
        if "order" in typed and typed["order"] is None:
            del typed["order"]
        return typed | {"presenter": self.posts.get(typed["presenter"])}


class BringForm(forms.Form):
    """At which meeting a thing comes before its body, and what for."""

    meeting = forms.ChoiceField(label="Which meeting")
    title = forms.CharField(
        label="What it is called there", max_length=200, help_text="Whoever sees the agenda sees this."
    )
    purpose = forms.ChoiceField(
        label="What for", choices=Business.Purpose.choices, initial="decide", widget=forms.RadioSelect
    )
    says = forms.CharField(label="What the body should know, or is asked to decide", max_length=4_000, **AREA)
    is_confidential = forms.BooleanField(label="Only for members and the clerk", required=False)

    def __init__(self, *args: Any, meetings: Iterable[Meeting], **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.meetings = {row.ref: row for row in meetings}
        offered = [(ref, f"{row}, {row.held_on:%-d %B %Y}") for ref, row in self.meetings.items()]
        self.fields["meeting"].choices = offered  # type: ignore[attr-defined]

    def facts(self) -> dict[str, Any]:
        return self.cleaned_data | {"meeting": self.meetings[self.cleaned_data["meeting"]]}


class PaperForm(forms.Form):
    title = forms.CharField(label="What the paper is called", max_length=200)
    address = forms.CharField(
        label="Its address",
        max_length=400,
        required=False,
        help_text="Where it is read. A file is added at the item itself.",
    )


class AttendanceForm(forms.Form):
    """One row of buttons for each who is called; what is on record already is chosen."""

    def __init__(self, *args: Any, called: Sequence[Called], items: Sequence[Item] = (), **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.called = {f"who_{number}": one for number, one in enumerate(called)}
        stayed = [("", "Stayed to the end"), *((item.ref, f"Left before: {item.title}"[:90]) for item in items)]
        for name, one in self.called.items():
            says = f"{one.name}, {one.called.lower()}" if one.called else one.name
            self.fields[name] = forms.ChoiceField(
                label=says, required=False, choices=Attendance.Came.choices, widget=forms.RadioSelect,
                initial=one.came or ("present" if one.is_member else ""),
            )  # fmt: skip
        need(self, *self.called)
        for name, one in self.called.items() if items else ():
            self.fields[f"left_{name}"] = forms.ChoiceField(
                label=one.name, required=False, choices=stayed,
                initial=one.left_before.ref if one.left_before else "",
            )  # fmt: skip

    @property
    def coming(self) -> list[forms.BoundField]:
        return [self[name] for name in self.called]

    @property
    def leaving(self) -> list[forms.BoundField]:
        return [self[name] for name in self.fields if name.startswith("left_")]

    @property
    def somebody_left(self) -> bool:
        return any(bound.value() for bound in self.leaving)

    def left(self) -> dict[str, str]:
        return {
            f"{one.key}:{one.name}": self.cleaned_data.get(f"left_{name}", "") for name, one in self.called.items()
        }

    def came(self) -> dict[str, str]:
        return {f"{one.key}:{one.name}": self.cleaned_data[name] for name, one in self.called.items()}


class RecordForm(forms.Form):
    """What is taken down at an item. One sentence is enough."""

    minute = forms.CharField(label="What was said", max_length=12_000, **AREA)
    kind = forms.ChoiceField(
        label="The body", required=False, choices=[("", "Took no decision"), *Decision.Kind.choices]
    )
    decision = forms.CharField(label="What it decided", max_length=2_000, **AREA)
    about = forms.ChoiceField(label="About which paper, measure or part of a plan", required=False)
    remit = forms.CharField(label="What somebody is to do", required=False, max_length=400)
    remit_to = forms.ChoiceField(label="Who", required=False)
    remit_due = forms.DateField(label="By when", required=False, **DAY)
    declared_by = forms.CharField(label="Who declared a conflict of interest", required=False, max_length=120)
    declared = forms.CharField(label="Which", required=False, max_length=400)
    withdrew = forms.BooleanField(label="They withdrew for this item", required=False)
    asks = forms.CharField(label="A question that was asked", max_length=2_000, **AREA)
    asked_by = forms.CharField(label="Who asked", required=False, max_length=120)
    answer = forms.CharField(label="The answer", max_length=4_000, **AREA)
    revision = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(
        self,
        *args: Any,
        posts: Iterable[Post],
        bodies: Iterable[Body],
        subjects: Sequence[tuple[str, str]],
        **rest: Any,
    ) -> None:
        super().__init__(*args, **rest)
        self.posts = {f"post:{post.ref}": post for post in posts}
        self.bodies = {f"body:{body.ref}": body for body in bodies}
        self.fields["remit_to"].choices = [  # type: ignore[attr-defined]
            ("", "Choose"), ("Posts", [(key, post.title) for key, post in self.posts.items()]),
            ("Bodies", [(key, body.name) for key, body in self.bodies.items()]),
        ]  # fmt: skip
        self.fields["about"].choices = [("", "None"), *subjects]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or {}
        pairs = (
            ("decision", "kind", "Say which kind of decision it was."), ("kind", "decision", "Say what was decided."),
            ("remit", "remit_to", "Say who is to do it."), ("remit", "remit_due", "Say by when."),
            ("remit_to", "remit", "Say what they are to do."), ("declared", "declared_by", "Say who declared it."),
            ("declared_by", "declared", "Say which interest."), ("asks", "asked_by", "Say who asked."),
            ("answer", "asks", "Say what was asked."),
        )  # fmt: skip
        for given, wanted, says in pairs:
            if typed.get(given) and not typed.get(wanted) and wanted not in self.errors:
                self.add_error(wanted, says)
        return typed

    def decided(self) -> Decided | None:
        typed = self.cleaned_data
        kind, _, ref = typed["about"].partition(":")
        return Decided(typed["kind"], typed["decision"], (kind, ref) if ref else None) if typed["kind"] else None

    def given(self) -> Given | None:
        typed = self.cleaned_data
        if not typed["remit"]:
            return None
        due: dt.date = typed["remit_due"]
        return Given(typed["remit"], due, self.posts.get(typed["remit_to"]), self.bodies.get(typed["remit_to"]))

    def conflict(self) -> Declared | None:
        typed = self.cleaned_data
        return Declared(typed["declared_by"], typed["declared"], typed["withdrew"]) if typed["declared"] else None


class AskForm(forms.Form):
    body = forms.ChoiceField(label="In the name of")
    asks = forms.CharField(label="Your question", widget=forms.Textarea, max_length=2_000)
    topic = forms.CharField(label="Its topic", required=False, max_length=80, help_text="It is counted by this.")
    asker = forms.CharField(
        label="Who asks, if not you", required=False, max_length=120,
        help_text="A role, such as the pupil advocates of a school. No pupil’s name.",
    )  # fmt: skip
    is_confidential = forms.BooleanField(label="Only for members and the clerk", required=False)

    def __init__(self, *args: Any, bodies: Iterable[Body], **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.bodies = {body.ref: body for body in bodies}
        self.fields["body"].choices = [(ref, body.name) for ref, body in self.bodies.items()]  # type: ignore[attr-defined]


class ProposeForm(forms.Form):
    """What a body proposes, and to whom."""

    body = forms.ChoiceField(label="In the name of")
    title = forms.CharField(label="What is proposed, in a line", max_length=200)
    says = forms.CharField(
        label="What it would change, and why", widget=forms.Textarea, max_length=8_000,
        help_text="What you looked at, whom you heard, what it would cost.",
    )  # fmt: skip
    goes_to = forms.ChoiceField(label="Who is to say whether it is taken up")
    wanted_by = forms.DateField(label="An answer is hoped for by", required=False, **DAY)

    def __init__(self, *args: Any, bodies: Iterable[Body], posts: Iterable[Post], **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.bodies = {body.ref: body for body in bodies}
        self.posts = {post.ref: post for post in posts}
        self.fields["body"].choices = [(ref, body.name) for ref, body in self.bodies.items()]  # type: ignore[attr-defined]
        self.fields["goes_to"].choices = [  # type: ignore[attr-defined]
            ("", "Choose a post"), *((ref, post.title) for ref, post in self.posts.items())
        ]  # fmt: skip

    def facts(self) -> dict[str, Any]:
        typed = self.cleaned_data
        return typed | {"body": self.bodies[typed["body"]], "goes_to": self.posts[typed["goes_to"]]}


class ProposalAnswerForm(forms.Form):
    answer = forms.ChoiceField(
        label="Is it taken up?", widget=forms.RadioSelect,
        choices=[one for one in Proposal.Answer.choices if one[0]],
    )  # fmt: skip
    reason = forms.CharField(label="Why, and what follows", widget=forms.Textarea, max_length=4_000)
    revision = forms.IntegerField(required=False, widget=forms.HiddenInput)


class AnswerForm(forms.Form):
    answer = forms.CharField(label="The answer", widget=forms.Textarea, max_length=4_000)
    revision = forms.IntegerField(required=False, widget=forms.HiddenInput)


class RateMilestoneForm(forms.Form):
    step = forms.TypedChoiceField(
        label="How good is it as a milestone?", choices=MilestoneRating.Step.choices, coerce=int,
        widget=forms.RadioSelect, empty_value=None,
    )  # fmt: skip
    says = forms.CharField(label="A word on it", required=False, max_length=400)


class ReportForm(forms.Form):
    report = forms.CharField(label="What came of it", widget=forms.Textarea, max_length=4_000)


class NoteForm(forms.Form):
    note = forms.CharField(label="Your own note", help_text="Only you can read it.", max_length=8_000, **AREA)


class ApproveForm(forms.Form):
    corrections = forms.CharField(
        label="Corrections", max_length=4_000, help_text="What the body corrected when it approved them.", **AREA
    )
