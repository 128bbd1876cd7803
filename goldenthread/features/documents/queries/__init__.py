"""Questions about documents and evidence."""

from goldenthread.features.documents.queries.evidence import (
    ADD,
    evidence_of,
    find_evidence,
    may_withdraw,
    one_piece,
    pdfs_among,
)
from goldenthread.features.documents.queries.lacking import Gap, Lacking, lacking
from goldenthread.features.documents.queries.register import (
    Line,
    Read,
    Whole,
    find_variations,
    lines,
    one_document,
    owners,
    search_documents,
    variations,
    versions_of,
)
from goldenthread.features.documents.queries.visible import documents, find_documents, may_edit

__all__ = [
    "ADD",
    "Gap",
    "Lacking",
    "Line",
    "Read",
    "Whole",
    "documents",
    "evidence_of",
    "find_documents",
    "find_evidence",
    "find_variations",
    "lacking",
    "lines",
    "may_edit",
    "may_withdraw",
    "one_document",
    "one_piece",
    "owners",
    "pdfs_among",
    "search_documents",
    "variations",
    "versions_of",
]
