"""Telling posts what became of things, remembering what was read, and asking for digests."""

import datetime as dt
from collections.abc import Iterable

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from goldenthread.domain.year import digest
from goldenthread.features.accounts import operations as accounts
from goldenthread.features.accounts.models import DigestChoice, Person
from goldenthread.features.activity.models import NewsRead, Notification
from goldenthread.features.activity.operations.outbox import post
from goldenthread.features.organisations.models import Holding, Post, Trust
from goldenthread.foundation import clock

DIGEST = "send digest"


@transaction.atomic
def tell(
    *,
    trust: Trust,
    posts: Iterable[Post | int | None],
    says: str,
    subject_kind: str,
    subject_ref: str,
    by: Person | None = None,
) -> None:
    """Tell posts what became of a thing: at once in the product, and in the next digest."""
    keys = {one.pk if isinstance(one, Post) else one for one in posts if one is not None}
    Notification.objects.bulk_create(
        Notification(
            trust=trust, post_id=key, says=says[:300], subject_kind=subject_kind, subject_ref=subject_ref, by=by
        ) for key in sorted(keys)
    )  # fmt: skip


@transaction.atomic
def read_news(*, trust: Trust, by: Person) -> dt.datetime | None:
    """Remember that a person has read the news of a trust, and return when they last did before."""
    now = timezone.now()
    read, is_first = NewsRead.objects.get_or_create(trust=trust, person=by, defaults={"at": now})
    if is_first:
        return None
    before = read.at
    NewsRead.objects.filter(pk=read.pk).update(at=now)
    return before


@transaction.atomic
def ask_for_digests() -> int:
    """Post a digest for everybody whose turn it is today, once a day; return how many.

    It is written when it is delivered, so that it says how things stand then. Invented people get none, nor does
    whoever was invited and has not joined yet: their letter is the invitation.
    """
    today = clock.today()
    lasting = Q(until_on=None) | Q(until_on__gte=today)
    held = Holding.objects.filter(
        lasting, from_on__lte=today, person__suspended_at=None, person__is_demonstration=False
    ).select_related("person", "post__trust").order_by("pk")  # fmt: skip
    people: dict[int, tuple[Person, Trust]] = {}
    for holding in held:
        if not holding.person.has_joined:
            continue
        people.setdefault(holding.person_id, (holding.person, holding.post.trust))
    choices = {one.person_id: one for one in DigestChoice.objects.filter(person__in=list(people))}
    asked = 0
    for key, (person, trust) in people.items():
        choice = choices.get(key) or DigestChoice(person=person)
        if digest.is_due(choice.how_often, choice.asked_on, today):
            accounts.remember_digest(person=person, asked_on=today)
            post(trust=trust, event=DIGEST, payload={"person": person.ref, "on": today.isoformat()})
            asked += 1
    return asked
