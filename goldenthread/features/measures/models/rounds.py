"""Rounds in which figures are collected, and what each had reported when it closed."""

from django.db import models

from goldenthread.features.accounts.models import Person
from goldenthread.features.measures.models.measures import Measure, Reading
from goldenthread.features.organisations.models import School, Trust
from goldenthread.foundation.tables import Referenced, Revisioned


class Round(Referenced, Revisioned):
    """Figures of one period that named schools are asked for by a day.

    A school owes the figures of those measures that apply to its phase; where `groups` are named, also of each of
    them that the measure is kept by. While the round is open its figures are
    read where they stand; what stood when it closed is kept as `reported`.
    """

    trust = models.ForeignKey(Trust, on_delete=models.CASCADE, related_name="rounds")
    title = models.CharField(max_length=120)
    period = models.CharField(max_length=24)
    period_ends_on = models.DateField()
    due_on = models.DateField()
    note = models.TextField(blank=True)
    groups = models.JSONField(default=list, blank=True)
    measures = models.ManyToManyField(Measure, related_name="rounds")
    schools = models.ManyToManyField(School, related_name="rounds")
    opened_on = models.DateField()
    opened_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    closed_on = models.DateField(null=True, blank=True)
    closed_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering = ["-due_on", "-pk"]
        indexes = [models.Index(fields=["trust", "closed_on"])]

    def __str__(self) -> str:
        return self.title

    @property
    def is_open(self) -> bool:
        return self.closed_on is None


class Reported(models.Model):
    """A figure as a round reported it. A reading is never changed, so that to name it is to freeze it."""

    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="reported")
    reading = models.ForeignKey(Reading, on_delete=models.CASCADE, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["round", "reading"], name="reported_once")]
