"""Posting to the outbox, and delivering what waits there.

An event is written in the transaction of the change that it tells of, so that it is never lost, and is delivered in a
transaction of its own: a worker that is killed in the middle leaves it waiting. What fails is tried again, later each
time, and after the last try stays to be looked at.
"""

import datetime as dt
from collections.abc import Callable, Mapping
from typing import Any

from django.db import transaction
from django.db.models import F, Q
from django.utils import timezone

from goldenthread.features.accounts.models import Person
from goldenthread.features.activity.models import Outbox
from goldenthread.features.organisations.models import Trust
from goldenthread.features.trail import operations as trail

# How long each try waits for the next.
WAITS = (dt.timedelta(minutes=1), dt.timedelta(minutes=10), dt.timedelta(hours=1), dt.timedelta(hours=6))
MOST_ATTEMPTS = len(WAITS) + 1
# Something was done that a duty of the year may be done by.
DEED_DONE = "deed done"

Listener = Callable[[Trust, Mapping[str, Any]], None]
_listeners: dict[str, list[Listener]] = {}


@transaction.atomic
def post(*, trust: Trust, event: str, payload: Mapping[str, Any]) -> None:
    """Put an event into the outbox, in the transaction of the change that it tells of."""
    Outbox.objects.create(trust=trust, event=event, payload=dict(payload))


def listen(event: str, hear: Listener) -> None:
    """Say what is to happen when an event is delivered. Called once, before anything is delivered."""
    if hear not in _listeners.setdefault(event, []):
        _listeners[event].append(hear)


def deliver() -> int:
    """Deliver what waits in the outbox, each event in a transaction of its own; return how many."""
    delivered = 0
    for pk in Outbox.objects.filter(_waiting()).order_by("pk").values_list("pk", flat=True):
        delivered += _deliver_one(pk)
    return delivered


@transaction.atomic
def try_again(*, event: Outbox, by: Person) -> Outbox:
    """Let an event that failed be tried anew, as if it had just been posted."""
    Outbox.objects.filter(pk=event.pk, delivered_at=None).update(attempts=0, not_before=None)
    trail.record(
        trust=event.trust_id,
        by=by,
        did="asked for another try",
        kind="delivery",
        ref=str(event.pk),
        title=event.event,
    )
    return event


def _waiting() -> Q:
    is_time = Q(not_before=None) | Q(not_before__lte=timezone.now())
    return is_time & Q(delivered_at=None, attempts__lt=MOST_ATTEMPTS)


def _deliver_one(pk: int) -> int:
    try:
        with transaction.atomic():
            found = Outbox.objects.select_for_update(skip_locked=True, of=("self",)).filter(_waiting(), pk=pk)
            event = found.select_related("trust").first()
            if event is None:  # another worker was quicker
                return 0
            for hear in _listeners.get(event.event, ()):
                hear(event.trust, event.payload)
            Outbox.objects.filter(pk=pk).update(delivered_at=timezone.now(), failure="")
            return 1
    except Exception as failure:  # noqa: BLE001  whatever a listener meets, the others are still to be served
        tried = Outbox.objects.values_list("attempts", flat=True).get(pk=pk)
        wait = WAITS[min(tried, len(WAITS) - 1)]
        Outbox.objects.filter(pk=pk).update(
            attempts=F("attempts") + 1, failure=repr(failure)[:2_000], not_before=timezone.now() + wait
        )
        return 0
