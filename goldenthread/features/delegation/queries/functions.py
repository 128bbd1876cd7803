"""The functions of a trust's business, and whether posts changed since their duties were last looked at."""

import datetime as dt
from collections.abc import Iterable

from django.db.models import QuerySet

from goldenthread.domain.access import Reach
from goldenthread.features.delegation.models import Function
from goldenthread.features.trail.models import Entry
from goldenthread.foundation.subjects import Subject


def functions(reach: Reach) -> QuerySet[Function]:
    """Return the functions of the reader's trust, each with its duties."""
    return functions_of(reach.trust)


def functions_of(trust: int) -> QuerySet[Function]:
    """Return the functions of a trust, each with its duties."""
    held = Function.objects.filter(trust=trust).select_related("unit")
    return held.prefetch_related("duties__post").order_by("title")


def find_functions(reach: Reach, refs: Iterable[str]) -> dict[str, Subject]:
    """Return functions as lines on a page, by reference."""
    found = functions(reach).filter(ref__in=list(refs)).select_related("trust")
    return {
        row.ref: Subject("function", row.ref, row.title, f"/{row.trust.slug}/who-decides/functions/{row.ref}/")
        for row in found
    }


def posts_changed_since(trust: int, held: Iterable[Function]) -> dict[str, list[str]]:
    """Return, for each function by its reference, the posts that were added or left since it was looked at.

    Only the posts that have a duty in it count when they are left; a new post counts for every function.
    """
    reviewed = {function: function.reviewed_at for function in held if function.reviewed_at}
    if not reviewed:
        return {}
    entries = list(_changes(trust, min(reviewed.values())))
    found: dict[str, list[str]] = {}
    for function, at in reviewed.items():
        own = {duty.post.ref for duty in function.duties.all()}
        told = [
            entry.title for entry in entries
            if entry.at > at and (entry.did == "added" or entry.ref in own)
        ]  # fmt: skip
        if told:
            found[function.ref] = list(dict.fromkeys(told))
    return found


def _changes(trust: int, since: dt.datetime) -> QuerySet[Entry]:
    changed = Entry.objects.filter(trust=trust, kind="post", did__in=("added", "ended"), at__gt=since)
    return changed.order_by("number")
