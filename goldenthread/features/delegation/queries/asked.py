"""Decisions that were asked for: those that a reader may see, and those that wait for them."""

from collections.abc import Iterable

from django.db.models import QuerySet

from goldenthread.domain.access import Reach
from goldenthread.features.delegation.models import AskedDecision
from goldenthread.features.organisations.queries import schools_within
from goldenthread.foundation.subjects import Subject


def asked_within(reach: Reach) -> QuerySet[AskedDecision]:
    """Return what was asked for where the reader sees the scheme: at their schools, or in the whole trust."""
    found = AskedDecision.objects.filter(trust=reach.trust).select_related("trust", "school", "post", "by")
    if reach.may_everywhere("scheme.see"):
        return found
    return found.filter(school__in=schools_within(reach, "scheme.see"))


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
