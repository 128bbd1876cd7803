"""Issued reports as they go behind an agenda: each as a PDF, with as much as the reader may read."""

from collections.abc import Sequence

from goldenthread.domain.access import Reach
from goldenthread.features.reports import printing, queries
from goldenthread.features.reports.models import Snapshot
from goldenthread.features.reports.queries import Tampered, written
from goldenthread.features.reports.queries.drawing_up import SCHEMA


def issued_pdfs(reach: Reach, snapshots: Sequence[Snapshot]) -> list[tuple[str, bytes]]:
    """Return each report by its reference; one that is no longer what was issued is left out."""
    found = []
    for snapshot in snapshots:
        try:
            found.append((snapshot.ref, _pdf(reach, snapshot)))
        except Tampered:
            continue
    return found


def _pdf(reach: Reach, snapshot: Snapshot) -> bytes:
    content = queries.read(snapshot)
    if snapshot.schema != SCHEMA:
        return printing.issued_pdf(snapshot, content)
    part = written.confidential_part(reach, snapshot)
    if part is not None:
        content = content | {"sections": [*content["sections"], *part.frozen["sections"]]}
    return printing.written_pdf(content, f"Number {snapshot.number}")
