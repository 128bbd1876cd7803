"""What is typed about visits: little is required, much has a place."""

from collections.abc import Iterable
from typing import Any

from django import forms

from goldenthread.domain.access import Reach
from goldenthread.features.members import queries
from goldenthread.features.members.models import Visit
from goldenthread.features.members.operations import Wanted
from goldenthread.features.organisations.models import Post
from goldenthread.features.plans.models import Element
from goldenthread.web.bodies.forms import DAY, Suggesting

AREA: dict[str, Any] = {"widget": forms.Textarea, "max_length": 8_000, "required": False}
KINDS = ["Link visit", "Safeguarding", "SEND", "Health and safety", "Learning walk", "Pupils’ voice", "Induction",
         "School plan", "Finance", "Event"]  # fmt: skip
DUTIES = ["Safeguarding", "Single central record", "SEND", "Pupil premium", "Health and safety", "Attendance",
          "Behaviour and exclusions", "Equality", "Careers", "Website", "Filtering and monitoring"]  # fmt: skip
# So many rows for what is to be done stand on the page.
ROWS = 3
# What stands for a school where a paper names none that is known: somebody has to choose.
NOWHERE = "choose"

_TOLD = ("met_with", "saw", "strengths", "concerns", "questions", "voices", "shows", "since_last", "learned")


class PlanVisitForm(forms.Form):
    """Where, when and what for, agreed beforehand."""

    kind = forms.CharField(label="What sort of visit", max_length=60, widget=Suggesting(KINDS))
    school = forms.ChoiceField(label="Where", required=False)
    on = forms.DateField(label="When", **DAY)
    lasts = forms.CharField(label="At what time, for how long", required=False, max_length=60)
    part = forms.ChoiceField(label="Which priority it looks at", required=False)
    duty = forms.CharField(label="or which duty", required=False, max_length=200, widget=Suggesting(DUTIES))
    purpose = forms.CharField(
        label="What you mean to find out", help_text="Agreed with the school beforehand.", **AREA
    )
    agreed_with = forms.CharField(label="Agreed with", required=False, max_length=200)
    who = forms.CharField(label="Who comes", required=False, max_length=200, help_text="You, and anybody with you.")
    is_confidential = forms.BooleanField(
        label="Only for the school’s head and those who keep the members", required=False
    )
    revision = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(
        self, *args: Any, reach: Reach, parts: Iterable[Element], visit: Visit | None = None,
        asks_where: bool = False, **rest: Any,
    ) -> None:  # fmt: skip
        super().__init__(*args, **rest)
        self.schools = {one.ref: one for one in queries.schools_to_visit(reach)}
        at_large = reach.may_everywhere(queries.MAKE)
        asks_where = asks_where and (at_large or len(self.schools) > 1)
        self.fields["school"].choices = [  # type: ignore[attr-defined]
            *([(NOWHERE, "Choose where it was")] if asks_where else []),
            *([("", "The trust’s central team")] if at_large else []),
            *((ref, one.name) for ref, one in self.schools.items()),
        ]
        self.fields["school"].required = not at_large
        self.fields["part"].choices = part_choices(parts, visit)  # type: ignore[attr-defined]
        if visit:
            del self.fields["school"]

    def clean_school(self) -> str:
        """Refuse to guess where a visit was that a paper tells of."""
        school: str = self.cleaned_data["school"]
        if school == NOWHERE:
            raise forms.ValidationError("Choose where it was.")
        return school

    def facts(self) -> dict[str, Any]:
        typed = {key: value for key, value in self.cleaned_data.items() if key not in ("revision", "part", "school")}
        if "school" in self.fields:
            typed["school"] = self.schools.get(self.cleaned_data["school"])
        return typed | {"about": pointer(self.cleaned_data["part"])}


class TellVisitForm(forms.Form):
    """What was seen. One field is enough; the rest is there for those who have more to say."""

    on = forms.DateField(label="When it was", **DAY)
    saw = forms.CharField(
        label="What you saw and heard", help_text="Facts. No pupil’s name, and no verdict on a teacher.",
        widget=forms.Textarea, max_length=12_000, required=False,
    )  # fmt: skip
    strengths = forms.CharField(label="What goes well", **AREA)
    concerns = forms.CharField(label="What to think about", **AREA)
    questions = forms.CharField(label="What you asked, and the answers", **AREA)
    met_with = forms.CharField(label="Whom you met", required=False, max_length=300)
    voices = forms.CharField(label="What pupils, parents and staff said", **AREA)
    shows = forms.CharField(label="What shows it: papers, work, figures, set beside the test of success", **AREA)
    since_last = forms.CharField(label="What has changed since the last visit", **AREA)
    learned = forms.CharField(label="What you learned yourself, or need to", **AREA)
    is_confidential = forms.BooleanField(
        label="Only for the school’s head and those who keep the members", required=False
    )
    revision = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, posts: Iterable[Post], rows: int = ROWS, **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.numbers = range(1, rows + 1)
        self.posts = {one.ref: one for one in posts}
        choices = [("", "Nobody yet"), *((ref, one.title) for ref, one in self.posts.items())]
        for number in self.numbers:
            self.fields[f"do_{number}"] = forms.CharField(label="To be done", required=False, max_length=400)
            self.fields[f"by_{number}"] = forms.ChoiceField(label="By whom", required=False, choices=choices)
            self.fields[f"due_{number}"] = forms.DateField(label="By when", required=False, **DAY)

    @property
    def rows(self) -> list[tuple[Any, Any, Any]]:
        return [(self[f"do_{number}"], self[f"by_{number}"], self[f"due_{number}"]) for number in self.numbers]

    @property
    def told(self) -> list[Any]:
        """Return the fields in which something stands."""
        return [self[name] for name in _TOLD if self[name].value() or self[name].errors]

    @property
    def untold(self) -> list[Any]:
        """Return the fields in which nothing stands."""
        return [self[name] for name in _TOLD if not (self[name].value() or self[name].errors)]

    @property
    def more(self) -> list[Any]:
        return [self[name] for name in ("met_with", "voices", "shows", "since_last", "learned", "is_confidential")]

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or {}
        for number in self.numbers:
            if (typed.get(f"by_{number}") or typed.get(f"due_{number}")) and not typed.get(f"do_{number}"):
                self.add_error(f"do_{number}", "Say what is to be done.")
        return typed

    def facts(self) -> dict[str, Any]:
        left_out = ("do_", "by_", "due_", "revision")
        return {key: value for key, value in self.cleaned_data.items() if not key.startswith(left_out)}

    def wanted(self) -> list[Wanted]:
        typed = self.cleaned_data
        return [
            Wanted(typed[f"do_{number}"], self.posts.get(typed[f"by_{number}"]), due_on=typed[f"due_{number}"])
            for number in self.numbers
            if typed[f"do_{number}"]
        ]


class CommentForm(forms.Form):
    said = forms.CharField(label="What the school makes of it", widget=forms.Textarea, max_length=8_000)


class FollowUpForm(forms.Form):
    outcome = forms.CharField(label="What came of it", widget=forms.Textarea, max_length=600)


def part_choices(parts: Iterable[Element], visit: Visit | None) -> list[Any]:
    """Return the parts of plans that a visit may look at, plan by plan, and what it looks at already."""
    plans: dict[str, list[tuple[str, str]]] = {}
    for part in parts:
        says = f"{part.number} {part.title}".strip()
        plans.setdefault(part.plan.title, []).append((f"element:{part.ref}", says[:90]))
    known = {value for rows in plans.values() for value, _ in rows}
    now = f"{visit.subject_kind}:{visit.subject_ref}" if visit and visit.subject_ref else ""
    kept = [(now, "What it looks at now")] if now and now not in known else []
    return [("", "None"), *kept, *((title, rows) for title, rows in plans.items())]


def pointer(typed: str) -> tuple[str, str] | None:
    """Read what something is about: its kind and its reference."""
    kind, _, ref = typed.partition(":")
    return (kind, ref) if kind and ref else None
