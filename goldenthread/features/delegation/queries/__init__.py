"""Questions about who decides. `who_decides` is the one that other features ask."""

from goldenthread.features.delegation.queries.deciding import Acting, Answer, Cast, Step, answers_in, who_decides
from goldenthread.features.delegation.queries.finding import search_decisions, topics_about
from goldenthread.features.delegation.queries.schemes import (
    WholeScheme,
    scheme_on,
    schemes,
    standing_on,
    variances_of,
    whole,
)

__all__ = [
    "Acting",
    "Answer",
    "Cast",
    "Step",
    "WholeScheme",
    "answers_in",
    "scheme_on",
    "schemes",
    "search_decisions",
    "standing_on",
    "topics_about",
    "variances_of",
    "who_decides",
    "whole",
]
