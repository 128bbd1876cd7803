"""One thing on its way, shaped for the page."""

import datetime as dt
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from django.utils.text import Truncator

from goldenthread.domain.access import Reach
from goldenthread.domain.plans import horizon
from goldenthread.domain.year import consulting
from goldenthread.features.activity.models import Comment
from goldenthread.features.approvals import queries
from goldenthread.features.approvals.models import Consultation, Signature
from goldenthread.features.approvals.queries import Course, Round
from goldenthread.features.approvals.routes import Step, route_for
from goldenthread.features.measures.models import Measure
from goldenthread.features.measures.queries import Cell, cells, measures_within
from goldenthread.features.organisations.models import Post, School
from goldenthread.foundation import clock
from goldenthread.foundation.subjects import Agreeable, Passage
from goldenthread.web.kit.access import TrustRequest

Talk = tuple[str, Sequence[Comment]]
Name = dict[str, Post | None]
# So much of a comment stands in the first draft of what was said.
MOST_QUOTED = 160


class StepLine(NamedTuple):
    """One step as a row: what is said, by which line of the scheme, who is asked, and the yes that stands."""

    step: Step
    reason: str
    posts: Sequence[Post]
    signature: Signature | None
    is_next: bool
    is_changed: bool


class Page(NamedTuple):
    """Everything that the page of one thing on its way shows."""

    address: str
    blocks: Sequence[str]
    steps: Sequence[StepLine]
    seen: str
    name: Name
    why_not: str
    review_on: dt.date | None
    earlier: Sequence[Course]
    talks: Sequence[Consultation]
    weighed: Sequence[tuple[str, Sequence[tuple[Measure, Cell | None]]]]


def page_of(request: TrustRequest, course: Course, doors: Agreeable) -> Page:
    held = course.approval
    seen = doors.stands(held.subject_ref) if course.is_open else ""
    today = clock.today()
    blocks = queries.blocks_of(course, doors, today) if course.is_open else []
    return Page(
        doors.read(request.reach, held.subject_ref), blocks, _steps(course, seen), seen,
        queries.in_name_of(request.reach, course, today), queries.why_not(request.reach, course),
        held.next_review_on or _review_on(course, today),
        [one for one in queries.courses_of(held.subject_kind, held.subject_ref) if one.approval.pk != held.pk],
        queries.rounds_of(request.reach, held.subject_kind, held.subject_ref),
        weighed(request.reach, doors.weighs(held.subject_ref)),
    )  # fmt: skip


def weighed(reach: Reach, headings: Sequence[str]) -> list[tuple[str, list[tuple[Measure, Cell | None]]]]:
    """Return how the trust stands on the measures under these headings: what stands beside a decision."""
    if not headings:
        return []
    rows = list(measures_within(reach).filter(heading__in=headings))
    held = cells(reach, rows, places=[None])
    found = {
        name: [(one, held.get(one.pk, {}).get(None)) for one in rows if one.heading == name] for name in headings
    }
    return list(found.items()) if rows else []


def answered_meanwhile(course: Course, typed: str) -> str:
    """Say to whoever was quicker to read than to answer what was answered, and give their words back."""
    last = course.lines[-1]
    said = f"It was answered while you read: {last.title.lower()} by {last.post}."
    return f"{said} What you wrote was not kept: “{typed}”" if typed else said


def post_of(reach: Reach, school: School | None) -> Post | None:
    """Return the post in whose name the reader sends: one of that school, else of the trust at large."""
    mine = list(Post.objects.filter(pk__in=reach.posts).order_by("pk"))
    own = [post for post in mine if school is not None and post.school_id == school.pk]
    return next(iter([*own, *(post for post in mine if post.school_id is None), *mine]), None)


def _steps(course: Course, seen: str) -> list[StepLine]:
    asked = queries.names_in(course.approval)
    reasons = {one["key"]: one.get("reason", "") for one in course.approval.route}
    return [
        StepLine(
            step, reasons.get(step.key, ""), asked.get(step.key, []), signature, course.approval.turn == step.key,
            bool(signature and seen and signature.digest != seen),
        ) for step, signature in course.steps
    ]  # fmt: skip


def _review_on(course: Course, today: dt.date) -> dt.date | None:
    """Return the day on which it is looked at next, where things of its kind are and this would be the last yes."""
    held = course.approval
    months = route_for(held.trust, held.subject_kind, held.route_key).review_months if course.is_last else 0
    return horizon.years_on(today, months // 12) if months else None


class DraftPage:
    """A draft as it went out: each piece, what changed in it since the round before, and how much was said of it."""

    def __init__(self, shown: Round) -> None:
        before = next((one for one in shown.earlier if one.words), None)
        self.since = before.number if before else None
        self.pieces = consulting.compared(shown.row.passages, before.passages if before else ())
        self.said = Counter(talk.subject_ref for _, talks in shown.talks for talk in talks)

    @property
    def rows(self) -> list[tuple[consulting.Read, int]]:
        return [(one, self.said[one.passage.ref]) for one in self.pieces]

    @property
    def changes(self) -> int:
        return sum(one.state != consulting.SAME for one in self.pieces)


def in_order(talks: Sequence[Talk], parts: Sequence[Passage]) -> list[Talk]:
    """Put what was said into the order of the draft: of the whole of it first, of parts that are gone last."""
    place = {one.ref: at for at, one in enumerate(parts)}
    return sorted(talks, key=lambda talk: place.get(talk[1][0].subject_ref, len(place)) if talk[0] else -1)


def sum_begun(shown: Round) -> dict[str, str]:
    """Return what the form begins with by which a round is summed up."""
    return {"heard": heard(shown), "changed": changed(shown)}


def heard(shown: Round) -> str:
    """Return a first draft of what was said, for whoever sums a round up to put into words.

    What lies under an issue is told by it, once; the rest part by part. Whoever passed words on is not who said them.
    """
    issues = [f"{one.title}: said by {'; '.join(_who(said) for said in one.comments.all())}." for one in shown.issues]
    said = [f"{_part(one)}: {_short(one.text)} ({_who(one)})" for one in _loose(shown)]
    silent = [one.row.name for one in shown.audiences if not one.said]
    return "\n".join([*issues, *said, *([f"Nothing came from {'; '.join(silent)}."] if silent else [])])


def changed(shown: Round) -> str:
    """Return a first draft of what changed: the answers that say so, an issue's once for all that lies under it."""
    issues = [
        f"{one.title}: {_short(one.answer)}{f' It stands in {one.stands_in}.' if one.stands_in else ''}"
        for one in shown.issues
        if one.outcome == Comment.Outcome.CHANGED
    ]
    loose = [f"{_part(one)}: {_short(one.answer)}" for one in _loose(shown) if one.outcome == Comment.Outcome.CHANGED]
    return "\n".join([*issues, *loose])


def _loose(shown: Round) -> list[Comment]:
    """Return the comments that lie under no issue, in their order."""
    return [one for _, talks in shown.talks for one in talks if one.pk not in shown.gathered]


def _who(said: Comment) -> str:
    return said.speaks_for or said.post_title or "somebody"


def _part(said: Comment) -> str:
    return said.title or "The whole of it"


def _short(text: str) -> str:
    return Truncator(" ".join(text.split())).chars(MOST_QUOTED)
