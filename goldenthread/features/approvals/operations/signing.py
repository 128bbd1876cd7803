"""Saying yes, sending back, refusing; and recording what was decided in a meeting."""

import datetime as dt
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from goldenthread.domain.year import approving
from goldenthread.features.accounts.models import Person
from goldenthread.features.activity import operations as activity
from goldenthread.features.approvals.deciding import scheme
from goldenthread.features.approvals.models import Approval, Asked, Signature
from goldenthread.features.approvals.operations.asking import (
    DECIDE,
    MEND,
    MOST_WORDS,
    ask_whose_turn_it_is,
    end,
)
from goldenthread.features.approvals.operations.telling import note, open_words, told_as
from goldenthread.features.approvals.queries.courses import Course, course_of
from goldenthread.features.approvals.queries.deciding import authors_of, blocks_of
from goldenthread.features.approvals.routes import Step, route_for
from goldenthread.features.organisations.models import Body, Post, School, Trust, Unit
from goldenthread.foundation import clock, subjects
from goldenthread.foundation.subjects import Agreeable, Frozen, Outcome
from goldenthread.foundation.tables import Stale

SAID = {
    Signature.Verdict.AGREED: "agreed to it", Signature.Verdict.RETURNED: "sent it back",
    Signature.Verdict.REFUSED: "refused it",
}  # fmt: skip


@transaction.atomic
def sign(
    *,
    approval: Approval,
    step: str,
    verdict: str,
    by: Person | None,
    post: Post | None,
    for_post: Post | None = None,
    reason: str = "",
    minute: str = "",
    next_review_on: dt.date | None = None,
    seen: str | None = None,
    on: dt.date | None = None,
) -> Signature:
    """Say yes to a thing at the step whose turn it is, send it back, or refuse it, in the name of a post.

    `for_post` is the post of the absent holder where `post` stands in for it. `seen` is the fingerprint of the thing
    as it was read: Stale when it reads otherwise now. With the last yes its owner does what follows.
    """
    held = (
        Approval.objects.select_for_update(of=("self",)).select_related("trust", "school", "unit").get(pk=approval.pk)
    )
    course, doors = course_of(held), _doors(held.subject_kind)
    turn = course.next_step
    if turn is None or not course.is_open:
        raise ValidationError(f"It has been answered meanwhile: {held.get_state_display().lower()}.")
    if turn.key != step:
        raise ValidationError(f"It is not that step's turn. Next: {turn.says}.")
    _require(course, verdict, by, reason)
    _require_asked(held, step, for_post or post, by)
    if verdict == Signature.Verdict.AGREED:
        if seen is not None and seen != doors.stands(held.subject_ref):
            raise Stale(held)
        blocks = blocks_of(course, doors, clock.today())
        if blocks:
            raise ValidationError("It cannot be agreed yet. " + " ".join(blocks))
    frozen = doors.freeze(held.subject_ref, by)
    signature = _kept(
        held, turn, frozen, verdict=verdict, by=by, post=post, for_post=for_post, reason=reason.strip()[:MOST_WORDS],
        minute=minute.strip()[:200], body=_body(held, turn), on=on,
    )  # fmt: skip
    said = {"step": turn.says, "reason": signature.reason, "version": frozen.title}
    note(held, SAID[Signature.Verdict(verdict)], by, said)
    _tell(course, signature)
    held.next_review_on = next_review_on or held.next_review_on
    held.revision += 1
    _go_on(course_of(_again(held)), signature, doors)
    return signature


@transaction.atomic
def record_decision(
    *,
    trust: Trust,
    subject_kind: str,
    subject_ref: str,
    title: str,
    route: str,
    on: dt.date,
    decided_by: str,
    frozen: Frozen,
    by: Person | None,
    body: Body | None = None,
    school: School | None = None,
    unit: Unit | None = None,
    next_review_on: dt.date | None = None,
) -> Approval:
    """Record that a body agreed to a thing in a meeting. What was still open of its way ends with that.

    The operation that adopts the thing leaves the entry in the trail.
    """
    chosen = route_for(trust, subject_kind, route)
    held = (
        Approval.objects.select_for_update()
        .filter(subject_kind=subject_kind, subject_ref=subject_ref, state=Approval.State.OPEN)
        .first()
    )
    if held is None:
        held = Approval.objects.create(
            trust=trust, school=school, unit=unit, subject_kind=subject_kind, subject_ref=subject_ref,
            title=title[:200], route_key=chosen.key, turn=chosen.steps[-1].key, is_minuted=True, sent_on=on,
            route=[chosen.steps[-1].model_dump() | {"reason": ""}],
        )  # fmt: skip
    course = course_of(held)
    for step, said in course.steps:
        if said is None:
            _kept(held, step, frozen, by=by, body=body, body_name=decided_by, minute="Recorded from a meeting", on=on)
    held.next_review_on = next_review_on
    end(held, Approval.State.AGREED, by, on=on)
    return held


@transaction.atomic
def bring_in_word(
    *,
    approval: Approval,
    step: str,
    verdict: str,
    on: dt.date,
    frozen: Frozen,
    by: Person | None,
    post: Post | None = None,
    reason: str = "",
    minute: str = "",
) -> Approval:
    """Keep what was said at a step elsewhere, or before; what follows from it was done there."""
    course = course_of(approval)
    turn = next(one for one in course.route if one.key == step)
    _kept(
        approval, turn, frozen, verdict=verdict, by=by, post=post, reason=reason, minute=minute, on=on,
        body=_body(approval, turn),
    )  # fmt: skip
    course = course_of(_again(approval))
    state = approving.state([one.key for one in course.route], course.said)
    if state == approving.OPEN:
        activity.close_tasks(kind=DECIDE, subject_kind="approval", subject_ref=approval.ref, by=by)
        approval.turn = approving.turn([one.key for one in course.route], course.taken)
        approval.save()
        ask_whose_turn_it_is(approval)
        return approval
    end(approval, state, by, on=on)
    if state != Approval.State.AGREED:
        _ask_to_mend(approval, course.signatures[-1])
    return approval


def _tell(course: Course, signature: Signature) -> None:
    """Tell whoever sent it, and those who had said yes before, what was said; not whoever said it."""
    held = course.approval
    before = [one.post_id for one in course.signatures if one.verdict == Signature.Verdict.AGREED]
    who = signature.body_name or signature.post_title
    activity.tell(
        trust=held.trust, posts={held.sent_post_id, *before} - {signature.post_id}, by=signature.by,
        says=f"{who} {SAID[Signature.Verdict(signature.verdict)]}: {told_as(held)}",
        subject_kind="approval", subject_ref=held.ref,
    )  # fmt: skip


def _require(course: Course, verdict: str, by: Person | None, reason: str) -> None:
    if verdict not in Signature.Verdict.values:
        raise ValidationError({"verdict": "Say yes, send it back, or refuse it."})
    if verdict != Signature.Verdict.AGREED and not reason.strip():
        goes = "goes back: what is to be changed" if verdict == Signature.Verdict.RETURNED else "is refused"
        raise ValidationError({"reason": f"Say why it {goes}."})
    if verdict == Signature.Verdict.AGREED and by is not None:
        signed = [one.by_id for one in course.signatures if one.by_id]
        why = approving.why_not_this_person(by.pk, authors=authors_of(course.approval, by.pk), signed=signed)
        if why:
            raise ValidationError(why)


def _require_asked(held: Approval, step: str, post: Post | None, by: Person | None) -> None:
    """Refuse a word in the name of a post that nobody asked. What the software brings in names whom it names."""
    if by is not None and not Asked.objects.filter(approval=held, step=step, post=post).exists():
        raise ValidationError("This step is for another post to answer.")


def _kept(
    approval: Approval,
    step: Step,
    frozen: Frozen,
    *,
    by: Person | None,
    verdict: str = Signature.Verdict.AGREED,
    post: Post | None = None,
    for_post: Post | None = None,
    body: Body | None = None,
    body_name: str = "",
    on: dt.date | None = None,
    **words: Any,
) -> Signature:
    signature = Signature(
        approval=approval, step=step.key, says=step.says, verdict=verdict, post=post,
        post_title=post.title if post else "", body=body, body_name=body_name or (body.name if body else ""),
        stands_in_for=for_post.title if for_post and post and for_post.pk != post.pk else "",
        by=by, by_name=str(by or ""), version=frozen.ref, version_title=frozen.title, digest=frozen.digest,
        signed_on=on or clock.today(), **words,
    )  # fmt: skip
    try:
        with transaction.atomic():
            signature.save(force_insert=True)
    except IntegrityError as quicker:
        raise ValidationError("Somebody else has just said yes at this step.") from quicker
    return signature


def _go_on(course: Course, signature: Signature, doors: Agreeable) -> None:
    """Ask the next step, or end the way and let the thing's owner do what follows."""
    held = course.approval
    state = approving.state([step.key for step in course.route], course.said)
    if state == approving.OPEN:
        activity.close_tasks(kind=DECIDE, subject_kind="approval", subject_ref=held.ref, by=signature.by)
        held.turn = approving.turn([step.key for step in course.route], course.taken)
        held.save()
        ask_whose_turn_it_is(held)
        return
    end(held, state, signature.by, on=signature.signed_on)
    outcome = Outcome(
        held.subject_ref, held.ref, signature.by, signature.post_title or signature.body_name, signature.reason,
        signature.body_id, held.sent_post_id, held.next_review_on,
    )  # fmt: skip
    if state == Approval.State.AGREED:
        doors.on_agreed(outcome)
    else:
        doors.on_returned(outcome)
        _ask_to_mend(held, signature)


def _ask_to_mend(held: Approval, signature: Signature) -> None:
    if held.sent_post is not None:
        activity.open_task(
            trust=held.trust, post=held.sent_post, kind=MEND, subject_kind="approval", subject_ref=held.ref,
            title=f"{told_as(held)} was {_past(signature)}"[:200], why=open_words(held, signature.reason[:300]),
        )  # fmt: skip


def _past(signature: Signature) -> str:
    return "refused" if signature.verdict == Signature.Verdict.REFUSED else "sent back"


def _again(held: Approval) -> Approval:
    """Forget what was gathered of a row's signatures, so that the newest is among them."""
    getattr(held, "_prefetched_objects_cache", {}).clear()
    return held


def _body(held: Approval, step: Step) -> Body | None:
    """Return the body in whose name a step is taken, where the scheme names one."""
    posts = Asked.objects.filter(approval=held, step=step.key).values("post")
    found = Body.objects.filter(trust=held.trust, kind=_kind_of_body(step), posts__in=posts)
    return found.filter(school=held.school).first() or found.filter(school=None).first()


def _kind_of_body(step: Step) -> str:
    line = scheme().get(step.decision)
    return line.body if line else ""


def _doors(kind: str) -> Agreeable:
    doors = subjects.agreeable(kind)
    if doors is None:
        raise ValidationError("Things of this kind are not agreed here.")
    return doors
