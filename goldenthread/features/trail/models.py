"""The trail's one table."""

import datetime as dt
import hashlib
import json

from django.db import models

FIRST_LINK = "0" * 64


class Entry(models.Model):
    """One thing that one person did, as it was; never changed, and deleted only with its whole trust.

    `trust` is a plain id, not a foreign key: the trail stands below every feature and outlives what
    it speaks of. Entries of no trust (sign-ins, the installation's own) carry none and chain together.
    """

    trust = models.PositiveBigIntegerField(null=True)
    number = models.PositiveBigIntegerField()
    at = models.DateTimeField()
    by = models.PositiveBigIntegerField(null=True)
    by_name = models.CharField(max_length=200)
    did = models.CharField(max_length=60)
    kind = models.CharField(max_length=40)
    ref = models.CharField(max_length=40)
    title = models.CharField(max_length=300)
    before = models.JSONField(default=dict)
    after = models.JSONField(default=dict)
    salt = models.CharField(max_length=32)
    digest = models.CharField(max_length=64)
    previous = models.CharField(max_length=64)
    link = models.CharField(max_length=64)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["trust", "number"], name="trail_one_number_a_trust", nulls_distinct=False)
        ]
        indexes = [
            models.Index(fields=["trust", "kind", "ref", "number"]),
            models.Index(fields=["trust", "at"]),
        ]

    def payload_digest(self) -> str:
        """Return the salted hash of what the entry says changed."""
        payload = json.dumps([self.title, self.before, self.after], sort_keys=True, ensure_ascii=False)
        return hashlib.sha256((self.salt + payload).encode()).hexdigest()

    def chain_link(self) -> str:
        """Return the hash that ties the entry to the one before it."""
        at = self.at.astimezone(dt.UTC).isoformat()
        facts = [self.previous, self.trust, self.number, at, self.by, self.by_name, self.did]
        facts += [self.kind, self.ref, self.digest]
        return hashlib.sha256(json.dumps(facts).encode()).hexdigest()
