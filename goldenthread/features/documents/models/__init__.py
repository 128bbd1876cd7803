"""The tables of documents and of evidence."""

from goldenthread.features.documents.models.controlled import (
    Document,
    Publication,
    Reading,
    Rendition,
    TakenUp,
    Version,
)
from goldenthread.features.documents.models.evidence import Evidence
from goldenthread.features.documents.models.files import StoredFile
from goldenthread.features.documents.models.spreading import Circulation, Variation

__all__ = [
    "Circulation",
    "Document",
    "Evidence",
    "Publication",
    "Reading",
    "Rendition",
    "StoredFile",
    "TakenUp",
    "Variation",
    "Version",
]
