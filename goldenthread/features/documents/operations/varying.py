"""Asking to do otherwise than a document of the trust says, and answering that."""

import datetime as dt

from django.core.exceptions import ValidationError
from django.db import transaction

from goldenthread.features.accounts.models import Person
from goldenthread.features.activity import operations as activity
from goldenthread.features.activity.models import Task
from goldenthread.features.documents.models import Document, Variation
from goldenthread.features.documents.operations.reviewing import KEEPER
from goldenthread.features.documents.operations.taking_up import HEAD
from goldenthread.features.documents.operations.writing import note
from goldenthread.features.organisations.models import Post, School
from goldenthread.foundation import clock
from goldenthread.foundation.tables import claim_revision

ANSWER = "answer variation"
MOST_WORDS = 4_000


@transaction.atomic
def ask_to_vary(
    *, document: Document, school: School, asks: str, because: str, by: Person | None, on: dt.date | None = None
) -> Variation:
    """Ask, for a school, to do otherwise than a document of the trust says; its owner answers."""
    if document.school_id or document.current_id is None:
        raise ValidationError("Only what is in force for the whole trust can be done otherwise.")
    if Variation.objects.filter(document=document, school=school, state=Variation.State.ASKED).exists():
        raise ValidationError("Something else is asked for already, and waits for its answer.")
    if not asks.strip() or not because.strip():
        raise ValidationError("Say what you would do otherwise, and why.")
    asked = Variation.objects.create(
        document=document, school=school, asks=asks.strip()[:MOST_WORDS], because=because.strip()[:MOST_WORDS],
        asked_on=on or clock.today(), asked_by=by, asked_name=str(by or "")[:200],
    )  # fmt: skip
    keepers = Post.objects.filter(trust=document.trust, role=KEEPER, school=None, unit=None)
    posts = [document.owner_id] if document.owner_id else list(keepers.values_list("pk", flat=True))
    activity.open_tasks(
        Task(
            trust=document.trust, post_id=post, kind=ANSWER, subject_kind="variation", subject_ref=asked.ref,
            title=f"{school.short_name} asks to differ from {document.title}"[:200], why=asked.because[:300],
        )
        for post in posts
    )  # fmt: skip
    note(document, "asked to differ", by, {"school": school.name, "asks": asked.asks})
    return asked


@transaction.atomic
def answer_variation(
    *, variation: Variation, agrees: bool, answer: str, by: Person | None, until_on: dt.date | None = None,
    drawn_from: int | None = None, on: dt.date | None = None,
) -> Variation:  # fmt: skip
    """Agree that a school does otherwise, for as long as is said, or refuse it with a reason."""
    claim_revision(variation, drawn_from)
    if variation.state != Variation.State.ASKED:
        raise ValidationError("It has been answered already.")
    if by is not None and variation.asked_by_id == by.pk:
        raise ValidationError("You asked for it yourself: somebody else answers.")
    if not agrees and not answer.strip():
        raise ValidationError({"answer": "Say why not."})
    if until_on and until_on < clock.today():
        raise ValidationError({"until_on": "That day is past."})
    variation.state = Variation.State.AGREED if agrees else Variation.State.REFUSED
    variation.answer, variation.answered_on = answer.strip()[:MOST_WORDS], on or clock.today()
    variation.answered_name, variation.until_on = str(by or "")[:200], until_on if agrees else None
    variation.save()
    activity.close_tasks(kind=ANSWER, subject_kind="variation", subject_ref=variation.ref, by=by)
    heads = Post.objects.filter(trust=variation.document.trust_id, school=variation.school_id, role=HEAD)
    says = f"{variation.document.title}: what you asked to do otherwise is {'agreed' if agrees else 'refused'}."
    activity.tell(
        trust=variation.document.trust, posts=heads, says=says, subject_kind="variation", subject_ref=variation.ref,
        by=by,
    )  # fmt: skip
    note(variation.document, "agreed that it differs" if agrees else "refused that it differs", by, {
        "school": variation.school.name, "answer": variation.answer, "until": str(until_on or ""),
    })  # fmt: skip
    return variation


@transaction.atomic
def end_variation(*, variation: Variation, by: Person) -> Variation:
    """Let the trust's own text hold again at the school."""
    claim_revision(variation, None)
    if variation.state == Variation.State.ENDED:
        raise ValidationError("It has ended already.")
    variation.state = Variation.State.ENDED
    variation.save()
    activity.close_tasks(kind=ANSWER, subject_kind="variation", subject_ref=variation.ref, by=by)
    note(variation.document, "ended a difference", by, {"school": variation.school.name})
    return variation
