"""What schools make of the trust's documents: adopting a version, or completing their part."""

from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.db import transaction

from goldenthread.features.accounts.models import Person
from goldenthread.features.activity import operations as activity
from goldenthread.features.activity.models import Task
from goldenthread.features.documents.models import Document, TakenUp
from goldenthread.features.documents.operations.writing import COMPLETE, note
from goldenthread.features.organisations.models import Post, School, here_on
from goldenthread.foundation import clock
from goldenthread.foundation.tables import claim_revision

MOST_WORDS = 50_000
HEAD = "head"


@transaction.atomic
def take_up(
    *, document: Document, school: School, by: Person | None, text: str = "", drawn_from: int | None = None
) -> TakenUp:
    """Adopt the version in force at a school, or complete the school's part of it."""
    if document.current is None or not document.is_taken_up:
        raise ValidationError("There is nothing to take up.")
    text = text.strip()
    if document.scope == Document.Scope.LOCAL and not text:
        raise ValidationError({"text": "Write what is so at this school."})
    if len(text) > MOST_WORDS:
        raise ValidationError({"text": "It is longer than 50,000 signs."})
    held = TakenUp.objects.filter(document=document, school=school).first()
    if held is not None:
        claim_revision(held, drawn_from)
    else:
        held = TakenUp(document=document, school=school)
    held.version, held.text, held.on = document.current, text, clock.today()
    held.by, held.by_name = by, str(by or "")[:200]
    held.save()
    did = "adopted it" if document.scope == Document.Scope.ADOPTED else "completed the local part"
    note(document, did, by, {"school": school.name, "version": str(document.current)})
    heads = Post.objects.filter(trust=document.trust_id, school=school, role=HEAD).values_list("pk", flat=True)
    activity.close_tasks(
        kind=COMPLETE, subject_kind="document", subject_ref=document.ref, by=by, posts=list(heads)
    )  # fmt: skip
    return held


def ask_to_take_up(document: Document) -> None:
    """Ask the head of every school that has not taken up the version in force, and nobody else."""
    activity.ask_exactly(
        trust=document.trust, kind=COMPLETE, subject_kind="document", subjects=[document.ref],
        wanted=list(_wanted(document)) if document.is_taken_up and document.current_id else [],
    )  # fmt: skip


def _wanted(document: Document) -> Iterable[Task]:
    done = TakenUp.objects.filter(document=document, version=document.current).values("school")
    heads = Post.objects.filter(
        here_on(at="school__"), trust=document.trust_id, role=HEAD, school__isnull=False
    ).exclude(school__in=done).select_related("school")  # fmt: skip
    is_local = document.scope == Document.Scope.LOCAL
    for post in heads:
        if not document.phases or (post.school and post.school.phase in document.phases):
            yield Task(
                trust=document.trust, post=post, kind=COMPLETE, subject_kind="document", subject_ref=document.ref,
                title=f"{'Complete your part of' if is_local else 'Adopt'} {document.title}"[:200],
                why=f"{document.current} is in force since {document.current.agreed_on:%-d %B %Y}."
                if document.current and document.current.agreed_on else "",
            )  # fmt: skip
