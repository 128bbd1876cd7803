"""Reports that are being written, those that were issued, published plans, and kinds of a trust's own."""

from goldenthread.features.reports.models.designed import Design
from goldenthread.features.reports.models.issued import ConfidentialPart, Presentation, Publication, Snapshot
from goldenthread.features.reports.models.many import Batch, BatchLine
from goldenthread.features.reports.models.subjects import SubjectResult
from goldenthread.features.reports.models.written import Remark, Report

__all__ = [
    "Batch",
    "BatchLine",
    "ConfidentialPart",
    "Design",
    "Presentation",
    "Publication",
    "Remark",
    "Report",
    "Snapshot",
    "SubjectResult",
]
