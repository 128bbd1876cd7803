"""Questions about what is shared. Each takes the reader's reach and returns only what they may see."""

from goldenthread.features.sharing.queries.books import books, find_wishes, wishes_within
from goldenthread.features.sharing.queries.opened import open_issues, open_reviews
from goldenthread.features.sharing.queries.places import (
    Places,
    hears_of_places,
    places_of,
    requests_within,
    schools_to_ask_for,
)
from goldenthread.features.sharing.queries.shelf import (
    Given,
    Shelf,
    bodies_to_offer_for,
    find_offers,
    given_by_bodies,
    may_keep,
    may_offer,
    may_revise,
    offers_within,
    search_offers,
    shelf,
)
from goldenthread.features.sharing.queries.stories import (
    find_issues,
    find_stories,
    issues_within,
    search_issues,
    spread_of_stories,
    stories_within,
    values_to_show,
)

__all__ = [
    "Given",
    "Places",
    "Shelf",
    "bodies_to_offer_for",
    "books",
    "find_issues",
    "find_offers",
    "find_stories",
    "find_wishes",
    "given_by_bodies",
    "hears_of_places",
    "issues_within",
    "may_keep",
    "may_offer",
    "may_revise",
    "offers_within",
    "open_issues",
    "open_reviews",
    "places_of",
    "requests_within",
    "schools_to_ask_for",
    "search_issues",
    "search_offers",
    "shelf",
    "spread_of_stories",
    "stories_within",
    "values_to_show",
    "wishes_within",
]
