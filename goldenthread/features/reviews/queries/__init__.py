"""Every question about the year. Each takes the reader's reach and returns only what they may see."""

from goldenthread.features.reviews.queries.laying_out import (
    Laid,
    Line,
    Stand,
    begins,
    duties_of,
    duties_to_edit,
    holders,
    laid_out,
)
from goldenthread.features.reviews.queries.occurrences import (
    asked_posts,
    find_occurrences,
    find_round_parts,
    may_finish,
    occurrences,
)

__all__ = [
    "Laid",
    "Line",
    "Stand",
    "asked_posts",
    "begins",
    "duties_of",
    "duties_to_edit",
    "find_occurrences",
    "find_round_parts",
    "holders",
    "laid_out",
    "may_finish",
    "occurrences",
]
