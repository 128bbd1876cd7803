"""Issued reports: figures frozen as they were shown."""

from django.db import models

from goldenthread.features.accounts.models import Person
from goldenthread.features.organisations.models import School, Trust
from goldenthread.foundation.tables import Referenced


class Snapshot(Referenced):
    """What a report said on the day that it was issued. Never changed; the PDF is drawn from it."""

    trust = models.ForeignKey(Trust, on_delete=models.CASCADE, related_name="snapshots")
    school = models.ForeignKey(School, null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    report = models.CharField(max_length=40)
    title = models.CharField(max_length=200)
    number = models.PositiveIntegerField()
    schema = models.PositiveSmallIntegerField(default=1)
    frozen = models.JSONField()
    hash = models.CharField(max_length=64)
    as_at = models.DateField()
    issued_at = models.DateTimeField(auto_now_add=True)
    issued_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering = ["-issued_at"]
        constraints = [models.UniqueConstraint(fields=["trust", "report", "number"], name="snapshot_one_number")]
