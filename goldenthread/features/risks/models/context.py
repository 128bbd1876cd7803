"""What lies around the trust: factors of its context, every look at them, what they are tied to and what is done."""

from django.db import models

from goldenthread.features.accounts.models import Person
from goldenthread.features.organisations.models import Post, School, Trust
from goldenthread.foundation.tables import Referenced, Revisioned


class Factor(Referenced, Revisioned):
    """Something around the trust, or around one school, that its plan must reckon with.

    It may be a risk, a priority and a lever at once. A change of guidance names its source and the day it holds from.
    """

    class Kind(models.TextChoices):
        POLITICAL = "political", "Political"
        ECONOMIC = "economic", "Economic"
        SOCIAL = "social", "Social"
        TECHNOLOGICAL = "technological", "Technological"
        LEGAL = "legal", "Legal"
        ENVIRONMENTAL = "environmental", "Environmental"
        MARKET = "market", "The market for places"
        GUIDANCE = "guidance", "A change of guidance"

    class Side(models.TextChoices):
        STRENGTH = "strength", "Strength"
        WEAKNESS = "weakness", "Weakness"
        OPPORTUNITY = "opportunity", "Opportunity"
        THREAT = "threat", "Threat"

    trust = models.ForeignKey(Trust, on_delete=models.CASCADE, related_name="factors")
    school = models.ForeignKey(School, null=True, blank=True, on_delete=models.CASCADE, related_name="factors")
    kind = models.CharField(max_length=14, choices=Kind.choices)
    side = models.CharField(max_length=12, choices=Side.choices, blank=True)
    title = models.CharField(max_length=200)
    said = models.TextField(blank=True)
    source = models.CharField(max_length=300, blank=True)
    holds_from = models.DateField(null=True, blank=True)
    is_risk = models.BooleanField(default=False)
    is_priority = models.BooleanField(default=False)
    is_lever = models.BooleanField(default=False)
    owner = models.ForeignKey(Post, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    noted_on = models.DateField()
    looked_on = models.DateField(null=True, blank=True)
    next_on = models.DateField(null=True, blank=True)
    closed_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["kind", "title", "pk"]

    def __str__(self) -> str:
        return self.title

    @property
    def classes(self) -> list[str]:
        """Return what it is to the plan, in words."""
        named = (("Risk", self.is_risk), ("Priority", self.is_priority), ("Lever", self.is_lever))
        return [word for word, holds in named if holds]


class FactorLook(models.Model):
    """What was found when a factor was looked at, and what has changed. Never changed itself."""

    factor = models.ForeignKey(Factor, on_delete=models.CASCADE, related_name="looks")
    on = models.DateField()
    said = models.TextField()
    post = models.ForeignKey(Post, null=True, on_delete=models.SET_NULL, related_name="+")
    by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering = ["-on", "-pk"]


class FactorTie(models.Model):
    """What a factor bears on: a part of a plan, a measure, a risk; or an assumption of the budget, in words."""

    ASSUMPTION = "assumption"

    factor = models.ForeignKey(Factor, on_delete=models.CASCADE, related_name="ties")
    kind = models.CharField(max_length=40)
    target = models.CharField(max_length=12, blank=True)
    says = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["factor", "kind", "target", "says"], name="factor_tied_once")]


class FactorStep(Referenced):
    """Something to be done because of a factor: by which post, by when, and what came of it."""

    factor = models.ForeignKey(Factor, on_delete=models.CASCADE, related_name="steps")
    says = models.CharField(max_length=300)
    post = models.ForeignKey(Post, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    due_on = models.DateField(null=True, blank=True)
    done_on = models.DateField(null=True, blank=True)
    done_said = models.TextField(blank=True)

    class Meta:
        ordering = ["done_on", "due_on", "pk"]
