"""Kinds of report that a trust made for itself."""

from django.db import models

from goldenthread.features.accounts.models import Person
from goldenthread.features.organisations.models import Trust
from goldenthread.foundation.tables import Referenced, Revisioned


class Design(Referenced, Revisioned):
    """A kind of report of a trust's own: of what it is, who writes it, and its sections in their order.

    `sections` holds {section, title, asks, confidential} as the files of library/reports do. Reports that were
    drawn up keep the sections that they were drawn with.
    """

    class Of(models.TextChoices):
        TRUST = "trust", "The trust"
        SCHOOL = "school", "One school at a time"
        PART = "part", "One part of the trust's plan"

    trust = models.ForeignKey(Trust, on_delete=models.CASCADE, related_name="report_designs")
    title = models.CharField(max_length=80)
    says = models.CharField(max_length=300, blank=True)
    of = models.CharField(max_length=8, choices=Of.choices)
    audience = models.CharField(max_length=12, default="board")
    sections = models.JSONField(default=list)
    by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    dropped_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["title", "id"]

    def __str__(self) -> str:
        return self.title
