"""Keeping a document: beginning it, saying what it is, and retiring it."""

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from goldenthread.features.accounts.models import Person
from goldenthread.features.activity import operations as activity
from goldenthread.features.documents.models import Document
from goldenthread.features.organisations.models import Post, School, Trust
from goldenthread.features.trail import operations as trail
from goldenthread.foundation import clock
from goldenthread.foundation.tables import claim_revision

CLOSED = "a confidential document"
READ, REVIEW, COMPLETE = "read document", "review document", "complete document"
ABOUT = (
    "title", "kind", "says", "scope", "phases", "audience", "expected", "topic", "subject", "owner", "review_months",
    "next_review_on", "cost_a_year", "sponsor",
)  # fmt: skip


@transaction.atomic
def begin_document(
    *, trust: Trust, by: Person | None, title: str, kind: str, school: School | None = None,
    readers: Iterable[Post] = (), **about: Any,
) -> Document:  # fmt: skip
    """Put a document on the register. It says nothing yet, and nothing is in force."""
    scope = Document.Scope.SCHOOL if school else about.pop("scope", "") or Document.Scope.TRUST
    about.pop("scope", None)
    document = Document(trust=trust, school=school, title=title.strip(), kind=kind, scope=scope, **about)
    _check(document)
    document.save(force_insert=True)
    document.readers.set(readers)
    note(document, "put it on the register", by, _facts(document))
    return document


@transaction.atomic
def revise_document(
    *, document: Document, by: Person, drawn_from: int | None, readers: Iterable[Post] | None = None, **about: Any
) -> Document:
    """Say anew what a document is: its title, owner, audience, and when it is looked at."""
    claim_revision(document, drawn_from)
    before = _facts(document)
    for name, value in about.items():
        setattr(document, name, value)
    if document.school_id:
        document.scope = Document.Scope.SCHOOL
    _check(document)
    document.save()
    if readers is not None:
        document.readers.set(readers)
    after = _facts(document)
    changed = {name for name in after if after[name] != before[name]}
    note(document, "revised what it is", by, {key: after[key] for key in changed},
         {key: before[key] for key in changed})  # fmt: skip
    return document


@transaction.atomic
def retire(*, document: Document, by: Person, because: str = "") -> Document:
    """Take a document off the register. What it said, and who had read it, stays."""
    claim_revision(document, None)
    if document.retired_on:
        raise ValidationError("It is retired already.")
    document.retired_on = clock.today()
    document.save()
    for kind in (READ, REVIEW, COMPLETE):
        activity.close_tasks(kind=kind, subject_kind="document", subject_ref=document.ref, by=by)
    note(document, "retired it", by, {"because": because.strip()[:300]})
    return document


def closed_name(document: Document) -> str:
    """Return the name under which a document that only named posts may see is spoken of; nothing for any other."""
    return CLOSED if document.audience == Document.Audience.NAMED else ""


def told_as(document: Document, closed: str = "A confidential document") -> str:
    """Return what a document is called where others may read along: in tasks, letters, calendars and the trail."""
    return closed if closed_name(document) else document.title


def note(
    document: Document, did: str, by: Person | None, after: dict[str, Any] | None = None,
    before: dict[str, Any] | None = None,
) -> None:  # fmt: skip
    """Leave the entry of a deed. Of a document that only named posts may see, the title stays out."""
    is_closed = bool(closed_name(document))
    said = {} if is_closed else {key: value for key, value in (after or {}).items() if value}
    trail.record(
        trust=document.trust_id, by=by, did=did, kind="document", ref=document.ref,
        title=told_as(document), after=said,
        before={} if is_closed else before,
    )  # fmt: skip


def _check(document: Document) -> None:
    if not document.title:
        raise ValidationError({"title": "Say what it is called."})
    if document.owner and document.owner.trust_id != document.trust_id:
        raise ValidationError({"owner": "Choose a post of this trust."})
    if document.sponsor and document.sponsor.trust_id != document.trust_id:
        raise ValidationError({"sponsor": "Choose a body of this trust."})
    if document.school and document.school.trust_id != document.trust_id:
        raise ValidationError({"school": "Choose one of this trust’s schools."})


def _facts(document: Document) -> dict[str, Any]:
    return {name: str(value) if (value := getattr(document, name)) else "" for name in ABOUT}
