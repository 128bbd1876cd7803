"""What a plan rests on: a SWOT, gaps that were found and results that were seen, and which parts answer them."""

from django.db import models

from goldenthread.features.documents.models import Document
from goldenthread.features.measures.models import Measure
from goldenthread.features.plans.models.elements import Element
from goldenthread.features.plans.models.plans import Plan
from goldenthread.foundation.tables import Referenced, Revisioned


class Ground(Referenced, Revisioned):
    """One point on which a plan rests, in a sentence, with where it comes from.

    A result may name the measure that shows it; how that stands is read when it is shown, never kept.
    """

    class Kind(models.TextChoices):
        STRENGTH = "strength", "Strength"
        WEAKNESS = "weakness", "Weakness"
        OPPORTUNITY = "opportunity", "Opportunity"
        THREAT = "threat", "Threat"
        GAP = "gap", "Gap"
        RESULT = "result", "Result"

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="grounds")
    kind = models.CharField(max_length=12, choices=Kind.choices)
    text = models.CharField(max_length=400)
    source = models.CharField(max_length=200, blank=True)
    measure = models.ForeignKey(Measure, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["order", "id"]

    def __str__(self) -> str:
        return self.text


class GroundLink(models.Model):
    """A part of the plan answers a point on which it rests."""

    ground = models.ForeignKey(Ground, on_delete=models.CASCADE, related_name="answered_by")
    element = models.ForeignKey(Element, on_delete=models.CASCADE, related_name="grounds")

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["ground", "element"], name="ground_link_once")]


class KeyDocument(Referenced):
    """A document that a plan leans on, with a note of what for, and of which part where it is one part’s.

    Its version and its next review are its own.
    """

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="key_documents")
    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="+")
    element = models.ForeignKey(
        Element, null=True, blank=True, on_delete=models.SET_NULL, related_name="key_documents"
    )
    note = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["document__title", "id"]
        constraints = [models.UniqueConstraint(fields=["plan", "document"], name="key_document_once")]

    def __str__(self) -> str:
        return str(self.document)
