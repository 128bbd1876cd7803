"""Saying which documents a plan leans on."""

from django.db import transaction

from goldenthread.features.accounts.models import Person
from goldenthread.features.documents.models import Document
from goldenthread.features.plans.models import Element, KeyDocument, Plan
from goldenthread.features.plans.operations.writing import note_plan
from goldenthread.foundation.checked_words import check, require

MOST = 100


@transaction.atomic
def lean_on(
    *, plan: Plan, document: Document, by: Person | None, note: str = "", element: Element | None = None
) -> KeyDocument:
    """Put a document among those that a plan, or one part of it, leans on; said again, both are changed."""
    require(document.trust_id == plan.trust_id, "That document is not of this trust.", "document")
    require(plan.key_documents.count() < MOST, f"A plan leans on {MOST} documents at most: take one away first.")
    require(element is None or element.plan_id == plan.pk, "That part is of another plan.", "element")
    words = check(KeyDocument, {"note": note})
    made, _ = KeyDocument.objects.update_or_create(
        plan=plan, document=document, defaults=words | {"element": element}
    )
    said = {"document": document.title, "part": str(element or "")} | words
    note_plan(plan, "said what it leans on", by, after=said)
    return made


@transaction.atomic
def lean_no_more(*, key: KeyDocument, by: Person | None) -> None:
    """Take a document from those that a plan leans on. The document stays."""
    note_plan(key.plan, "took away what it leaned on", by, before={"document": key.document.title, "note": key.note})
    key.delete()
