"""By which order a document is agreed: the scheme's line that speaks of it, else the list's, else its place's."""

from goldenthread.features.approvals.routes import library_routes
from goldenthread.features.documents.models import Document
from goldenthread.features.documents.ready_made import editions, kind_of

BOARD, LOCAL = "board", "local"


def route_of(document: Document) -> str:
    """Return the key of the order that a document goes by."""
    known = library_routes()["document"]
    expected = editions()[-1].find(document.expected) if document.expected else None
    named = (document.topic, expected.approves if expected else "", kind_of(document.kind).approves)
    return next((key for key in named if key in known), LOCAL if document.school_id else BOARD)
