"""How the places that a school keeps for others stand: free and used, and who holds how many."""

import datetime as dt
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from goldenthread.domain.access import Reach
from goldenthread.domain.deciding.places import used_on
from goldenthread.features.activity.models import Task
from goldenthread.features.organisations.models import School
from goldenthread.features.organisations.queries import schools_within
from goldenthread.features.sharing.models import Offer, PlaceRequest
from goldenthread.features.sharing.queries.shelf import may_revise

# Whoever answers for work at a school asks for its pupils; who governs it reads how many places there are.
ASK = "progress.give"
State = PlaceRequest.State


@dataclass(frozen=True)
class Places:
    """Of so many places, how many are used today, by which schools, and what the reader may see of what was asked."""

    places: int
    used: int
    held: Sequence[tuple[str, int]]
    asked: Sequence[PlaceRequest]

    @property
    def free(self) -> int:
        return max(self.places - self.used, 0)


def places_of(reach: Reach, row: Offer, today: dt.date) -> Places | None:
    """Return how the places of an offer stand; nothing where it is of no places.

    Who holds them is for those who answer and for each school of its own: pupils are few, and are counted.
    """
    if row.places is None:
        return None
    agreed = [one for one in row.requests.select_related("school", "post") if one.state == State.AGREED]
    seen = list(requests_within(reach, row))
    own = {one.school_id for one in seen}
    held = Counter[str]()
    for one in agreed:
        if one.taken.holds_on(today) and one.school_id in own:
            held[one.school.short_name or one.school.name] += one.pupils
    return Places(row.places, used_on(today, [one.taken for one in agreed]), sorted(held.items()), seen)


def requests_within(reach: Reach, row: Offer) -> QuerySet[PlaceRequest]:
    """Return what was asked for of an offer: all of it for whoever answers, for others what their schools asked."""
    found = PlaceRequest.objects.filter(offer=row).select_related("school", "post", "offer__trust", "offer__post")
    if may_revise(reach, row):
        return found
    return found.filter(Q(school__in=schools_within(reach, ASK)) | Q(by=reach.person))


def schools_to_ask_for(reach: Reach, row: Offer) -> list[School]:
    """Return the schools for which the reader may ask for places, but the one that keeps them."""
    return [one for one in schools_within(reach, ASK).order_by("order", "name") if one.pk != row.school_id]


def hears_of_places(reach: Reach, row: Offer) -> bool:
    """Say whether an answer waits for the reader to read it."""
    asked = Task.objects.filter(subject_kind="offer", subject_ref=row.ref, kind="hear of places", closed_at=None)
    return asked.filter(post__in=reach.posts).exists()
