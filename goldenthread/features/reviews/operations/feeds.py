"""Making, renewing and revoking a person's calendar link."""

import datetime as dt
import secrets

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from goldenthread.features.accounts.models import Person
from goldenthread.features.accounts.queries import hash_of
from goldenthread.features.organisations.models import Trust
from goldenthread.features.reviews.models import Feed
from goldenthread.features.trail import operations as trail

# Often enough to see whether a link is still in use.
SEEN_AGAIN = dt.timedelta(hours=1)


@transaction.atomic
def make_feed(*, trust: Trust, by: Person) -> str:
    """Give a person a new calendar link for a trust, and end the one that they had; return its secret part.

    The secret is shown this once: only its hash is kept.
    """
    _revoke(trust, by)
    token = secrets.token_urlsafe(32)
    Feed.objects.create(trust=trust, person=by, token_hash=hash_of(token))
    _note(trust, by, "made a calendar link")
    return token


@transaction.atomic
def revoke_feed(*, trust: Trust, by: Person) -> None:
    """End a person's calendar link: from now on it opens nothing."""
    if _revoke(trust, by):
        _note(trust, by, "revoked a calendar link")


@transaction.atomic
def note_reading(*, feed: Feed) -> None:
    """Remember that a calendar programme has read the link, once an hour at most."""
    now = timezone.now()
    stale = Q(read_at=None) | Q(read_at__lt=now - SEEN_AGAIN)
    Feed.objects.filter(stale, pk=feed.pk).update(read_at=now)


def _revoke(trust: Trust, person: Person) -> int:
    return Feed.objects.filter(trust=trust, person=person, revoked_at=None).update(revoked_at=timezone.now())


def _note(trust: Trust, by: Person, did: str) -> None:
    trail.record(trust=trust.pk, by=by, did=did, kind="person", ref=by.ref, title=by.name)
