"""Writing to the trail."""

import json
import secrets
from collections.abc import Mapping
from typing import Any

from django.db import transaction
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


def _plain(values: Mapping[str, Any] | None) -> dict[str, Any]:
    plain: dict[str, Any] = json.loads(json.dumps(dict(values or {}), default=str))
    return plain
