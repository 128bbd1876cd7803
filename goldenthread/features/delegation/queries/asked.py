"""Decisions that were asked for: those that a reader may see, and those that wait for them."""

from collections.abc import Iterable

from django.db.models import Q, QuerySet

from goldenthread.domain.access import Reach
from goldenthread.features.delegation.models import AskedDecision, Decision, Scheme
from goldenthread.features.organisations.queries import schools_within
from goldenthread.foundation.subjects import Subject


def asked_within(reach: Reach) -> QuerySet[AskedDecision]:
    """Return what was asked for where the reader sees the scheme: at their schools, or in the whole trust."""
    found = AskedDecision.objects.filter(trust=reach.trust).select_related("trust", "school", "post", "by")
    if not reach.may_everywhere("scheme.see"):
        found = found.filter(Q(school__in=schools_within(reach, "scheme.see")) | Q(by=reach.person))
    return found.filter(Q(is_personal=False) | Q(by=reach.person) | Q(pk__in=_personal_for(reach)))


def _personal_for(reach: Reach) -> list[int]:
    """Return what somebody asked for themselves and one of the reader's posts was asked to decide."""
    mine = set(reach.posts)
    rows = AskedDecision.objects.filter(trust=reach.trust, is_personal=True).values_list("pk", "parties")
    return [pk for pk, parties in rows if any(mine & set(party["posts"]) for party in parties)]


def open_to_all(scheme: Scheme | None) -> list[Decision]:
    """Return what anybody with a post may ask for by a scheme, each once."""
    rows = Decision.objects.filter(section__scheme=scheme, anyone_asks=True).order_by("section__order", "order")
    return list({row.topic: row for row in rows}.values())


def is_asked(reach: Reach, asked: AskedDecision) -> bool:
    """Say whether it waits for an answer of one of the reader's posts."""
    mine = set(reach.posts)
    return any(mine & set(party["posts"]) for party in asked.waits_for)  # type: ignore[call-overload]


def find_asked(reach: Reach, refs: Iterable[str]) -> dict[str, Subject]:
    """Return what was asked for as lines on a page, by reference."""
    found = asked_within(reach).filter(ref__in=list(refs))
    return {
        row.ref: Subject("asked decision", row.ref, str(row), f"/{row.trust.slug}/who-decides/asked/{row.ref}/")
        for row in found
    }
