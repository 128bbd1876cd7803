"""Questions of challenge: asked before a meeting, at it, or beside any page; and their answers."""

import datetime as dt

from django.core.exceptions import ValidationError
from django.db import transaction

from goldenthread.features.accounts.models import Person
from goldenthread.features.activity import operations as activity
from goldenthread.features.governance.models import Item, Question
from goldenthread.features.governance.operations.writing import NEUTRAL
from goldenthread.features.organisations.models import Body, Post
from goldenthread.features.organisations.queries import role_permissions, sitting_on
from goldenthread.features.trail.operations import record
from goldenthread.foundation import clock
from goldenthread.foundation.tables import claim_revision

ANSWER = "answer challenge"
KEEP, CONFIDENTIAL = "meeting.keep", "meeting.confidential"


@transaction.atomic
def ask_question(
    *, body: Body, by: Person | None, asks: str, asker: str, asked_by: Post | None = None, item: Item | None = None,
    about: tuple[str, str] | None = None, topic: str = "", is_confidential: bool = False, answer: str = "",
    answered_by: str = "", on: dt.date | None = None,
) -> Question:  # fmt: skip
    """Ask in the name of a body. Without an answer it goes to the clerk, and to whoever presents the item."""
    asked_on = on or clock.today()
    kind, ref = about or ("", "")
    question = Question(
        trust=body.trust, body=body, item=item, asks=asks.strip(), topic=topic.strip(),
        asked_by=asked_by, asker=asker[:120],
        asked_on=asked_on, subject_kind=kind, subject_ref=ref, answer=answer.strip(),
        is_confidential=is_confidential or bool(item and item.is_confidential),
        answered_by=answered_by[:120] if answer.strip() else "", answered_on=asked_on if answer.strip() else None,
    )  # fmt: skip
    question.full_clean(exclude=["trust", "body", "item", "asked_by"])
    question.save()
    if not question.answered_on:
        _ask_for_answer(question)
    _note(question, "asked", by)
    return question


@transaction.atomic
def answer_question(
    *, question: Question, by: Person | None, answer: str, answered_by: str, on: dt.date | None = None,
    drawn_from: int | None = None,
) -> Question:  # fmt: skip
    """Answer a question; an answer can be mended until minutes hold it."""
    if not answer.strip():
        raise ValidationError({"answer": "Say what the answer is."})
    claim_revision(question, drawn_from)
    question.answer, question.answered_by = answer.strip(), answered_by[:120]
    question.answered_on = on or clock.today()
    question.full_clean(exclude=["trust", "body", "item", "asked_by"])
    question.save()
    activity.close_tasks(kind=ANSWER, subject_kind="challenge question", subject_ref=question.ref, by=by)
    if question.asked_by:
        says = "A question of yours is answered" if question.is_confidential else f"Answered: {question.asks}"[:300]
        activity.tell(
            trust=question.trust, posts=[question.asked_by], says=says,
            subject_kind="challenge question", subject_ref=question.ref, by=by,
        )  # fmt: skip
    _note(question, "answered", by)
    return question


def _ask_for_answer(question: Question) -> None:
    """Ask the clerk, and the presenter unless it is asked in confidence of somebody who may not read it.

    Where the body has no clerk of its own, whoever keeps the trust's meetings is asked.
    """
    today = clock.today()
    sits = [one for one in sitting_on([question.body], today=today)[question.body.pk] if one.seat.counts_on(today)]
    posts = {one.post for one in sits if one.post and one.seat.office == "clerk"}
    posts = posts or set(Post.objects.filter(trust=question.trust, role__in=_roles_that_keep()))
    presenter = question.item.presenter if question.item else None
    members = {one.post for one in sits if one.post and one.seat.is_member}
    if presenter and (not question.is_confidential or presenter in members):
        posts.add(presenter)
    for post in sorted(posts, key=lambda post: post.pk):
        activity.open_task(
            trust=question.trust, post=post, kind=ANSWER, subject_kind="challenge question",
            subject_ref=question.ref, title=NEUTRAL if question.is_confidential else question.asks,
            why=f"Asked for {question.body.name}"[:300],
            due_on=question.item.meeting.held_on if question.item else None,
        )  # fmt: skip


def _roles_that_keep() -> list[str]:
    return [role for role, held in role_permissions().items() if {KEEP, CONFIDENTIAL} <= held.everywhere]


def _note(question: Question, did: str, by: Person | None) -> None:
    kept = question.is_confidential
    record(
        trust=question.trust_id, by=by, did=did, kind="body" if kept else "challenge question",
        ref=question.body.ref if kept else question.ref, title=NEUTRAL if kept else question.asks[:300],
    )  # fmt: skip
