"""Reading the trail."""

import datetime as dt
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from goldenthread.features.trail.models import FIRST_LINK, Entry


def entries_about(trust: int, kind: str, ref: str) -> list[Entry]:
    """Return what was done to one thing, newest first, at most a hundred entries.

    The caller has found the thing itself among those that the reader may see.
    """
    return list(Entry.objects.filter(trust=trust, kind=kind, ref=ref).order_by("-number")[:100])


def entries_of(trust: int, *, before: int | None = None, words: str = "", most: int = 50) -> list[Entry]:
    """Return a trust's newest entries, those numbered below `before`, that hold the words in title, name or deed."""
    found = Entry.objects.filter(trust=trust)
    if before is not None:
        found = found.filter(number__lt=before)
    if words:
        found = found.filter(title__icontains=words) | found.filter(by_name__icontains=words)
    return list(found.order_by("-number")[:most])


def others_who_wrote(trust: int, refs: Collection[str], person: int) -> list[str]:
    """Return the names of those who did anything to these things, beside one person and the software itself."""
    found = Entry.objects.filter(trust=trust, ref__in=refs).exclude(by=person).exclude(by=None)
    return sorted(set(found.values_list("by_name", flat=True)))


def entries_since(trust: int, moment: dt.datetime) -> int:
    """Return how many entries a trust's trail has gained since a moment."""
    return Entry.objects.filter(trust=trust, at__gt=moment).count()


@dataclass(frozen=True)
class Break:
    """A place where the chain does not hold."""

    number: int
    why: str


def breaks(trust: int | None) -> Iterator[Break]:
    """Walk a trust's chain from its first entry and yield every place where it does not hold."""
    link, expected = FIRST_LINK, 1
    for entry in Entry.objects.filter(trust=trust).order_by("number").iterator():
        if entry.number != expected:
            yield Break(entry.number, f"entry {expected} is missing")
        elif entry.previous != link or entry.link != entry.chain_link():
            yield Break(entry.number, "the entry was changed or replaced")
        elif entry.salt and entry.digest != entry.payload_digest():
            yield Break(entry.number, "what the entry says was changed")
        link, expected = entry.link, entry.number + 1
