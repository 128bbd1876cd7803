"""Versions of a plan, the plan that follows on another, and what of one went on into the other."""

from django.db import models
from django.db.models import F, Q

from goldenthread.domain.plans import frozen_plan
from goldenthread.features.accounts.models import Person
from goldenthread.features.organisations.models import Body
from goldenthread.features.plans.models.elements import Element
from goldenthread.features.plans.models.plans import Plan
from goldenthread.foundation.tables import Referenced


class Version(Referenced):
    """A plan as it stood on a day: a frozen document, never changed. What is live stays in the tables.

    `content` is the text of domain.frozen_plan, `digest` its SHA-256. `adopted_by` is what the body that
    adopted or evaluated it was called on the day. A version of a draft that nobody adopted is for those
    who may change the plan. `since` counts what became of the parts since the version before;
    `record` holds what moved when a rolling plan was rolled forward.
    """

    class Occasion(models.TextChoices):
        ADOPTED = "adopted", "Adopted"
        KEPT = "kept", "Kept"
        ROLLED = "rolled", "Rolled forward"
        EVALUATED = "evaluated", "Evaluated"

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    occasion = models.CharField(max_length=10, choices=Occasion.choices)
    edition = models.CharField(max_length=80, blank=True)
    note = models.TextField(blank=True)
    frozen_on = models.DateField()
    adopted_on = models.DateField(null=True, blank=True)
    body = models.ForeignKey(Body, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    adopted_by = models.CharField(max_length=160, blank=True)
    next_review_on = models.DateField(null=True, blank=True)
    is_of_a_draft = models.BooleanField(default=False)
    schema = models.PositiveSmallIntegerField()
    content = models.TextField()
    digest = models.CharField(max_length=64)
    since = models.JSONField(default=dict, blank=True)
    record = models.JSONField(default=dict, blank=True)
    by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-number"]
        constraints = [models.UniqueConstraint(fields=["plan", "number"], name="version_one_number_a_plan")]

    def __str__(self) -> str:
        return f"Version {self.number}" + (f", {self.edition}" if self.edition else "")

    @property
    def document(self) -> frozen_plan.FrozenPlan:
        """The plan as it stood. Raises Unreadable where the text is of a schema that nobody knows."""
        return frozen_plan.read(self.content)

    @property
    def is_intact(self) -> bool:
        """Whether the text still is what was frozen."""
        return frozen_plan.digest(self.content) == self.digest


class Succession(models.Model):
    """A plan that follows on another. `ends_earlier` says that the earlier ends when the later is adopted."""

    later = models.OneToOneField(Plan, on_delete=models.CASCADE, related_name="follows")
    earlier = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="followed_by")
    ends_earlier = models.BooleanField(default=True)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [models.CheckConstraint(condition=~Q(later=F("earlier")), name="plan_follows_another")]


class Carried(models.Model):
    """What was decided of a part of a plan for the plan that follows; without `later` it did not go on."""

    class Decision(models.TextChoices):
        CARRY = "carry", "Carry"
        CHANGE = "change", "Change"
        CLOSE = "close", "Close"
        DROP = "drop", "Drop"

    succession = models.ForeignKey(Succession, on_delete=models.CASCADE, related_name="parts")
    earlier = models.ForeignKey(Element, on_delete=models.CASCADE, related_name="went_on_as")
    later = models.OneToOneField(Element, null=True, blank=True, on_delete=models.CASCADE, related_name="came_from")
    decision = models.CharField(max_length=6, choices=Decision.choices)
    reason = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["id"]
        verbose_name_plural = "carried parts"
        constraints = [models.UniqueConstraint(fields=["succession", "earlier"], name="part_carried_once")]
