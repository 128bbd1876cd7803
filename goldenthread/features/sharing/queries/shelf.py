"""What is on offer, how much it is used, and what each body has given."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet

from goldenthread.domain.access import Reach
from goldenthread.features.governance.models import Question
from goldenthread.features.members.models import Visit
from goldenthread.features.organisations.models import Body
from goldenthread.features.organisations.queries import bodies_within, own_sittings
from goldenthread.features.sharing.models import Offer, Use
from goldenthread.foundation import subjects
from goldenthread.foundation.subjects import Subject

SEE, OFFER, KEEP = "plan.see", "evidence.add", "document.edit"


@dataclass(frozen=True)
class OfferLine:
    """One offer with how it is used: by how many people and schools, how often, how well it served."""

    offer: Offer
    people: int
    times: int
    schools: Sequence[str]
    served: float | None
    tie: Subject | None

    @property
    def elsewhere(self) -> int:
        """Return how many schools used it beside the one that it comes from."""
        own = self.offer.school.short_name if self.offer.school else ""
        return sum(name != own for name in self.schools)


@dataclass(frozen=True)
class Shelf:
    lines: Sequence[OfferLine]

    @property
    def untied(self) -> list[OfferLine]:
        """Return what serves no part of any plan."""
        return [line for line in self.lines if not line.offer.tie_ref]

    @property
    def topics(self) -> list[str]:
        return sorted({line.offer.topic for line in self.lines if line.offer.topic})


def offers_within(reach: Reach) -> QuerySet[Offer]:
    """Return what is on offer: it is for everybody in the trust who sees its plan."""
    if not reach.may_somewhere(SEE):
        return Offer.objects.none()
    found = Offer.objects.filter(trust=reach.trust, withdrawn_on=None)
    return found.select_related("trust", "school", "body", "post")


def search_offers(reach: Reach, words: Sequence[str]) -> list[Offer]:
    """Return what is on offer and holds every word; a few at most."""
    found = offers_within(reach)
    for word in words:
        found = found.filter(Q(title__icontains=word) | Q(says__icontains=word) | Q(topic__icontains=word))
    return list(found.order_by("title", "pk")[:20])


def shelf(reach: Reach, *, only: Q | None = None) -> Shelf:
    """Return the shelf, what is used most first, in a fixed number of queries."""
    rows = list(offers_within(reach).filter(only or Q()).prefetch_related("uses__school")[:500])
    ties = subjects.find(reach, {(row.tie_kind, row.tie_ref) for row in rows if row.tie_ref})
    lines = [line_of(row, ties.get((row.tie_kind, row.tie_ref))) for row in rows]
    return Shelf(sorted(lines, key=lambda line: -line.people))


def line_of(row: Offer, tie: Subject | None) -> OfferLine:
    """Return one offer as a line."""
    uses: list[Use] = list(row.uses.all())
    said = [one.served for one in uses if one.served]
    schools = sorted({one.school.short_name or one.school.name for one in uses if one.school})
    return OfferLine(
        row,
        len(uses),
        sum(one.times for one in uses),
        schools,
        round(sum(said) / len(said), 1) if said else None,
        tie,
    )


def may_offer(reach: Reach) -> bool:
    return reach.may_somewhere(OFFER)


def may_keep(reach: Reach) -> bool:
    """Say whether the reader keeps the shelf, its books and its news for the trust."""
    return reach.may_everywhere(KEEP)


def may_revise(reach: Reach, row: Offer) -> bool:
    """Say whether the reader may change an offer: whoever made it, acts through its post, or keeps the shelf."""
    owns = row.by_id == reach.person or (row.post_id is not None and row.post_id in reach.posts)
    return owns or may_keep(reach)


def bodies_to_offer_for(reach: Reach, *, today: dt.date) -> list[Body]:
    """Return the bodies in whose name the reader may offer: those that they sit on; of who keeps the shelf, all."""
    if may_keep(reach):
        return list(bodies_within(reach).filter(dissolved_on=None))
    return list({one.body.pk: one.body for one in own_sittings(reach, today=today)}.values())


@dataclass(frozen=True)
class Given:
    """What a body gave to the trust since a day: offers, and by how many other schools they were taken up."""

    body: Body
    offers: Sequence[OfferLine]
    visits: int
    questions: int

    @property
    def taken_up(self) -> int:
        return len({name for line in self.offers for name in line.schools if line.elsewhere})


def given_by_bodies(reach: Reach, *, since: dt.date) -> list[Given]:
    """Return, body by body, what each gave: those that gave nothing are there too, at the end."""
    bodies = list(bodies_within(reach).filter(dissolved_on=None).exclude(kind=Body.Kind.MEMBERS))
    lines = [line for line in shelf(reach, only=Q(body__in=bodies)).lines if line.offer.offered_on >= since]
    visits = Counter(dict(
        Visit.objects.filter(body__in=bodies, state="told", on__gte=since).order_by().values_list("body")
        .annotate(number=Count("pk"))
    ))  # fmt: skip
    asked = Counter(dict(
        Question.objects.filter(body__in=bodies, is_confidential=False, asked_on__gte=since)
        .exclude(item__is_confidential=True).order_by().values_list("body").annotate(number=Count("pk"))
    ))  # fmt: skip
    found = [
        Given(body, [line for line in lines if line.offer.body_id == body.pk], visits[body.pk], asked[body.pk])
        for body in bodies
    ]
    return sorted(found, key=lambda one: (-len(one.offers), -one.visits - one.questions, one.body.name))


def find_offers(reach: Reach, refs: Iterable[str]) -> dict[str, Subject]:
    """Return offers as lines on a page, by reference."""
    return {
        row.ref: Subject("offer", row.ref, row.title, f"/{row.trust.slug}/shared/offer/{row.ref}/", "Shared")
        for row in offers_within(reach).filter(ref__in=list(refs))
    }
