"""Asking members once a year what they know and how their body does, and acting on what is found."""

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from goldenthread.domain.board import following_up as rules
from goldenthread.features.accounts.models import Person
from goldenthread.features.activity import operations as activity
from goldenthread.features.activity.models import Task
from goldenthread.features.members.criteria import SETS, criteria_set
from goldenthread.features.members.models import Answer, Asked, Audit, Finding, Review
from goldenthread.features.organisations.models import Body, Post, Trust
from goldenthread.features.organisations.queries import sitting_on
from goldenthread.features.plans.operations.work.carrying import carried_out
from goldenthread.features.trail.operations import record
from goldenthread.foundation import clock
from goldenthread.foundation.tables import claim_revision

ANSWER, ACT = "answer audit", "see to finding"


@transaction.atomic
def open_audit(
    *, trust: Trust, by: Person | None, criteria: str, title: str, bodies: Iterable[Body], due_on: dt.date,
    outside: Iterable[Post] = (), least_answers: int = 3, on: dt.date | None = None,
) -> Audit:  # fmt: skip
    """Ask the members of some bodies, and for a self-assessment those outside too, by a day.

    The criteria are kept as they stand in the library today. Raises ValidationError when nobody could answer.
    """
    opened_on, about = on or clock.today(), list(bodies)
    kind = next((kind for kind, keys in SETS.items() if criteria in keys), None)
    if kind is None:
        raise ValidationError({"criteria": "There is no such set of criteria."})
    if not about:
        raise ValidationError({"bodies": "Choose at least one body."})
    if due_on < opened_on:
        raise ValidationError({"due_on": "That day is past."})
    audit = Audit(
        trust=trust, kind=kind, title=title.strip(), document=criteria_set(criteria).model_dump(mode="json"),
        opened_on=opened_on, due_on=due_on, least_answers=max(least_answers, 3 if kind == Audit.Kind.SELF else 1),
    )  # fmt: skip
    audit.full_clean(exclude=["trust"])
    audit.save()
    audit.bodies.set(about)
    Asked.objects.bulk_create(_whom(audit, about, list(outside), opened_on))
    _ask(audit)
    _note(audit, "opened", by, after={"bodies": [body.name for body in about], "due": due_on})
    return audit


@transaction.atomic
def answer_audit(
    *, audit: Audit, by: Person | None, scores: Mapping[str, int], person: Person | None, name: str,
    body: Body | None = None, strengths: str = "", wants: str = "", is_outside: bool = False,
    on: dt.date | None = None,
) -> Answer:  # fmt: skip
    """Keep what somebody answered; answered again before the end, it takes the place of what they said before."""
    if audit.closed_on:
        raise ValidationError("It is closed; what was answered stays as it was.")
    steps = {step["score"] for step in audit.scale}
    kept = {key: score for key, score in scores.items() if key in audit.criteria and score in steps}
    if not kept:
        raise ValidationError("Answer at least one of them.")
    who = {"person": person} if person else {"person": None, "name": name}
    answer = Answer.objects.filter(audit=audit, body=body, **who).first() or Answer(audit=audit, body=body, **who)
    answer.name, answer.scores, answer.is_outside = name[:120], kept, is_outside
    answer.strengths, answer.wants = strengths.strip()[:4_000], wants.strip()[:4_000]
    answer.answered_on = on or clock.today()
    answer.save()
    _ask(audit)
    # What was said is the answer's alone: the trail tells only that there is one.
    said_by = by if audit.kind == Audit.Kind.SKILLS else None
    _note(audit, "was answered", said_by, after={"answers": audit.answers.count()})
    return answer


@transaction.atomic
def close_audit(*, audit: Audit, by: Person | None, on: dt.date | None = None) -> Audit:
    """End the asking: nobody answers any more."""
    if audit.closed_on:
        raise ValidationError("It is closed already.")
    claim_revision(audit, None)
    audit.closed_on = on or clock.today()
    audit.save()
    _ask(audit)
    _note(audit, "closed", by, after={"answers": audit.answers.count()})
    return audit


@transaction.atomic
def keep_review(
    *, trust: Trust, by: Person | None, review: Review | None = None, drawn_from: int | None = None,
    bodies: Iterable[Body] = (), **facts: Any,
) -> Review:  # fmt: skip
    """Keep a review from outside: commissioned at first, reported later. Raises Stale when changed meanwhile."""
    row = review or Review(trust=trust)
    if review:
        claim_revision(row, drawn_from)
    for key, value in facts.items():
        setattr(row, key, value)
    if row.commissioned_on and row.reported_on and row.reported_on < row.commissioned_on:
        raise ValidationError({"reported_on": "It reported before it was commissioned."})
    if row.cost is not None and row.cost < 0:
        raise ValidationError({"cost": "A cost is not below nothing."})
    row.full_clean(exclude=["trust", "repeats"])
    row.save()
    row.bodies.set(bodies)
    record(
        trust=trust.pk, by=by, did="changed" if review else "added", kind="governance review", ref=row.ref,
        title=row.title, after={
            key: value.name if isinstance(value, Body) else value for key, value in facts.items() if key != "repeats"
        },
    )  # fmt: skip
    return row


@transaction.atomic
def add_finding(
    *, trust: Trust, by: Person | None, kind: str, says: str, audit: Audit | None = None,
    review: Review | None = None, body: Body | None = None, post: Post | None = None, due_on: dt.date | None = None,
    cost: Any = None,
) -> Finding:  # fmt: skip
    """Write down what was found, and ask a post to act on it; expert input has an outcome and a cost."""
    finding = Finding(
        trust=trust, audit=audit, review=review, body=body, kind=kind, says=says.strip(), post=post, due_on=due_on,
        cost=cost,
    )  # fmt: skip
    if cost is not None and cost < 0:
        raise ValidationError({"cost": "A cost is not below nothing."})
    if kind == Finding.Kind.EXPERT and post is None:
        raise ValidationError({"post": "Say who sees to it."})
    finding.full_clean(exclude=["trust", "audit", "review", "body", "post"])
    finding.save()
    ask_to_see_to(finding)
    record(
        trust=trust.pk, by=by, did="found", kind="governance finding", ref=finding.ref, title=finding.says[:200],
        after={"kind": kind, "due": due_on, "cost": cost},
    )  # fmt: skip
    return finding


@transaction.atomic
def finish_finding(*, finding: Finding, by: Person | None, result: str, on: dt.date | None = None) -> Finding:
    """Say what came of it."""
    if not result.strip():
        raise ValidationError({"result": "Say what came of it."})
    claim_revision(finding, None)
    finding.done_on, finding.result = on or clock.today(), result.strip()
    finding.full_clean(exclude=["trust", "audit", "review", "body", "post"])
    finding.save()
    stop_asking_to_see_to(finding, by)
    record(
        trust=finding.trust_id, by=by, did="finished", kind="governance finding", ref=finding.ref,
        title=finding.says[:200],
        after={"result": finding.result},
    )  # fmt: skip
    return finding


@transaction.atomic
def reopen_finding(*, finding: Finding, by: Person | None) -> Finding:
    """Let a finding be open once more, because what a plan was to do about it is not done."""
    claim_revision(finding, None)
    finding.done_on, finding.result = None, ""
    finding.save()
    ask_to_see_to(finding)
    record(
        trust=finding.trust_id, by=by, did="opened again", kind="governance finding", ref=finding.ref,
        title=finding.says[:200],
    )  # fmt: skip
    return finding


def ask_to_see_to(finding: Finding) -> None:
    """Ask the post that sees to a finding, unless a plan carries it out: then its actions ask."""
    if finding.post is None or finding.kind == Finding.Kind.STRENGTH:
        return
    if carried_out("governance finding", finding.ref).how == rules.NOT_CARRIED:
        activity.open_task(
            trust=finding.trust, post=finding.post, kind=ACT, subject_kind="governance finding",
            subject_ref=finding.ref, title=finding.says, due_on=finding.due_on,
            why=f"{finding.get_kind_display()}: found by {finding.audit or finding.review}"[:300],
        )  # fmt: skip


def stop_asking_to_see_to(finding: Finding, by: Person | None = None) -> None:
    activity.close_tasks(kind=ACT, subject_kind="governance finding", subject_ref=finding.ref, by=by)


def _whom(audit: Audit, bodies: list[Body], outside: list[Post], today: dt.date) -> list[Asked]:
    found: dict[tuple[int, int], Asked] = {}
    for body_id, sitting in sitting_on(bodies, today=today).items():
        for one in sitting:
            if one.post and one.people and one.seat.counts_on(today) and one.seat.is_member:
                found[body_id, one.post.pk] = Asked(audit=audit, body_id=body_id, post=one.post)
    if audit.kind == Audit.Kind.SELF:
        for body in bodies:
            for post in outside:
                found.setdefault((body.pk, post.pk), Asked(audit=audit, body=body, post=post, is_outside=True))
    return list(found.values())


def _ask(audit: Audit) -> None:
    """Let a task be open for each post whose every holder has not answered all that it is asked."""
    wanted = []
    if audit.closed_on is None:
        said = set(audit.answers.values_list("body_id", "person_id"))
        by_post: dict[int, list[Asked]] = {}
        for asked in audit.asked.select_related("post").prefetch_related("post__holdings"):
            by_post.setdefault(asked.post_id, []).append(asked)
        today = clock.today()
        for rows in by_post.values():
            holders = [
                one.person_id for one in rows[0].post.holdings.all()
                if one.from_on <= today and (one.until_on is None or one.until_on >= today)
            ]  # fmt: skip
            about = {None} if audit.kind == Audit.Kind.SKILLS else {row.body_id for row in rows}
            if any((body, person) not in said for body in about for person in holders):
                wanted.append(_task(audit, rows[0].post))
    activity.ask_exactly(trust=audit.trust, kind=ANSWER, subject_kind="audit", subjects={audit.ref}, wanted=wanted)


def _task(audit: Audit, post: Post) -> Task:
    return Task(
        trust=audit.trust, post=post, kind=ANSWER, subject_kind="audit", subject_ref=audit.ref, title=audit.title,
        why=audit.document["says"][:300], due_on=audit.due_on,
    )  # fmt: skip


def _note(audit: Audit, did: str, by: Person | None, **changes: Mapping[str, Any]) -> None:
    record(trust=audit.trust_id, by=by, did=did, kind="audit", ref=audit.ref, title=audit.title, **changes)
