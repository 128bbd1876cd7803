"""Questions about people and their invitations."""

import hashlib

from django.contrib.auth.hashers import UNUSABLE_PASSWORD_PREFIX
from django.db.models import Q, QuerySet
from django.utils import timezone

from goldenthread.features.accounts.models import DigestChoice, Invitation, Person


def open_invitation(token: str) -> Invitation | None:
    """Return the invitation that this private link opens; None when it was used, lapsed or never was."""
    return open_invitations().filter(token_hash=hash_of(token)).select_related("person").first()


def open_invitations() -> QuerySet[Invitation]:
    """Return the invitations that can still be taken up. Real time counts, whatever day a demonstration sets."""
    return Invitation.objects.filter(accepted_at=None, expires_at__gt=timezone.now(), person__suspended_at=None)


def hash_of(token: str) -> str:
    """Return what is kept of a private link. The token is random and long, so a plain hash is enough."""
    return hashlib.sha256(token.encode()).hexdigest()


def person_at(email: str) -> Person | None:
    """Return who signs in with this address, in whatever letters it was typed."""
    return Person.objects.filter(email=email.strip().lower()).first()


def able_to_sign_in() -> Q:
    """Return what is true of those who have joined and are not suspended."""
    unusable = Q(password="") | Q(password__startswith=UNUSABLE_PASSWORD_PREFIX)
    return Q(suspended_at=None) & (Q(last_login__isnull=False) | Q(is_demonstration=True) | ~unusable)


def digest_choice(person: Person) -> DigestChoice:
    """Return how often a person has their digest; whoever has not said has it weekly."""
    return DigestChoice.objects.filter(person=person).first() or DigestChoice(person=person)
