"""Who asked for which book, who owes a word on it, and what was said."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import Q, QuerySet

from goldenthread.domain.access import Reach
from goldenthread.features.sharing.models import BookWish
from goldenthread.features.sharing.queries.shelf import KEEP, SEE
from goldenthread.foundation.subjects import Subject


@dataclass
class Books:
    """The wishes within sight by how they stand; `said` are the reviews that everybody may read."""

    asked: list[BookWish] = field(default_factory=list)
    owing: list[BookWish] = field(default_factory=list)
    to_agree: list[BookWish] = field(default_factory=list)
    to_come_back: list[BookWish] = field(default_factory=list)
    refused: list[BookWish] = field(default_factory=list)
    said: list[BookWish] = field(default_factory=list)


def wishes_within(reach: Reach) -> QuerySet[BookWish]:
    """Return the wishes within sight: all for who keeps the shelf, one's own, and agreed reviews for everybody."""
    found = BookWish.objects.filter(trust=reach.trust).select_related("trust", "person", "post", "school")
    if not reach.may_somewhere(SEE):
        return found.none()
    if reach.may_everywhere(KEEP):
        return found
    return found.filter(Q(person=reach.person) | Q(agreed_on__isnull=False))


def books(reach: Reach) -> Books:
    """Return the wishes by how they stand."""
    shown = Books()
    for row in wishes_within(reach)[:500]:
        if row.refused_because:
            shown.refused.append(row)
        elif row.given_on is None:
            shown.asked.append(row)
        else:
            if row.reviewed_on is None:
                shown.owing.append(row)
            elif row.agreed_on is None:
                shown.to_agree.append(row)
            else:
                shown.said.append(row)
            if row.donated_on is None and (row.person_id == reach.person or reach.may_everywhere(KEEP)):
                shown.to_come_back.append(row)
    return shown


def find_wishes(reach: Reach, refs: Iterable[str]) -> dict[str, Subject]:
    """Return wishes as lines on a page, by reference."""
    return {
        row.ref: Subject("book wish", row.ref, row.title, f"/{row.trust.slug}/shared/books/", "Books")
        for row in wishes_within(reach).filter(ref__in=list(refs))
    }
