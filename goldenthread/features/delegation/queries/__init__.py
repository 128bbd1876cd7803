"""Questions about who decides. `who_decides` is the one that other features ask."""

from goldenthread.features.delegation.queries.deciding import Acting, Answer, Cast, Step, answer_in, who_decides
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
    "answer_in",
    "scheme_on",
    "schemes",
    "standing_on",
    "variances_of",
    "who_decides",
    "whole",
]
