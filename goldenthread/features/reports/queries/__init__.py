"""Questions about reports: what one would say today, and what those that were issued said."""

from goldenthread.features.reports.queries.drafts import Draft, NothingToReport, draft, may_draw, schools_to_draw
from goldenthread.features.reports.queries.issued import (
    Tampered,
    find_subjects,
    fingerprint,
    issued,
    read,
    seal_of,
    verify,
)

__all__ = [
    "Draft",
    "NothingToReport",
    "Tampered",
    "draft",
    "find_subjects",
    "fingerprint",
    "issued",
    "may_draw",
    "read",
    "schools_to_draw",
    "seal_of",
    "verify",
]
