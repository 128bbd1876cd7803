"""Keeping files and evidence."""

from goldenthread.features.documents.operations.evidence import attach, withdraw
from goldenthread.features.documents.operations.files import MOST_BYTES, MOST_MEGABYTES

__all__ = ["MOST_BYTES", "MOST_MEGABYTES", "attach", "withdraw"]
