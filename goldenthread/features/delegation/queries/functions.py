"""The functions of a trust's business, and whether posts changed since their duties were last looked at."""

import datetime as dt
from collections.abc import Iterable

from django.db.models import QuerySet

from goldenthread.domain.access import Reach
from goldenthread.features.delegation.models import Function
from goldenthread.features.trail.models import Entry


def functions(reach: Reach) -> QuerySet[Function]:
    """Return the functions of the reader's trust, each with its duties."""
    held = Function.objects.filter(trust=reach.trust).select_related("unit")
    return held.prefetch_related("duties__post").order_by("title")


def posts_changed_since(reach: Reach, held: Iterable[Function]) -> dict[str, list[str]]:
    """Return, for each function by its reference, the posts that were added or left since it was looked at.

    Only the posts that have a duty in it count when they are left; a new post counts for every function.
    """
    reviewed = {function: function.reviewed_at for function in held if function.reviewed_at}
    if not reviewed:
        return {}
    entries = list(_changes(reach, min(reviewed.values())))
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


def _changes(reach: Reach, since: dt.datetime) -> QuerySet[Entry]:
    changed = Entry.objects.filter(trust=reach.trust, kind="post", did__in=("added", "ended"), at__gt=since)
    return changed.order_by("number")
