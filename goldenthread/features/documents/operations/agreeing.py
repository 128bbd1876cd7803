"""What becomes of a document as it is agreed: what the engine of approvals asks of documents, and tells them."""

from collections.abc import Sequence
from typing import Any

from goldenthread.domain.access import Reach
from goldenthread.domain.board import controlled
from goldenthread.features.activity import operations as activity
from goldenthread.features.documents.models import Document, Version
from goldenthread.features.documents.operations.versions import (
    digest,
    draft_of,
    frozen,
    put_in_force,
)
from goldenthread.features.documents.operations.writing import closed_name, told_as
from goldenthread.features.documents.queries.drafts import why_not_agreed
from goldenthread.features.documents.queries.visible import documents, may_edit
from goldenthread.features.documents.ready_made import kind_of
from goldenthread.features.documents.routes import route_of
from goldenthread.features.organisations.models import Body
from goldenthread.foundation import clock
from goldenthread.foundation.subjects import Agreeable, Frozen, Outcome, Passage

MEND = "mend"


def stands(ref: str) -> str:
    """Return the fingerprint of the draft; of the version in force where nothing is drafted."""
    version = _said(_document(ref))
    return digest(version) if version else ""


def freeze(ref: str, by: Any) -> Frozen:  # noqa: ARG001  a draft on its way cannot be changed
    version = _said(_document(ref))
    return frozen(version) if version else Frozen("", "", "")


def blocks(ref: str, is_last: bool) -> Sequence[str]:  # noqa: FBT001, ARG001  the same at every step
    draft = draft_of(_document(ref))
    if draft is None:
        return ["Nothing is drafted that could be agreed."]
    return why_not_agreed(draft)


def on_agreed(outcome: Outcome) -> None:
    """Put the draft in force with the last yes."""
    draft = draft_of(_document(outcome.ref))
    body = Body.objects.filter(pk=outcome.body).first() if outcome.body else None
    if draft is not None:
        put_in_force(
            draft, on=clock.today(), agreed_by=body.name if body else outcome.in_name_of,
            next_review_on=outcome.next_review_on, by=outcome.by,
        )  # fmt: skip


def on_returned(outcome: Outcome) -> None:
    """Tell the owner to mend it, where somebody else had sent it."""
    document = _document(outcome.ref)
    if document.owner is not None and document.owner_id != outcome.author:
        activity.open_task(
            trust=document.trust, post=document.owner, kind=MEND, subject_kind="approval", subject_ref=outcome.way,
            title=f"{told_as(document)} was sent back"[:200],
            why="" if closed_name(document) else outcome.reason[:300],
        )  # fmt: skip


def may_ask(reach: Reach, ref: str) -> bool:
    document = documents(reach).filter(ref=ref).first()
    return document is not None and may_edit(reach, document) and draft_of(document) is not None


def read(reach: Reach, ref: str) -> str:
    """Return where a reader reads the document; nothing where they may not."""
    document = documents(reach).filter(ref=ref).select_related("trust").first()
    return f"/{document.trust.slug}/documents/{document.ref}/" if document else ""


def place(ref: str) -> tuple[Any, Any]:
    return _document(ref).school, None


def may_consult(reach: Reach, ref: str) -> bool:
    """Say whether the reader may ask for comments: on the draft, or before its review on what is in force."""
    document = documents(reach).filter(ref=ref, retired_on=None).first()
    return document is not None and may_edit(reach, document) and _said(document) is not None


def passages(ref: str) -> Sequence[Passage]:
    """Return what the draft says in full, section by section; of what is in force where nothing is drafted."""
    version = _said(_document(ref))
    text = "".join(version.renditions.filter(form="full").values_list("text", flat=True)) if version else ""
    return [Passage.named("section", title, title, words) for title, words in controlled.sections(text)]


def _said(document: Document) -> Version | None:
    return draft_of(document) or document.current


def _document(ref: str) -> Document:
    return Document.objects.select_related("trust", "school", "owner", "current").get(ref=ref)


DOORS = Agreeable(
    stands=stands, freeze=freeze, blocks=blocks, on_agreed=on_agreed, on_returned=on_returned, may_ask=may_ask,
    route=lambda ref: route_of(_document(ref)), place=place, read=read,
    may_consult=may_consult, passages=passages, closed_name=lambda ref: closed_name(_document(ref)),
    weighs=lambda ref: kind_of(_document(ref).kind).weighs,
)  # fmt: skip
