"""People and their invitations. Passwords, second factors and passkeys are allauth's tables."""

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models

from goldenthread.foundation.tables import Referenced


class People(BaseUserManager["Person"]):
    """How the web framework looks a person up by what they sign in with."""

    def get_by_natural_key(self, username: str | None) -> "Person":
        return self.get(email__iexact=username)


class Person(Referenced, AbstractBaseUser):
    """Someone who can sign in. What they may do comes from the posts that they hold."""

    email = models.EmailField(unique=True, max_length=254)
    name = models.CharField(max_length=120)
    is_demonstration = models.BooleanField(default=False)
    suspended_at = models.DateTimeField(null=True)
    joined_at = models.DateTimeField(auto_now_add=True)

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS = ["name"]

    objects = People()

    @property
    def is_active(self) -> bool:  # type: ignore[override]
        return self.suspended_at is None

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
