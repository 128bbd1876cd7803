"""What a plan's writers made of what the year showed."""

from django.db import models

from goldenthread.features.accounts.models import Person
from goldenthread.features.plans.models import Ground, Plan


class Weighed(models.Model):
    """That a point of the year was taken into a plan, as something that it rests on, or set aside with a reason.

    `kind` and `ref` name what it came from; `says` and `source` are its words on that day.
    """

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="weighed")
    kind = models.CharField(max_length=12)
    ref = models.CharField(max_length=12)
    says = models.CharField(max_length=400)
    source = models.CharField(max_length=200)
    ground = models.ForeignKey(Ground, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    reason = models.CharField(max_length=300, blank=True)
    by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    on = models.DateField()

    class Meta:
        ordering = ["-on", "-id"]
        verbose_name_plural = "weighed"
        constraints = [models.UniqueConstraint(fields=["plan", "kind", "ref"], name="point_weighed_once")]
