"""Loads: what came in from a file, when, and what became of it."""

from django.db import models

from goldenthread.features.accounts.models import Person
from goldenthread.features.organisations.models import Trust
from goldenthread.foundation.tables import Referenced


class Load(Referenced):
    """One file brought in. Its readings carry its reference as their `run`, so that it can be undone.

    `report` says in plain figures what was read, skipped (and why), added, revised and unchanged.
    """

    class State(models.TextChoices):
        STAGED = "staged", "Waiting for a decision"
        COMMITTED = "committed", "Brought in"
        UNDONE = "undone", "Undone"
        REFUSED = "refused", "Refused"

    trust = models.ForeignKey(Trust, on_delete=models.CASCADE, related_name="loads")
    file_name = models.CharField(max_length=200)
    file_hash = models.CharField(max_length=64)
    layout = models.CharField(max_length=60, blank=True)
    state = models.CharField(max_length=10, choices=State.choices, default=State.STAGED)
    staged = models.JSONField(default=dict, blank=True)
    report = models.JSONField(default=dict, blank=True)
    by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)
    committed_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-created_at"]
        indexes = [models.Index(fields=["trust", "file_hash"])]
