"""Baselines: a period of a measure that has a name, from which progress is told."""

from django.db import models

from goldenthread.features.accounts.models import Person
from goldenthread.features.measures.models.measures import Measure
from goldenthread.foundation.tables import Referenced


class Baseline(Referenced):
    """Where a measure stood at a time that counts as a beginning, such as the return to school after closure."""

    measure = models.ForeignKey(Measure, on_delete=models.CASCADE, related_name="baselines")
    name = models.CharField(max_length=80)
    period = models.CharField(max_length=24)
    says = models.CharField(max_length=300, blank=True)
    kept_on = models.DateField()
    by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["measure", "name"], name="baseline_one_name")]

    def __str__(self) -> str:
        return self.name
