"""The tables of documents and of evidence."""

from goldenthread.features.documents.models.evidence import Evidence
from goldenthread.features.documents.models.files import StoredFile

__all__ = ["Evidence", "StoredFile"]
