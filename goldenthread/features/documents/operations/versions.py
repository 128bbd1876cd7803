"""Writing the next version of a document, and putting it in force once it is agreed."""

import datetime as dt
import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import IO

from django.core.exceptions import ValidationError
from django.db import transaction

from goldenthread.domain.board import controlled
from goldenthread.features.accounts.models import Person
from goldenthread.features.activity import operations as activity
from goldenthread.features.approvals import operations as approvals
from goldenthread.features.approvals.models import Approval
from goldenthread.features.documents.models import Document, Rendition, StoredFile, Version
from goldenthread.features.documents.operations.files import keep_file, take_out
from goldenthread.features.documents.operations.taking_up import ask_to_take_up
from goldenthread.features.documents.operations.writing import READ, REVIEW, note
from goldenthread.features.documents.queries.drafts import why_not_agreed
from goldenthread.features.documents.routes import route_of
from goldenthread.features.organisations.models import Body
from goldenthread.foundation import clock
from goldenthread.foundation.subjects import Frozen
from goldenthread.foundation.tables import claim_revision

MOST_WORDS = 200_000


@dataclass(frozen=True)
class Words:
    """One rendition as it is written: its text, and a file in place of the one that it has, or none."""

    text: str = ""
    file: IO[bytes] | None = None
    file_name: str = ""
    keeps_file: bool = True


@transaction.atomic
def write_draft(
    *, document: Document, by: Person | None, renditions: Mapping[str, Words], changed: str = "",
    drawn_from: int | None = None,
) -> Version:  # fmt: skip
    """Write the next version, as a draft. Refused while one is on its way to be agreed."""
    claim_revision(document, drawn_from)
    require_at_home(document)
    document.save()
    draft = draft_of(document) or _next_version(document, by)
    draft.changed, draft.by = changed.strip(), by
    draft.save()
    held = {one.form: one for one in draft.renditions.select_related("file")}
    for form, words in renditions.items():
        _write(draft, held.get(form) or Rendition(version=draft, form=form), words)
    note(document, "wrote a draft", by, {"version": str(draft), "changed": draft.changed})
    return draft


@transaction.atomic
def record_agreement(
    *, document: Document, on: dt.date, decided_by: str, by: Person | None, body: Body | None = None,
    next_review_on: dt.date | None = None,
) -> Version:  # fmt: skip
    """Record that the draft was agreed by a body in a meeting, or by a post, and put it in force."""
    draft = draft_of(document)
    if draft is None:
        raise ValidationError("Nothing is drafted that could have been agreed.")
    for why in why_not_agreed(draft):
        raise ValidationError(why)
    if on > clock.today():
        raise ValidationError({"on": "That day is still to come."})
    approvals.record_decision(
        trust=document.trust, subject_kind="document", subject_ref=document.ref, title=document.title,
        route=route_of(document), on=on, decided_by=decided_by, frozen=frozen(draft), by=by, body=body,
        school=document.school, next_review_on=next_review_on,
    )  # fmt: skip
    return put_in_force(draft, on=on, agreed_by=decided_by, next_review_on=next_review_on, by=by)


def put_in_force(
    draft: Version, *, on: dt.date, agreed_by: str, by: Person | None, next_review_on: dt.date | None = None
) -> Version:
    """Let an agreed version take the place of the one before: schools are asked to take it up anew."""
    document = draft.document
    draft.agreed_on, draft.agreed_by, draft.digest = on, agreed_by[:160], digest(draft)
    draft.save()
    document.current = draft
    document.next_review_on = next_review_on or controlled.next_review(on, document.review_months)
    document.revision += 1
    document.save()
    for kind in (READ, REVIEW):
        activity.close_tasks(kind=kind, subject_kind="document", subject_ref=document.ref, by=by)
    ask_to_take_up(document)
    note(document, "put a version in force", by, {"version": str(draft), "agreed by": agreed_by, "on": str(on)})
    return draft


def draft_of(document: Document) -> Version | None:
    return document.versions.filter(agreed_on=None).first()


def frozen(version: Version) -> Frozen:
    return Frozen(version.ref, str(version), digest(version))


def digest(version: Version) -> str:
    """Return the fingerprint of all that a version says."""
    said = [
        [one.form, one.text, one.file.digest if one.file else ""]
        for one in version.renditions.select_related("file").order_by("form")
    ]
    whole = [version.document.title, version.document.kind, version.number, version.changed, said]
    return hashlib.sha256(json.dumps(whole, ensure_ascii=False).encode()).hexdigest()


def require_at_home(document: Document) -> None:
    """Refuse to change what others are reading, to say yes to it."""
    out = Approval.objects.filter(subject_kind="document", subject_ref=document.ref, state=Approval.State.OPEN)
    if out.exists():
        raise ValidationError("It is on its way to be agreed. Take it back before you change it.")


def _next_version(document: Document, by: Person | None) -> Version:
    """Begin the next version with what the one in force says."""
    last = document.versions.first()
    draft = Version.objects.create(document=document, number=last.number + 1 if last else 1, by=by)
    if document.current is not None:
        Rendition.objects.bulk_create(
            Rendition(version=draft, form=one.form, text=one.text, file_id=one.file_id)
            for one in document.current.renditions.all()
        )
    return draft


def _write(draft: Version, rendition: Rendition, words: Words) -> None:
    if len(words.text) > MOST_WORDS:
        raise ValidationError({rendition.form: "It is longer than 200,000 signs. Add it as a file."})
    before: StoredFile | None = rendition.file
    rendition.text = words.text.strip()
    if words.file is not None:
        rendition.file = keep_file(trust=draft.document.trust, file=words.file, name=words.file_name)
    elif not words.keeps_file:
        rendition.file = None
    if rendition.text or rendition.file:
        rendition.save()
    elif rendition.pk:
        rendition.delete()
    if before is not None and before != rendition.file and not Rendition.objects.filter(file=before).exists():
        take_out(before)
