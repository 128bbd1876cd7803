"""What hangs from one element: its posts, targets, actions, evidence, visions and the trail of its changes."""

import datetime as dt
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, NamedTuple

from django.db.models import Exists, F, OuterRef, Q
from django.utils.dateparse import parse_datetime

from goldenthread.domain.access import Reach
from goldenthread.features.activity.models import Comment
from goldenthread.features.documents.models import Document
from goldenthread.features.documents.models import Evidence as Attached
from goldenthread.features.organisations.models import Holding, School
from goldenthread.features.plans.models import (
    Action,
    Assignment,
    Element,
    ElementStatement,
    ElementTarget,
    Evidence,
    KeyDocument,
    Link,
    Statement,
)
from goldenthread.features.plans.queries.deeds import DEED, Deed, days_of, deed_of
from goldenthread.features.plans.queries.gathering import Gathered, Question, lines
from goldenthread.features.plans.queries.local.notices import Harm, harm_told, told
from goldenthread.features.plans.queries.thread.successions import GoesOn, before_and_after, carried
from goldenthread.features.plans.queries.work.running import is_worked
from goldenthread.features.trail.models import Entry

# How many entries of the trail stand beside the thread; the rest have a page of their own.
FEW_ENTRIES = 4


class SchoolName(NamedTuple):
    """What a school is called, in full and in a list."""

    name: str
    short: str


@dataclass(frozen=True)
class Vision:
    """A statement of the vision, of one part of a plan or of all of it."""

    plan: int
    element: int | None
    text: str


@dataclass(frozen=True)
class Said:
    """A fact that the element gives as its reason, or a value or principle that it lives by."""

    kind: str
    title: str
    text: str
    source: str
    year: str
    base: str
    clash: str | None = None

    def __str__(self) -> str:
        return self.title or self.text


@dataclass(frozen=True)
class Holder:
    """A post's part in the element, and whether somebody holds the post today."""

    capacity: str
    post: int
    title: str
    is_held: bool


@dataclass(frozen=True)
class AimedAt:
    """A target as the element names it: the words as written, and what was understood of them."""

    text: str
    column: str
    measure: str
    tier: int
    grammar: str
    due_words: str
    due_from: dt.date | None
    due_until: dt.date | None
    due_question: str
    signed_off_on: dt.date | None


@dataclass(frozen=True)
class Shown:
    """A piece of evidence: described in the plan, or attached as any subject's is (`kind` is empty for the first)."""

    ref: str
    title: str
    address: str
    dated_on: dt.date | None
    kind: str = ""


@dataclass(frozen=True)
class LeantOn:
    """A document that the part leans on, and what for."""

    ref: str
    title: str
    note: str


@dataclass(frozen=True)
class Commented:
    """What somebody said of the element in a round of comments, and what came of it."""

    text: str
    post: str
    said_on: dt.date
    outcome: str
    answer: str
    round: str

    @property
    def came_of_it(self) -> str:
        return Comment.Outcome(self.outcome).label if self.outcome else ""


@dataclass(frozen=True)
class Change:
    """One entry of the trail about the element."""

    at: dt.datetime
    by_name: str
    did: str
    before: Mapping[str, Any]
    after: Mapping[str, Any]


@dataclass(frozen=True)
class Hung:
    """Everything that hangs from one element, and the schools in reach.

    `came_from` is what it carries forward and `went_on` what became of it in the plan that follows; `is_worked` says
    whether there is anything to tell of how it is run.
    """

    schools: Mapping[int, SchoolName]
    people: Sequence[Holder]
    visions: Sequence[Vision]
    targets: Sequence[AimedAt]
    deeds: Sequence[Deed]
    evidence: Sequence[Shown]
    said: Sequence[Said]
    changes: Sequence[Change]
    came_from: GoesOn | None
    went_on: GoesOn | None
    notices: Sequence[Harm]
    comments: Sequence[Commented]
    leans_on: Sequence[LeantOn]
    is_worked: bool

    @property
    def facts(self) -> list[Said]:
        return [one for one in self.said if one.kind == Statement.Kind.CONTEXT]

    @property
    def values(self) -> list[Said]:
        return [one for one in self.said if one.kind != Statement.Kind.CONTEXT]

    @property
    def leads(self) -> list[Holder]:
        return [one for one in self.people if one.capacity == Assignment.Capacity.LEAD]


def what_hangs(reach: Reach, element: Element, today: dt.date) -> Hung:
    """Return what hangs from an element, in one query. Its changes are given only where the trail is open."""
    is_open = reach.may("trail.see", school=element.plan.school_id, unit=element.plan.unit_id)
    worked, *found = _everything(today, with_changes=is_open).about(element.pk)
    people, visions, targets, deeds, evidence, attached, schools, said, entries, goes_on, notices, talks, papers = (
        map(lines, found)
    )
    came_from, went_on = before_and_after(reach, goes_on)
    return Hung(
        people=[Holder(**line) for line in people],
        visions=[Vision(**line) for line in visions],
        targets=[AimedAt(**days_of(line, "due_from", "due_until", "signed_off_on")) for line in targets],
        deeds=[deed_of(line) for line in deeds],
        evidence=[Shown(**days_of(line, "dated_on")) for line in (*evidence, *attached)],
        said=[Said(**line) for line in said],
        changes=[_change(line) for line in entries],
        schools={
            line["school"]: SchoolName(line["name"], line["short"])
            for line in schools
            if reach.may("plan.see", school=line["school"])
        },
        came_from=came_from,
        went_on=went_on,
        notices=harm_told(reach, notices),
        comments=[Commented(**days_of(line, "said_on")) for line in talks],
        leans_on=[LeantOn(**line) for line in papers],
        is_worked=bool(worked),
    )


@lru_cache(maxsize=4)
def _everything(today: dt.date, *, with_changes: bool) -> Question:
    """Ask for the lists of an element: on one day the question is the same for all."""
    changes = Entry.objects.filter(trust=OuterRef("plan__trust"), kind="element", ref=OuterRef("ref"))
    return Question.of(Element.objects.values_list(
        is_worked(), _people(today), _visions(), _targets(), _deeds(), _evidence(), _attached(), _schools(), _said(),
        Gathered(
            (changes if with_changes else changes.none()).order_by("-number")[:FEW_ENTRIES],
            at="at", by_name="by_name", did="did", before="before", after="after",
        ),
        carried(), told(), _comments(), _papers(),
    ))  # fmt: skip


def _papers() -> Gathered:
    """The documents that it leans on; one that is kept to named posts is told of on its own page alone."""
    found = KeyDocument.objects.filter(
        Q(document__school=None) | Q(document__school=OuterRef("plan__school")),
        element=OuterRef("pk"), document__retired_on=None,
    )  # fmt: skip
    found = found.exclude(document__audience=Document.Audience.NAMED).order_by("document__title", "pk")
    return Gathered(found, ref="document__ref", title="document__title", note="note")


def _schools() -> Gathered:
    schools = School.objects.here().filter(trust=OuterRef("plan__trust"))
    return Gathered(schools, school="pk", name="name", short="short_name")


def _people(today: dt.date) -> Gathered:
    holding = Holding.objects.filter(post=OuterRef("post"), from_on__lte=today)
    held = Exists(holding.filter(Q(until_on=None) | Q(until_on__gte=today), person__suspended_at=None))
    parts = Assignment.objects.filter(element=OuterRef("pk")).annotate(is_held=held).order_by("pk")
    return Gathered(parts, capacity="capacity", post="post_id", title="post__title", is_held="is_held")


def _visions() -> Gathered:
    """The vision of the element's own plan, and of those that it serves."""
    serves = Link.objects.filter(lower=OuterRef(OuterRef("pk"))).values("upper__plan")
    said = Statement.objects.filter(kind=Statement.Kind.VISION)
    said = said.filter(Q(plan=OuterRef("plan")) | Q(plan__in=serves))
    return Gathered(said.order_by("order", "pk"), plan="plan_id", element="element_id", text="text")


def _said() -> Gathered:
    """The facts that are given for the element, and the values and principles that it lives by."""
    lives_by = ElementStatement.objects.filter(element=OuterRef(OuterRef("pk"))).values("statement")
    said = Statement.objects.filter(
        Q(element=OuterRef("pk"), kind=Statement.Kind.CONTEXT)
        | Q(pk__in=lives_by, kind__in=(Statement.Kind.VALUE, Statement.Kind.PRINCIPLE))
    )  # fmt: skip
    return Gathered(
        said.order_by("order", "pk"), kind="kind", title="title", text="text", source="source", year="year",
        base="base", clash="clashes_with__text",
    )  # fmt: skip


def _targets() -> Gathered:
    aims = ElementTarget.objects.filter(element=OuterRef("pk")).order_by("order", "pk")
    kept = ("text", "tier", "grammar", "due_words", "due_from", "due_until", "due_question")
    return Gathered(
        aims, column="column", measure="target__measure__name", signed_off_on="target__signed_off_at",
        **{key: f"target__{key}" for key in kept},
    )  # fmt: skip


def _deeds() -> Gathered:
    actions = Action.objects.filter(element=OuterRef("pk")).order_by("order", "pk")
    return Gathered(actions, **DEED)


def _evidence() -> Gathered:
    shown = Evidence.objects.filter(element=OuterRef("pk")).order_by(F("dated_on").desc(nulls_last=True), "-pk")
    return Gathered(shown, ref="ref", title="title", address="address", dated_on="dated_on")


def _attached() -> Gathered:
    shown = Attached.objects.filter(
        trust=OuterRef("plan__trust"), subject_kind="element", subject_ref=OuterRef("ref"), withdrawn_at=None
    )
    return Gathered(
        shown.order_by("-pk"), ref="ref", title="title", address="address", dated_on="dated_on", kind="kind"
    )


def _comments() -> Gathered:
    """What was said of the element in rounds of comments that were summed up."""
    shared = Comment.objects.filter(
        trust=OuterRef("plan__trust"),
        subject_kind="element",
        subject_ref=OuterRef("ref"),
        is_shared=True,
        parent=None,
    )
    return Gathered(
        shared.order_by("-pk"), text="text", post="post_title", said_on="said_on", outcome="outcome", answer="answer",
        round="round",
    )  # fmt: skip


def _change(line: Mapping[str, Any]) -> Change:
    """Make a change of a line; one database gives the payload as text, the other as it is."""
    at = parse_datetime(line["at"].replace(" ", "T", 1))
    assert at is not None
    at = at if at.tzinfo else at.replace(tzinfo=dt.UTC)
    before, after = _payload(line["before"]), _payload(line["after"])
    return Change(at=at, by_name=line["by_name"], did=line["did"], before=before, after=after)


def _payload(value: Any) -> dict[str, Any]:
    payload: dict[str, Any] = json.loads(value) if isinstance(value, str) else (value or {})
    return payload
