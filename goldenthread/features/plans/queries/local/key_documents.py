"""The documents that a plan leans on, as far as the reader sees them, and those that it names and does not list."""

import datetime as dt
from collections.abc import Sequence
from typing import NamedTuple

from goldenthread.domain.access import Reach
from goldenthread.features.documents.models import Document
from goldenthread.features.documents.queries import documents
from goldenthread.features.plans.models import KeyDocument, Plan
from goldenthread.features.plans.queries.visible import plans

# A title of one short word, such as “Pay”, stands in many a sentence and names nothing.
_SHORTEST_NAME = 10


class KeyDocuments(NamedTuple):
    """What a plan leans on, what it names beside that, and every other document that may be added."""

    listed: Sequence[KeyDocument]
    overdue: Sequence[KeyDocument]
    named: Sequence[Document]
    others: Sequence[Document]


def key_documents(reach: Reach, plan: Plan, today: dt.date) -> KeyDocuments:
    """Return the documents of a plan within sight: three queries."""
    seen = list(documents(reach).filter(retired_on=None).select_related("current", "school"))
    kept = {one.document_id: one for one in plan.key_documents.select_related("element")}
    listed = []
    for document in seen:
        if (key := kept.get(document.pk)) is not None:
            key.document = document
            listed.append(key)
    others = [document for document in seen if document.pk not in kept]
    words = " ".join(
        f"{title} {text}" for title, text in plan.elements.filter(removed_at=None).values_list("title", "text")
    ).lower()
    named = [one for one in others if len(one.title) >= _SHORTEST_NAME and one.title.lower() in words]
    late = [one for one in listed if one.document.next_review_on and one.document.next_review_on < today]
    return KeyDocuments(listed, late, named, others)


def leaning_on(reach: Reach, document: Document) -> list[KeyDocument]:
    """Return the plans, and their parts, that lean on a document, as far as the reader sees them."""
    found = KeyDocument.objects.filter(document=document, plan__in=plans(reach)).exclude(plan__state=Plan.State.ENDED)
    return list(found.select_related("plan", "element").order_by("plan__title", "pk"))
