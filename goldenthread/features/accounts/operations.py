"""What is done to people and by them about their own account."""

import datetime as dt
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from allauth.account.models import EmailAddress
from django.contrib.auth.hashers import UNUSABLE_PASSWORD_PREFIX
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F
from django.utils import timezone

from goldenthread.domain.year.digest import HOW_OFTEN
from goldenthread.features.accounts import queries
from goldenthread.features.accounts.models import DigestChoice, Invitation, Person
from goldenthread.features.trail.operations import record

INVITATION_LASTS = dt.timedelta(days=14)


class InvitationOver(Exception):
    """The invitation was used or has lapsed since its page was opened."""


@dataclass(frozen=True)
class Invited:
    """Whom an invitation went to, and its token: shown once, never kept. Empty for one who has joined."""

    person: Person
    token: str


@transaction.atomic
def invite(*, email: str, name: str, by: Person | None, trust: int | None = None) -> Invited:
    """Make the person if nobody has this address, and invite them unless they have joined already.

    The name of a person who is known here stays as it is: it is theirs.
    """
    address = email.strip().lower()
    person, is_new = Person.objects.get_or_create(
        email=address, defaults={"name": name.strip(), "password": UNUSABLE_PASSWORD_PREFIX}
    )
    if is_new:
        record(trust=trust, by=by, did="added", kind="person", ref=person.ref, title=person.name)
    if person.has_joined or person.is_demonstration:
        return Invited(person, "")
    return renew_invitation(person=person, by=by, trust=trust)


@transaction.atomic
def renew_invitation(*, person: Person, by: Person | None, trust: int | None = None) -> Invited:
    """Give an invited person a new private link, and close every earlier one."""
    now = timezone.now()
    queries.open_invitations().filter(person=person).update(expires_at=now)
    token = secrets.token_urlsafe(32)
    Invitation.objects.create(
        person=person, token_hash=queries.hash_of(token), invited_by=by, expires_at=now + INVITATION_LASTS
    )
    record(trust=trust, by=by, did="invited", kind="person", ref=person.ref, title=person.name)
    return Invited(person, token)


@transaction.atomic
def accept_invitation(*, invitation: Invitation, name: str, password: str) -> Person:
    """Take an invitation up, once: the person's name, their password, and their address as proved.

    Raises InvitationOver when it was used or lapsed in the meantime.
    """
    claimed = queries.open_invitations().filter(pk=invitation.pk).update(accepted_at=timezone.now())
    if not claimed:
        raise InvitationOver
    person = Person.objects.select_for_update().get(pk=invitation.person_id)
    person.name = name.strip()
    person.set_password(password)
    person.save()
    prove_address(person=person)
    record(trust=None, by=person, did="joined", kind="person", ref=person.ref, title=person.name)
    return person


@transaction.atomic
def prove_address(*, person: Person) -> None:
    """Keep that the address is the person's own: by a letter sent there, or by the word of their provider."""
    EmailAddress.objects.filter(user=person, primary=True).exclude(email=person.email).update(primary=False)
    EmailAddress.objects.update_or_create(
        user=person, email=person.email, defaults={"verified": True, "primary": True}
    )
    queries.open_invitations().filter(person=person).update(accepted_at=timezone.now())


@transaction.atomic
def rename(*, person: Person, name: str, by: Person) -> None:
    before, person.name = person.name, name.strip()
    person.save(update_fields=["name"])
    record(
        trust=None, by=by, did="renamed", kind="person", ref=person.ref, title=person.name,
        before={"name": before}, after={"name": person.name},
    )  # fmt: skip


@transaction.atomic
def suspend(*, person: Person, by: Person, trust: int | None) -> None:
    """Shut a person out, at once: their sessions end and no way of signing in is left."""
    person.suspended_at = timezone.now()
    _end_sessions(person)
    record(trust=trust, by=by, did="suspended", kind="person", ref=person.ref, title=person.name)


@transaction.atomic
def reinstate(*, person: Person, by: Person, trust: int | None) -> None:
    """Let a suspended person sign in again; their old sessions stay ended."""
    person.suspended_at = None
    _end_sessions(person)
    record(trust=trust, by=by, did="reinstated", kind="person", ref=person.ref, title=person.name)


@transaction.atomic
def end_sessions(*, person: Person, by: Person) -> None:
    """Sign the person out everywhere."""
    _end_sessions(person)
    record(trust=None, by=by, did="signed out everywhere", kind="person", ref=person.ref, title=person.name)


@transaction.atomic
def end_demonstration() -> None:
    """Sign every invented person out: the installation has its first real trust."""
    ended = Person.objects.filter(is_demonstration=True).update(session_round=F("session_round") + 1)
    if ended:
        record(trust=None, by=None, did="ended the demonstration", kind="person", ref="", after={"people": ended})


def note(*, person: Person | None, did: str, by: Person | None, how: str = "") -> None:
    """Leave an entry in the installation's chain for what the framework did to someone's account.

    An attempt that failed is by nobody known, and one at an address that nobody has is noted without
    the address: it may be anyone's.
    """
    ref, title = (person.ref, person.name) if person else ("", "an address that nobody has")
    record(trust=None, by=by, did=did, kind="person", ref=ref, title=title, after={"how": how} if how else {})


def _end_sessions(person: Person) -> None:
    person.session_round += 1
    person.save(update_fields=["session_round", "suspended_at"])


@transaction.atomic
def make_demonstration_people(*, names: Mapping[str, str]) -> dict[str, Person]:
    """Make invented people, by their invented addresses; they have no password and cannot be given one."""
    made = Person.objects.bulk_create(
        Person(email=email, name=name, password=UNUSABLE_PASSWORD_PREFIX, is_demonstration=True)
        for email, name in names.items()
    )
    record(trust=None, by=None, did="made demonstration people", kind="person", ref="", after={"people": len(made)})
    return {person.email: person for person in made}


@transaction.atomic
def choose_digest(*, person: Person, how_often: str, by: Person) -> DigestChoice:
    """Let a person have their digest daily, weekly or not at all. Nobody chooses for another."""
    if person.pk != by.pk or how_often not in HOW_OFTEN:
        raise ValidationError({"how_often": "Choose daily, weekly or off."})
    made, _ = DigestChoice.objects.update_or_create(person=person, defaults={"how_often": how_often})
    record(
        trust=None, by=by, did="chose how often they are written to", kind="person", ref=person.ref,
        title=person.name, after={"digest": how_often},
    )  # fmt: skip
    return made


@transaction.atomic
def remember_digest(*, person: Person, **when: Any) -> None:
    """Remember the day for which a digest was asked (asked_on), or up to when its reader was told (told_until)."""
    DigestChoice.objects.update_or_create(person=person, defaults=when)
