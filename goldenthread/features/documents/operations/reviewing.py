"""What the calendar asks of documents, night by night."""

from collections.abc import Collection, Sequence

from django.db import transaction
from django.db.models import Q

from goldenthread.domain.board import controlled
from goldenthread.features.activity import operations as activity
from goldenthread.features.activity.models import Task
from goldenthread.features.documents.models import Document
from goldenthread.features.documents.operations.writing import CLOSED, REVIEW, told_as
from goldenthread.features.documents.ready_made import kinds
from goldenthread.features.organisations.models import Post, School, Trust
from goldenthread.foundation import clock

# Whoever is asked where a document has no owner.
KEEPER = "governance_lead"


@transaction.atomic
def ask_for_document_reviews(*, trust: Trust) -> int:
    """Ask the owner of each document whose review is near or past; return how many are asked for."""
    today = clock.today()
    near = Document.objects.filter(
        Q(next_review_on__lte=today + controlled.ASKED_BEFORE), trust=trust, retired_on=None, current__isnull=False
    ).order_by("pk")
    keepers = list(Post.objects.filter(trust=trust, role=KEEPER, school=None, unit=None).values_list("pk", flat=True))
    wanted = [
        Task(
            trust=trust, post_id=post, kind=REVIEW, subject_kind="document", subject_ref=document.ref,
            title=f"Review {told_as(document, CLOSED)}"[:200], why=_why(document), due_on=document.next_review_on,
        )
        for document in near
        for post in ([document.owner_id] if document.owner_id else keepers)
    ]  # fmt: skip
    wanted += _for_joined(trust, {task.subject_ref for task in wanted}, keepers)
    every = Document.objects.filter(trust=trust).values_list("ref", flat=True)
    activity.ask_exactly(
        trust=trust, kind=REVIEW, subject_kind="document", subjects=list(every), wanted=wanted
    )  # fmt: skip
    return len(wanted)


def _for_joined(trust: Trust, asked: Collection[str], keepers: Sequence[int]) -> list[Task]:
    """Ask for a new version of what every school that joins changes, where one joined after the last was agreed."""
    following = [key for key, kind in kinds().items() if kind.follows_schools]
    offers = Document.objects.filter(trust=trust, kind__in=following, retired_on=None, current__isnull=False)
    joined = list(School.objects.here().filter(trust=trust, joined_on__lte=clock.today()))
    return [
        Task(
            trust=trust, post_id=post, kind=REVIEW, subject_kind="document", subject_ref=offer.ref,
            title=f"Write {told_as(offer, CLOSED)} anew"[:200],
            why=f"{names} joined after it was agreed: what every school gets and gives is another thing now.",
        )
        for offer in offers.exclude(ref__in=asked).select_related("current")
        if (names := ", ".join(one.short_name for one in joined if _is_after(one, offer)))
        for post in ([offer.owner_id] if offer.owner_id else keepers)
    ]  # fmt: skip


def _is_after(school: School, offer: Document) -> bool:
    agreed_on = offer.current.agreed_on if offer.current else None
    return bool(school.joined_on and agreed_on and school.joined_on > agreed_on)


def _why(document: Document) -> str:
    if document.owner_id:
        return "Look whether it is still right. Write what changes, or agree it once more as it is."
    return "It has no owner. Name one, or look at it yourself."
