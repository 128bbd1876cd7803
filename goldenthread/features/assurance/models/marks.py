"""Samples drawn by lot, and marks of quality that a school or the trust holds or works towards."""

from django.db import models

from goldenthread.features.accounts.models import Person
from goldenthread.features.assurance.models.rounds import Check
from goldenthread.features.documents.models import Document
from goldenthread.features.organisations.models import Post, School, Trust, Unit
from goldenthread.foundation.tables import Referenced, Revisioned


class Sample(Referenced):
    """Some drawn by lot out of many: the list, the seed and so the draw are kept, and anybody can draw it again.

    What is listed are references, never names of children. `document` is what was looked for: how consistently a
    routine, policy or strategy that was published is kept.
    """

    trust = models.ForeignKey(Trust, on_delete=models.CASCADE, related_name="samples")
    school = models.ForeignKey(School, null=True, blank=True, on_delete=models.CASCADE, related_name="samples")
    check_sheet = models.ForeignKey(Check, null=True, blank=True, on_delete=models.SET_NULL, related_name="samples")
    document = models.ForeignKey(Document, null=True, blank=True, on_delete=models.SET_NULL, related_name="samples")
    title = models.CharField(max_length=160)
    looks_for = models.CharField(max_length=300, blank=True)
    listed = models.JSONField(default=list)
    size = models.PositiveSmallIntegerField()
    seed = models.CharField(max_length=40)
    drawn_on = models.DateField()
    by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    post = models.ForeignKey(Post, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering = ["-drawn_on", "-pk"]

    def __str__(self) -> str:
        return self.title


class Drawn(models.Model):
    """One of a sample, and what was found of it."""

    class Found(models.TextChoices):
        YES = "yes", "As it should be"
        PARTLY = "partly", "In part"
        NO = "no", "Not as it should be"

    sample = models.ForeignKey(Sample, on_delete=models.CASCADE, related_name="drawn")
    order = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=120)
    found = models.CharField(max_length=6, choices=Found.choices, blank=True)
    says = models.CharField(max_length=400, blank=True)
    looked_on = models.DateField(null=True)
    by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering = ["order"]
        constraints = [models.UniqueConstraint(fields=["sample", "order"], name="drawn_once")]


class Accreditation(Referenced, Revisioned):
    """A mark, an award or a status from outside: how far it is on its way, at what level, and until when it holds."""

    class Stage(models.TextChoices):
        INTERESTED = "interested", "Thought of"
        WORKING = "working", "Worked towards"
        APPLIED = "applied", "Applied for"
        HELD = "held", "Held"
        LAPSED = "lapsed", "Lapsed"
        DECLINED = "declined", "Not given"

    trust = models.ForeignKey(Trust, on_delete=models.CASCADE, related_name="accreditations")
    school = models.ForeignKey(School, null=True, blank=True, on_delete=models.CASCADE, related_name="accreditations")
    unit = models.ForeignKey(Unit, null=True, blank=True, on_delete=models.CASCADE, related_name="accreditations")
    name = models.CharField(max_length=120)
    given_by = models.CharField(max_length=120, blank=True)
    theme = models.CharField(max_length=80, blank=True)
    level = models.CharField(max_length=60, blank=True)
    stage = models.CharField(max_length=10, choices=Stage.choices, default=Stage.INTERESTED)
    held_from = models.DateField(null=True, blank=True)
    expires_on = models.DateField(null=True, blank=True)
    post = models.ForeignKey(Post, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    remark = models.TextField(blank=True)
    by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering = ["name", "school__order", "pk"]

    def __str__(self) -> str:
        return self.name

    @property
    def place(self) -> str:
        if self.school is not None:
            return self.school.short_name
        return self.unit.name if self.unit is not None else "The trust"


class Criterion(models.Model):
    """One thing that a mark asks for, and when it was met."""

    accreditation = models.ForeignKey(Accreditation, on_delete=models.CASCADE, related_name="criteria")
    order = models.PositiveSmallIntegerField()
    says = models.CharField(max_length=300)
    met_on = models.DateField(null=True)

    class Meta:
        ordering = ["order"]
        verbose_name_plural = "criteria"
