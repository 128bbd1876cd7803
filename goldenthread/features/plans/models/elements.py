"""The parts of a plan and the statements above them."""

from django.db import models
from django.utils.text import Truncator

from goldenthread.features.plans.models.plans import Plan
from goldenthread.features.plans.models.words import DateWords
from goldenthread.foundation.tables import Referenced, Revisioned


class Element(Referenced, Revisioned, DateWords):
    """One part of a plan at any level, with its words and its number as they are printed.

    `number` is as printed, and may be absent, wrong or repeated; domain.numbering computes the other.
    `cells` holds the text of each column by the column's key, one printed line a line.
    """

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="elements")
    parent = models.ForeignKey("self", null=True, blank=True, on_delete=models.CASCADE, related_name="children")
    depth = models.PositiveSmallIntegerField()
    order = models.PositiveIntegerField(default=0)
    number = models.CharField(max_length=30, blank=True)
    title = models.CharField(max_length=300)
    text = models.TextField(blank=True)
    theme = models.CharField(max_length=200, blank=True)
    grid = models.CharField(max_length=300, blank=True)
    only_on_grid = models.BooleanField(default=False)
    repair = models.CharField(max_length=300, blank=True)
    cells = models.JSONField(default=dict, blank=True)
    flags = models.JSONField(default=list, blank=True)
    tags = models.JSONField(default=list, blank=True)
    year_milestones = models.JSONField(default=dict, blank=True)
    removed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["depth", "order", "id"]
        indexes = [models.Index(fields=["plan", "parent", "order"])]

    def __str__(self) -> str:
        return f"{self.number} {self.title}".strip()

    @property
    def in_place(self) -> str:
        """Its number and title; where it prints no number, also what it stands under, for many are called alike."""
        return str(self) if self.number or self.parent is None else f"{self.title} ({self.parent.title})"


class Statement(Referenced, Revisioned):
    """A foundation statement: mission, vision, value, principle, entitlement, story, context fact …

    `title` is a value's short name, which `text` explains. A fact has its `source`, the `year` that it speaks of
    and its `base`, of what it is a share. An entitlement answers to a `principle`, for the part that is `element`.
    Of two facts that `clashes_with` ties, each names the other: they speak of one thing and do not agree.
    """

    class Kind(models.TextChoices):
        MISSION = "mission", "Mission"
        VISION = "vision", "Vision"
        VALUE = "value", "Value"
        PRINCIPLE = "principle", "Principle"
        ENTITLEMENT = "entitlement", "Entitlement"
        INTENT = "intent", "Intent"
        STORY = "story", "Story"
        CONTEXT = "context", "Context"
        BELIEF = "belief", "Belief"

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="statements")
    element = models.ForeignKey(Element, null=True, blank=True, on_delete=models.CASCADE, related_name="statements")
    kind = models.CharField(max_length=12, choices=Kind.choices)
    text = models.TextField()
    title = models.CharField(max_length=120, blank=True)
    source = models.CharField(max_length=200, blank=True)
    year = models.CharField(max_length=20, blank=True)
    base = models.CharField(max_length=120, blank=True)
    quotation = models.TextField(blank=True)
    principle = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.SET_NULL, related_name="entitlements"
    )
    clashes_with = models.ForeignKey("self", null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["order", "id"]

    def __str__(self) -> str:
        return self.title or Truncator(self.text).chars(120)

    @property
    def clash(self) -> str:
        """What the fact says that this one clashes with."""
        other = self.clashes_with
        return with_sources(other.text, other.source, other.year, other.base) if other else ""


def with_sources(text: str, *sources: str) -> str:
    """Return a fact with where it comes from behind it."""
    said = ", ".join(filter(None, sources))
    return f"{text} ({said})" if said else text


class ElementStatement(models.Model):
    """A part lives by a value or a principle."""

    element = models.ForeignKey(Element, on_delete=models.CASCADE, related_name="lives_by")
    statement = models.ForeignKey(Statement, on_delete=models.CASCADE, related_name="lived_by")

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["element", "statement"], name="element_statement_once")]
