"""People and their invitations. Passwords, second factors and passkeys are allauth's tables."""

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.utils.crypto import salted_hmac

from goldenthread.foundation.tables import Referenced


class People(BaseUserManager["Person"]):
    """How the web framework looks a person up by what they sign in with."""

    def get_by_natural_key(self, username: str | None) -> "Person":
        return self.get(email__iexact=username)


class Person(Referenced, AbstractBaseUser):
    """Someone who can sign in. What they may do comes from the posts that they hold.

    `email` is kept in small letters. `session_round` goes up to end every session that the person has.
    """

    email = models.EmailField(unique=True, max_length=254)
    name = models.CharField(max_length=120)
    is_demonstration = models.BooleanField(default=False)
    suspended_at = models.DateTimeField(null=True)
    joined_at = models.DateTimeField(auto_now_add=True)
    session_round = models.PositiveIntegerField(default=0)

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS = ["name"]

    objects = People()

    @property
    def is_active(self) -> bool:  # type: ignore[override]
        return self.suspended_at is None

    @property
    def has_joined(self) -> bool:
        """Say whether the person has ever taken up an invitation."""
        return self.last_login is not None or self.has_usable_password()

    def _get_session_auth_hash(self, secret: str | None = None) -> str:
        # The framework ends a session whose hash no longer fits. The round makes it change at a
        # suspension too, so that reinstating somebody does not bring an old session back to life.
        salt = "goldenthread.features.accounts.models.Person.session"
        words = f"{self.session_round}:{self.password}"
        return salted_hmac(salt, words, secret=secret, algorithm="sha256").hexdigest()

    def __str__(self) -> str:
        return self.name


class Invitation(models.Model):
    """A private link by which an invited person chooses a password. The token is kept hashed."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="invitations")
    token_hash = models.CharField(max_length=64, unique=True)
    invited_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True)


class DigestChoice(models.Model):
    """How often a person has their digest, the day of the last, and up to when they have been told."""

    person = models.OneToOneField(Person, on_delete=models.CASCADE, related_name="digest")
    how_often = models.CharField(max_length=6, default="weekly")
    asked_on = models.DateField(null=True, blank=True)
    told_until = models.DateTimeField(null=True, blank=True)
