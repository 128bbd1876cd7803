"""How far things have come on their way through those who agree to them."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from django.db.models import Prefetch, Q, QuerySet

from goldenthread.domain.year import approving
from goldenthread.features.approvals.models import Approval, Asked, Signature, StandIn
from goldenthread.features.approvals.routes import Step
from goldenthread.features.organisations.models import Body


@dataclass(frozen=True)
class Line:
    """One word on the way, as it is told: what was done, by which post, when, and why."""

    kind: str
    title: str
    on: dt.date
    post: str
    by: str
    reason: str = ""
    signature: Signature | None = None


@dataclass(frozen=True)
class Course:
    """One way of a thing: its steps as they were fixed, and what was said at each."""

    approval: Approval
    signatures: Sequence[Signature]
    route: Sequence[Step] = field(default=())

    @property
    def said(self) -> list[tuple[str, str]]:
        return [(one.step, one.verdict) for one in self.signatures]

    @property
    def taken(self) -> list[str]:
        """The steps whose yes stands; none where the thing was sent back, refused or taken back."""
        if self.approval.state == Approval.State.WITHDRAWN:
            return []
        return approving.taken([step.key for step in self.route], self.said)

    @property
    def next_step(self) -> Step | None:
        return next((step for step in self.route if step.key == self.approval.turn), None)

    @property
    def is_last(self) -> bool:
        return bool(self.route) and self.approval.turn == self.route[-1].key

    @property
    def is_open(self) -> bool:
        return self.approval.state == Approval.State.OPEN

    @property
    def is_agreed(self) -> bool:
        return self.approval.state == Approval.State.AGREED

    @property
    def steps(self) -> list[tuple[Step, Signature | None]]:
        """Each step with the yes that stands for it."""
        taken = set(self.taken)
        latest = {one.step: one for one in self.signatures if one.verdict == Signature.Verdict.AGREED}
        return [(step, latest.get(step.key) if step.key in taken else None) for step in self.route]

    @property
    def lines(self) -> list[Line]:
        """What was done and said, the first first."""
        one = self.approval
        begun = "Asked to be agreed anew" if one.is_anew else "Sent to be agreed"
        sent = Line("sent", begun, one.sent_on, one.sent_post.title if one.sent_post else "", str(one.sent_by or ""),
                    one.reason)  # fmt: skip
        said = [
            Line(one.verdict, one.get_verdict_display(), one.signed_on, _spoke(one), one.by_name, one.reason, one)
            for one in self.signatures
        ]
        return said if one.is_minuted else [sent, *said]


def _spoke(signature: Signature) -> str:
    said = signature.post_title or signature.body_name
    return f"{said}, standing in for {signature.stands_in_for}" if signature.stands_in_for else said


def courses_of(kind: str, ref: str) -> list[Course]:
    """Return every way that a thing has gone, the latest first: two queries."""
    found = _with_signatures(Approval.objects.filter(subject_kind=kind, subject_ref=ref))
    return [course_of(one) for one in found]


def latest_courses(kind: str, refs: Iterable[str]) -> dict[str, Course]:
    """Return the latest way of each thing, by its reference: two queries."""
    found = _with_signatures(Approval.objects.filter(subject_kind=kind, subject_ref__in=list(refs)))
    latest: dict[str, Course] = {}
    for one in found:
        latest.setdefault(one.subject_ref, course_of(one))
    return latest


def course_of(approval: Approval) -> Course:
    return Course(approval, list(approval.signatures.all()), turn_route(approval))


def turn_route(approval: Approval) -> list[Step]:
    """Return the steps as they were fixed when the thing was sent."""
    return [
        Step(key=one["key"], verb=one["verb"], says=one["says"], decision=one["decision"]) for one in approval.route
    ]


def is_on_its_way(kind: str, ref: str) -> bool:
    """Say whether a thing was sent to be agreed and waits for an answer."""
    return Approval.objects.filter(subject_kind=kind, subject_ref=ref, state=Approval.State.OPEN).exists()


def sent_subjects(kind: str, posts: Iterable[int], today: dt.date) -> Q:
    """Say, of a table with references, which rows were sent to be agreed to these posts, or where they stand in."""
    own = list(posts)
    lasting = Q(until_on=None) | Q(until_on__gte=today)
    away = StandIn.objects.filter(lasting, deputy__in=own, from_on__lte=today).values("post")
    asked = Asked.objects.filter(Q(post__in=own) | Q(post__in=away), approval__subject_kind=kind)
    return Q(ref__in=asked.values("approval__subject_ref"))


def versions_signed(kind: str, posts: Iterable[int], today: dt.date) -> Q:
    """Say, of a table of kept versions, which were signed on a way on which these posts are asked."""
    own = list(posts)
    lasting = Q(until_on=None) | Q(until_on__gte=today)
    away = StandIn.objects.filter(lasting, deputy__in=own, from_on__lte=today).values("post")
    ways = Asked.objects.filter(Q(post__in=own) | Q(post__in=away), approval__subject_kind=kind).values("approval")
    return Q(ref__in=Signature.objects.filter(approval__in=ways).exclude(version="").values("version"))


def agreed_in_name_of(kind: str, body: Body) -> QuerySet[Signature, str]:
    """Return the references of the things of a kind to which a body has said yes on their way."""
    signed = Signature.objects.filter(
        body=body, verdict=Signature.Verdict.AGREED, approval__subject_kind=kind, approval__trust=body.trust_id
    )
    return signed.values_list("approval__subject_ref", flat=True)


def _with_signatures(found: QuerySet[Approval]) -> QuerySet[Approval]:
    signatures = Prefetch("signatures", Signature.objects.order_by("pk"))
    return found.select_related("sent_by", "sent_post").prefetch_related(signatures).order_by("-pk")
