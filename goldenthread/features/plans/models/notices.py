"""A detriment notice: a place tells the board that a priority of the trust harms one of its own."""

from django.db import models

from goldenthread.features.accounts.models import Person
from goldenthread.features.organisations.models import Post, School, Trust, Unit
from goldenthread.features.plans.models.elements import Element
from goldenthread.foundation.tables import Referenced, Revisioned


class Notice(Referenced, Revisioned):
    """Which priority of the trust harms which of a school or service, and how. Open until the board has answered."""

    class State(models.TextChoices):
        RAISED = "raised", "Raised"
        ACKNOWLEDGED = "acknowledged", "Acknowledged"
        ANSWERED = "answered", "Answered"
        WITHDRAWN = "withdrawn", "Withdrawn"

    trust = models.ForeignKey(Trust, on_delete=models.CASCADE, related_name="notices")
    school = models.ForeignKey(School, null=True, blank=True, on_delete=models.CASCADE, related_name="notices")
    unit = models.ForeignKey(Unit, null=True, blank=True, on_delete=models.CASCADE, related_name="notices")
    upper = models.ForeignKey(Element, on_delete=models.CASCADE, related_name="notices")
    lower = models.ForeignKey(Element, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    effect = models.TextField()
    state = models.CharField(max_length=12, choices=State.choices, default=State.RAISED)
    post = models.ForeignKey(Post, null=True, on_delete=models.SET_NULL, related_name="+")
    by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    raised_on = models.DateField()

    class Meta:
        ordering = ["-raised_on", "-id"]
        indexes = [models.Index(fields=["trust", "state"])]
        constraints = [
            models.CheckConstraint(condition=models.Q(school=None) ^ models.Q(unit=None), name="notice_of_one_place")
        ]

    def __str__(self) -> str:
        return f"{self.place}: {self.upper.title}"

    @property
    def place(self) -> School | Unit:
        """Whose priorities are harmed."""
        place = self.school or self.unit
        assert place is not None
        return place

    @property
    def where(self) -> str:
        """What the place is called in few words."""
        return self.school.short_name if self.school else str(self.unit)


OPEN = (Notice.State.RAISED, Notice.State.ACKNOWLEDGED)


class NoticeWord(models.Model):
    """One word about a notice, never changed: it was acknowledged, answered, raised again, or withdrawn."""

    notice = models.ForeignKey(Notice, on_delete=models.CASCADE, related_name="words")
    state = models.CharField(max_length=12, choices=Notice.State.choices)
    said = models.TextField(blank=True)
    changes = models.TextField(blank=True)
    post = models.ForeignKey(Post, null=True, on_delete=models.SET_NULL, related_name="+")
    by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    said_on = models.DateField()

    class Meta:
        ordering = ["id"]
