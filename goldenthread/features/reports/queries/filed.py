"""Whether an issued report stands in the register of documents."""

from goldenthread.features.documents.models import Document
from goldenthread.features.reports.models import Snapshot


def key_of(snapshot: Snapshot) -> str:
    """Return the key by which the register knows a report."""
    return f"report-{snapshot.ref}"


def filed_as(snapshot: Snapshot) -> Document | None:
    """Return the document as which a report was filed; none where it was not, or was retired since."""
    return Document.objects.filter(trust=snapshot.trust_id, key=key_of(snapshot), retired_on=None).first()
