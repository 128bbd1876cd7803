"""How each division of a trust's business works for its schools, and what is expected of each role."""

from django.db import models

from goldenthread.features.organisations.models import Post, Trust, Unit
from goldenthread.foundation.tables import Referenced, Revisioned


class OperatingModel(Referenced, Revisioned):
    """How one division delivers to schools, and whether that is agreed: what is changed after is agreed anew."""

    class Way(models.TextChoices):
        UNSAID = "", "Not said yet"
        CENTRAL = "central", "One central team for every school"
        SHARED = "shared", "A team shared by some schools"
        SCHOOL = "school", "In each school, to one standard"
        MIXED = "mixed", "Partly central, partly in schools"
        BOUGHT = "bought", "Bought from outside"

    trust = models.ForeignKey(Trust, on_delete=models.CASCADE, related_name="operating_models")
    unit = models.OneToOneField(Unit, on_delete=models.CASCADE, related_name="operating_model")
    way = models.CharField(max_length=8, choices=Way.choices, blank=True)
    says = models.TextField(blank=True, max_length=2_000)
    wanted_by = models.DateField(null=True, blank=True)
    agreed_on = models.DateField(null=True, blank=True)
    agreed_by = models.CharField(max_length=120, blank=True)

    class Meta:
        ordering = ["unit__name"]

    def __str__(self) -> str:
        return f"How {self.unit.name} works"


class ExpectedStandard(Referenced, Revisioned):
    """What a role is for, to which standards it is held, and the rungs of leadership that it may climb.

    It holds for every post of a role, and for the posts that are named. `standards` are lines; `rungs` hold
    [{name, says}] from the lowest, of which `least` is the place of the one that the role is expected to reach.
    """

    trust = models.ForeignKey(Trust, on_delete=models.CASCADE, related_name="expected_standards")
    title = models.CharField(max_length=120)
    role = models.CharField(max_length=30, blank=True)
    posts = models.ManyToManyField(Post, blank=True, related_name="expected_standards")
    description = models.TextField(max_length=2_000)
    standards = models.JSONField(default=list)
    rungs = models.JSONField(default=list, blank=True)
    least = models.PositiveSmallIntegerField(null=True, blank=True)
    agreed_on = models.DateField(null=True, blank=True)
    agreed_by = models.CharField(max_length=120, blank=True)
    next_look_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["title"]

    def __str__(self) -> str:
        return self.title
