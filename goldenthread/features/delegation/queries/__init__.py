"""Questions about who decides. `who_decides` is the one that other features ask."""

from goldenthread.features.delegation.queries.deciding import Acting, Answer, Cast, Step, answers_in, who_decides
from goldenthread.features.delegation.queries.finding import search_decisions, topics_about
from goldenthread.features.delegation.queries.functions import (
    find_functions,
    functions,
    functions_of,
    posts_changed_since,
)
from goldenthread.features.delegation.queries.schemes import (
    SchemeLine,
    SchemeSection,
    WholeScheme,
    published_on,
    scheme_on,
    schemes,
    standing_on,
    variances_of,
    whole,
)
from goldenthread.features.delegation.queries.varied import NoOne, at_school, variances_within, with_no_one

__all__ = [
    "Acting",
    "Answer",
    "Cast",
    "NoOne",
    "SchemeLine",
    "SchemeSection",
    "Step",
    "WholeScheme",
    "answers_in",
    "at_school",
    "find_functions",
    "functions",
    "functions_of",
    "posts_changed_since",
    "published_on",
    "scheme_on",
    "schemes",
    "search_decisions",
    "standing_on",
    "topics_about",
    "variances_of",
    "variances_within",
    "who_decides",
    "whole",
    "with_no_one",
]
