"""A meeting as it is read and held: its items in reading order, who is called, and what arises."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from django.db.models import Q, QuerySet

from goldenthread.domain.access import Reach
from goldenthread.domain.board import seats as seating
from goldenthread.domain.board.meetings import Quorum
from goldenthread.features.governance.models import (
    Attendance,
    Conflict,
    Decision,
    Item,
    Meeting,
    Minutes,
    Note,
    Paper,
    Question,
    Remit,
)
from goldenthread.features.governance.queries import visible
from goldenthread.features.organisations.models import Body
from goldenthread.features.organisations.queries import Sitting, sitting_on


@dataclass
class Page:
    """One item with all that hangs from it, as one reader may see it."""

    item: Item
    number: str
    papers: list[Paper] = field(default_factory=list)
    decisions: list[Decision] = field(default_factory=list)
    remits: list[Remit] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)
    conflicts: list[Conflict] = field(default_factory=list)
    note: str = ""


def pack(reach: Reach, meeting: Meeting) -> list[Page]:
    """Return the items of a meeting that the reader may see: a few queries, however many there are."""
    items = list(visible.items_within(reach).filter(meeting=meeting))
    pages = {item.pk: Page(item, str(number)) for number, item in enumerate(items, start=1)}
    for paper in Paper.objects.filter(item__in=pages):
        pages[paper.item_id].papers.append(paper)
    for decision in Decision.objects.filter(item__in=pages):
        pages[decision.item_id].decisions.append(decision)
    for remit in Remit.objects.filter(item__in=pages).select_related("post", "to_body"):
        pages[remit.item_id].remits.append(remit)
    for question in visible.questions_within(reach).filter(item__in=pages):
        pages[question.item_id or 0].questions.append(question)
    for conflict in Conflict.objects.filter(item__in=pages):
        pages[conflict.item_id].conflicts.append(conflict)
    for note in Note.objects.filter(item__in=pages, person=reach.person):
        pages[note.item_id].note = note.text
    return list(pages.values())


@dataclass(frozen=True)
class Called:
    """Somebody who is called to a meeting, and whether they came, once that is known."""

    key: str
    name: str
    called: str
    person: int | None
    is_member: bool
    came: str = ""
    left_before: Item | None = None

    def is_there(self, at: Item | None = None) -> bool:
        """Say whether they came, and were still there at an item."""
        came = self.came in (Attendance.Came.PRESENT, Attendance.Came.REMOTE)
        return came and (at is None or self.left_before is None or _place(at) < _place(self.left_before))


def _place(item: Item) -> tuple[bool, int, int]:
    return item.is_confidential, item.order, item.pk


def called_to(meeting: Meeting) -> list[Called]:
    """Return who is called: those who sit on the body on the day, and whoever else is on record as there."""
    came = {(one.seat, one.name): one for one in meeting.attendance.select_related("left_before")}
    found = []
    for one in sitting_on([meeting.body], today=meeting.held_on)[meeting.body.pk]:
        if one.seat.counts_on(meeting.held_on) and one.seat.is_filled:
            known = came.pop((one.key, one.name), None)
            found.append(_called(one, known))
    found += [
        Called(row.seat, row.name, row.called, row.person_id, row.is_member, row.came, row.left_before)
        for row in came.values()
    ]
    return sorted(found, key=lambda one: (not one.is_member, "chair" not in one.called.lower(), one.name))


def _called(one: Sitting, known: Attendance | None) -> Called:
    person = one.people[0].pk if one.people else None
    says = one.office or ("" if one.seat.is_member else "Attends")
    came, left = (known.came, known.left_before) if known else ("", None)
    return Called(one.key, one.name, says, person, one.seat.is_member, came, left)


def quorum_of(
    meeting: Meeting, called: Sequence[Called], *, withdrawn: int = 0, at: Item | None = None
) -> Quorum:  # fmt: skip
    """Return how many members were there, at an item if one is named, of how many the body needs to decide."""
    members = [one for one in called if one.is_member]
    body: Body = meeting.body
    needed = seating.quorum(len(members), body.quorum_part, body.quorum_least)
    there = sum(one.is_there(at) for one in members)
    return Quorum(there, needed, withdrawn)


def last_before(meeting: Meeting) -> Meeting | None:
    """Return the body's meeting before this one, of those that were held."""
    held = Meeting.objects.filter(body=meeting.body, state=Meeting.State.HELD, held_on__lt=meeting.held_on)
    return held.order_by("held_on", "pk").last()


def to_approve(meeting: Meeting) -> list[Meeting]:
    """Return the body's earlier meetings whose open minutes nobody has approved."""
    approved = Minutes.objects.filter(part=Minutes.Part.OPEN).values("meeting")
    held = Meeting.objects.filter(body=meeting.body, state=Meeting.State.HELD, held_on__lt=meeting.held_on)
    return list(held.exclude(pk__in=approved))


def arising(body: Body) -> list[Remit]:
    """Return every remit that a body gave, or was given, and has not closed, for its next agenda."""
    return _waiting(body, Remit.objects.all())


def arising_for(reach: Reach, body: Body) -> list[Remit]:
    """Return what waits since earlier meetings of a body as one reader may see it."""
    return _waiting(body, visible.remits_within(reach))


def _waiting(body: Body, rows: QuerySet[Remit]) -> list[Remit]:
    found = rows.filter(Q(item__meeting__body=body) | Q(to_body=body), closed_on=None)
    return list(found.select_related("item__meeting", "post", "to_body").order_by("due_on", "pk"))


@dataclass(frozen=True)
class Challenges:
    """How often bodies asked: by body, by topic and by the thing asked about; and what was not answered."""

    by_body: Sequence[tuple[str, int]]
    by_topic: Sequence[tuple[str, int]]
    by_term: Sequence[tuple[str, int]]
    by_subject: Sequence[tuple[tuple[str, str], int]]
    waiting: int
    total: int


def challenges(questions: Sequence[Question], terms: dict[int, str]) -> Challenges:
    """Count questions that the reader sees; `terms` names the term of each by its key."""
    spoken: dict[str, int] = defaultdict(int)
    for one in questions:
        spoken[terms.get(one.pk, "")] += 1
    return Challenges(
        Counter(one.body.name for one in questions).most_common(),
        Counter(one.topic or "No topic" for one in questions).most_common(),
        [(term, number) for term, number in spoken.items() if term],
        Counter((one.subject_kind, one.subject_ref) for one in questions if one.subject_ref).most_common(),
        sum(one.answered_on is None for one in questions),
        len(questions),
    )
