"""What its author can still take back."""

from django.db import models

from goldenthread.features.accounts.models import Person
from goldenthread.features.plans.models.plans import Plan
from goldenthread.foundation.tables import Referenced


class Reversible(Referenced):
    """One change to a plan's parts, statements, levels or actions, kept so that whoever made it can take it back.

    The trail says for ever what was done; this says for a while how it is undone, in `facts`, and in `says`
    what would be: “moving 1.1 Reading”.
    """

    class Kind(models.TextChoices):
        WORDS = "words", "Words"
        PLACE = "place", "Place"
        ADDED = "added", "Added"
        REMOVED = "removed", "Removed"
        SAID = "said", "Said"
        LEVELS = "levels", "Levels"
        TIED = "tied", "Tied"
        DEED = "deed", "Deed"

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="reversibles")
    by = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=8, choices=Kind.choices)
    says = models.CharField(max_length=200)
    facts = models.JSONField(default=dict)
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-id"]
        indexes = [models.Index(fields=["plan", "by", "-id"])]
