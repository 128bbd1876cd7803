"""A person's calendar link."""

from django.db import models

from goldenthread.features.accounts.models import Person
from goldenthread.features.organisations.models import Trust


class Feed(models.Model):
    """The private link by which a person's calendar programme reads their year in one trust.

    Of the link only a hash is kept. A revoked row stays, so that it can be said since when the link is dead.
    """

    trust = models.ForeignKey(Trust, on_delete=models.CASCADE, related_name="feeds")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="feeds")
    token_hash = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField(auto_now_add=True)
    read_at = models.DateTimeField(null=True)
    revoked_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["trust", "person"], condition=models.Q(revoked_at=None), name="feed_one_live_link"
            )
        ]
