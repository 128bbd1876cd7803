"""Every question about the year. Each takes the reader's reach and returns only what they may see."""

from goldenthread.features.reviews.queries.events import Gathered, events_between, find_events
from goldenthread.features.reviews.queries.ground import Where, places_of
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
    find_rounds,
    may_finish,
    missed_beside,
    occurrences,
)

__all__ = [
    "Gathered",
    "Laid",
    "Line",
    "Stand",
    "Where",
    "asked_posts",
    "begins",
    "duties_of",
    "duties_to_edit",
    "events_between",
    "find_events",
    "find_occurrences",
    "find_round_parts",
    "find_rounds",
    "holders",
    "laid_out",
    "may_finish",
    "missed_beside",
    "occurrences",
    "places_of",
]
