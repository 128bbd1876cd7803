"""What waits for a reader's decision, and in whose name they can give it."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from goldenthread.domain.access import Reach
from goldenthread.domain.year import approving
from goldenthread.domain.year.approving import Away
from goldenthread.features.approvals.models import Approval, Asked, Consultation, StandIn
from goldenthread.features.approvals.queries.consulting import consultations, in_the_way
from goldenthread.features.approvals.queries.courses import Course
from goldenthread.features.organisations.models import Holding, Post
from goldenthread.foundation import clock, subjects
from goldenthread.foundation.subjects import Agreeable, Subject

SEE, EDIT = "plan.see", "plan.edit"
# How far back what was decided is still shown among what waits.
RECENT = dt.timedelta(days=90)


@dataclass(frozen=True)
class Mine:
    """What waits for the reader, what is on its way, what was decided lately, and drafts that are talked of."""

    waiting: list[Approval]
    on_its_way: list[Approval]
    lately: list[Approval]
    talks: list[Consultation]


def read_of(reach: Reach, courses: Iterable[Course], today: dt.date) -> set[int]:
    """Return which of some ways the reader may open, by the approval of each."""
    every = [one.approval.pk for one in courses]
    return set(approvals(reach, today).filter(pk__in=every).values_list("pk", flat=True)) if every else set()


def approvals(reach: Reach, today: dt.date) -> QuerySet[Approval]:
    """Return what the reader was asked about, sent, or may change; of plans that were agreed, what they may see.

    What is only on its way is told to nobody else: a draft is no news yet.
    """
    found = Approval.objects.filter(trust=reach.trust)
    asked = Q(pk__in=Asked.objects.filter(post__in=speaking_for(reach, today)).values("approval"))
    agreed = Q(state=Approval.State.AGREED, subject_kind="plan") & (_in_reach(reach, SEE) | Q(school=None, unit=None))
    found = found.filter(asked | Q(sent_by=reach.person) | _in_reach(reach, EDIT) | agreed)
    return found.select_related("trust", "school", "unit", "sent_by", "sent_post")


def _in_reach(reach: Reach, permission: str) -> Q:
    if reach.may_everywhere(permission):
        return Q(trust=reach.trust)
    return Q(school__in=reach.schools_for(permission)) | Q(unit__in=reach.units_for(permission))


def for_decision(reach: Reach, today: dt.date) -> Mine:
    """Return what the reader's page of decisions shows: five queries."""
    found = approvals(reach, today).order_by("sent_on", "pk")
    posts = speaking_for(reach, today)
    turns = Asked.objects.filter(post__in=posts, approval__state=Approval.State.OPEN)
    mine = {(one.approval_id, one.step) for one in turns}
    is_open = list(found.filter(state=Approval.State.OPEN))
    lately = found.exclude(state=Approval.State.OPEN).filter(ended_on__gte=today - RECENT)
    return Mine(
        [one for one in is_open if (one.pk, one.turn) in mine],
        [one for one in is_open if (one.pk, one.turn) not in mine],
        list(lately.order_by("-ended_on", "-pk")[:12]),
        list(consultations(reach).filter(closed_on=None).order_by("closes_on", "pk")),
    )


def signing(reach: Reach, course: Course, today: dt.date) -> Mapping[int, int]:
    """Return the reader's posts that can sign the step whose turn it is, each with the post that was asked."""
    step = course.next_step
    if not course.is_open or step is None:
        return {}
    asked = Asked.objects.filter(approval=course.approval, step=step.key).values_list("post", flat=True)
    return approving.signing_posts(sorted(reach.posts), asked, _away(reach.trust), today)


def was_asked(reach: Reach, approval: Approval, step: str, today: dt.date) -> bool:
    """Say whether the reader was asked at a step, be its turn over or not."""
    return Asked.objects.filter(approval=approval, step=step, post__in=speaking_for(reach, today)).exists()


def in_name_of(reach: Reach, course: Course, today: dt.date) -> dict[str, Post | None]:
    """Return the post in whose name the reader signs, and the one that it stands in for where that is another."""
    pairs = signing(reach, course, today)
    posts = Post.objects.in_bulk({*pairs, *pairs.values()})
    own = next(iter(pairs), None)
    return {"post": posts.get(own), "for_post": posts.get(pairs[own])} if own is not None else {"post": None}


def blocks_of(course: Course, doors: Agreeable, today: dt.date) -> list[str]:
    """Say in sentences what stands in the way of a yes: what its owner says, and comments that are still open."""
    held = course.approval
    talk = in_the_way(held.subject_kind, held.subject_ref, today)
    return [*doors.blocks(held.subject_ref, course.is_last), *talk]


def why_not(reach: Reach, course: Course) -> str:
    """Say why the reader may not sign though their post was asked; nothing when they may."""
    authors = authors_of(course.approval, reach.person)
    signed = [one.by_id for one in course.signatures if one.by_id and one.verdict == approving.AGREED]
    return approving.why_not_this_person(reach.person, authors=authors, signed=signed)


def authors_of(approval: Approval, person: int) -> list[int]:
    """Return who sent a thing; of what was brought in, the person where they hold the post that sent it."""
    if approval.sent_by_id is not None:
        return [approval.sent_by_id]
    today = clock.today()
    held = Holding.objects.filter(post=approval.sent_post_id, person=person, from_on__lte=today)
    return [person] if held.filter(Q(until_on=None) | Q(until_on__gte=today)).exists() else []


def may_ask(reach: Reach, kind: str, ref: str) -> bool:
    """Say whether the reader may send this thing to be agreed."""
    doors = subjects.agreeable(kind)
    return doors is not None and doors.may_ask(reach, ref)


def stand_ins(reach: Reach) -> QuerySet[StandIn]:
    """Return who stands in for whom: of the reader's own posts, or of everybody for those who manage people."""
    found = StandIn.objects.filter(trust=reach.trust).select_related("trust", "post", "deputy")
    if reach.may_everywhere("people.manage"):
        return found
    return found.filter(Q(post__in=reach.posts) | Q(deputy__in=reach.posts))


def names_in(approval: Approval) -> dict[str, list[Post]]:
    """Return the posts that are asked at each step, with who holds them not said: one query."""
    found: dict[str, list[Post]] = {}
    for one in approval.asked.select_related("post").order_by("pk"):
        found.setdefault(one.step, []).append(one.post)
    return found


def find_approvals(reach: Reach, refs: Iterable[str]) -> dict[str, Subject]:
    """Return approvals that the reader may see as lines on a page, by reference."""
    found = approvals(reach, clock.today()).filter(ref__in=list(refs))
    return {
        one.ref: Subject("approval", one.ref, one.title, f"/{one.trust.slug}/approvals/{one.ref}/") for one in found
    }


def find_stand_ins(reach: Reach, refs: Iterable[str]) -> dict[str, Subject]:
    """Return who stands in for whom as lines on a page, by reference."""
    return {
        one.ref: Subject(
            "stand-in", one.ref, f"{one.deputy.title} for {one.post.title}", f"/{one.trust.slug}/approvals/deputies/"
        ) for one in stand_ins(reach).filter(ref__in=list(refs))
    }  # fmt: skip


def speaking_for(reach: Reach, today: dt.date) -> set[int]:
    """Return the reader's posts, and those that they stand in for today."""
    posts = set(reach.posts)
    return posts | {one.post for one in _away(reach.trust) if one.deputy in posts and one.is_on(today)}


def _away(trust: int) -> list[Away]:
    rows = StandIn.objects.filter(trust=trust).values_list("post", "deputy", "from_on", "until_on")
    return [Away(*row) for row in rows]
