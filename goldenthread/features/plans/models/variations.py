"""What changed during the year: dated variations, and the theme that a part has in one year."""

from django.db import models

from goldenthread.features.accounts.models import Person
from goldenthread.features.plans.models.elements import Element
from goldenthread.features.plans.models.plans import Plan
from goldenthread.foundation.tables import Referenced, Revisioned


class Variation(Referenced, Revisioned):
    """A development during the year and what it means for the plan, as a dated line. The guide is not rewritten."""

    class Kind(models.TextChoices):
        EDUCATIONAL = "educational", "Educational"
        POLITICAL = "political", "Political"
        FINANCIAL = "financial", "Financial"
        SOCIAL = "social", "Social"

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="variations")
    kind = models.CharField(max_length=12, choices=Kind.choices)
    dated_on = models.DateField()
    text = models.CharField(max_length=300)
    effect = models.TextField(blank=True)
    parts = models.ManyToManyField(Element, blank=True, related_name="variations")
    by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-dated_on", "-id"]

    def __str__(self) -> str:
        return self.text


class YearTheme(models.Model):
    """What a part of a plan is about in one year, shown in that year's guide only."""

    element = models.ForeignKey(Element, on_delete=models.CASCADE, related_name="year_themes")
    year = models.CharField(max_length=12)
    text = models.CharField(max_length=200)

    class Meta:
        ordering = ["year", "id"]
        constraints = [models.UniqueConstraint(fields=["element", "year"], name="theme_once_a_year")]
