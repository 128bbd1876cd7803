"""Trusts themselves."""

import datetime as dt
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from goldenthread.domain.access import ADMINISTRATOR
from goldenthread.domain.addresses import slug_problem
from goldenthread.features.accounts import operations as accounts
from goldenthread.features.accounts.models import Person
from goldenthread.features.accounts.operations import Invited
from goldenthread.features.organisations.models import Trust
from goldenthread.features.organisations.operations.posts import create_post, invite_to_post
from goldenthread.features.trail.operations import record


@transaction.atomic
def create_trust(*, slug: str, name: str, by: Person | None, **facts: Any) -> Trust:
    """Add a trust to the installation. Raises ValidationError with a plain sentence a field.

    The first trust that is no demonstration ends the demonstration: its people are signed out for good.
    """
    if problem := slug_problem(slug):
        raise ValidationError({"slug": problem})
    trust = Trust(slug=slug, name=name.strip(), **({"short_name": name.strip()[:60]} | facts))
    unsaid = {field.name for field in Trust._meta.fields if field.null and getattr(trust, field.name) is None}
    trust.full_clean(exclude=unsaid | {"words", "calendar"})
    trust.save()
    if not trust.is_demonstration:
        accounts.end_demonstration()
    record(trust=trust.pk, by=by, did="added", kind="trust", ref=trust.ref, title=trust.name)
    return trust


@transaction.atomic
def open_trust(*, slug: str, name: str, email: str, person_name: str, today: dt.date) -> tuple[Trust, Invited]:
    """Add a trust with its first administrator, who is invited to it."""
    trust = create_trust(slug=slug, name=name, by=None)
    post = create_post(trust=trust, title="Administrator", role=ADMINISTRATOR, by=None)
    return trust, invite_to_post(post=post, email=email, name=person_name, from_on=today, by=None)
