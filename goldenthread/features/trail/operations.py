"""Writing to the trail."""

import json
import secrets
from collections.abc import Mapping, Sequence
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from goldenthread.features.trail.models import FIRST_LINK, Entry


@transaction.atomic
def record(
    *,
    trust: int | None,
    by: Any,
    did: str,
    kind: str,
    ref: str,
    title: str = "",
    before: Mapping[str, Any] | None = None,
    after: Mapping[str, Any] | None = None,
) -> Entry:
    """Leave one entry, in the transaction of the write that it tells of.

    `by` is the person who acted, or None for the software itself. `before` and `after` hold what
    changed, by field. Each entry carries a hash that chains it to the one before in that trust, over
    a salted digest of its payload, so that a gap or a change can be found and a named redaction can
    remove a payload without breaking the chain.
    """
    last = Entry.objects.select_for_update().filter(trust=trust).order_by("-number").first()
    entry = Entry(
        trust=trust,
        number=last.number + 1 if last else 1,
        at=timezone.now(),
        by=getattr(by, "pk", None),
        by_name=str(by)[:200] if by is not None else "Golden Thread",
        did=did,
        kind=kind,
        ref=ref,
        title=title[:300],
        before=_plain(before),
        after=_plain(after),
        salt=secrets.token_hex(16),
        previous=last.link if last else FIRST_LINK,
    )
    entry.digest = entry.payload_digest()
    entry.link = entry.chain_link()
    entry.save(force_insert=True)
    return entry


@transaction.atomic
def forget(*, trust: int) -> int:
    """Remove the trail of a trust that is removed with everything that it tells of; return how long it was."""
    gone, _ = Entry.objects.filter(trust=trust).delete()
    return gone


@transaction.atomic
def forget_people(*, people: Sequence[int], refs: Sequence[str]) -> None:
    """Let the installation's own trail no longer say who did things, or whom they befell, and chain it anew.

    That something was done, and when, stays.
    """
    theirs = Q(by__in=people) | Q(kind="person", ref__in=refs)
    own = Entry.objects.select_for_update().filter(trust=None).order_by("number")
    first = own.filter(theirs).values_list("number", flat=True).first()
    if first is None:
        return
    own.filter(theirs).update(by=None, by_name="Somebody", ref="", title="", before={}, after={}, salt="")
    link = own.filter(number__lt=first).values_list("link", flat=True).last() or FIRST_LINK
    for entry in own.filter(number__gte=first).iterator():
        entry.previous, entry.link = link, ""
        entry.link = link = entry.chain_link()
        entry.save(update_fields=["previous", "link"])


def _plain(values: Mapping[str, Any] | None) -> dict[str, Any]:
    plain: dict[str, Any] = json.loads(json.dumps(dict(values or {}), default=str))
    return plain
