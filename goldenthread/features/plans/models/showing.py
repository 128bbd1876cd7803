"""What shows how work arrives: place by place, in papers that a closing needs, and in a gap that narrows."""

from django.db import models

from goldenthread.features.accounts.models import Person
from goldenthread.features.organisations.models import Post, School
from goldenthread.features.plans.models.deeds import Action
from goldenthread.features.plans.models.elements import Element
from goldenthread.foundation.tables import Referenced


class RollOut(models.Model):
    """How far a part has come in one school on a day: never changed, the newest is how it stands there."""

    class State(models.TextChoices):
        NOT_BEGUN = "not begun", "Not begun"
        UNDER_WAY = "under way", "Under way"
        LIVE = "live", "Live"
        NOT_FOR_US = "not for us", "Not for us"

    element = models.ForeignKey(Element, on_delete=models.CASCADE, related_name="rollouts")
    school = models.ForeignKey(School, on_delete=models.CASCADE, related_name="+")
    state = models.CharField(max_length=10, choices=State.choices)
    said = models.CharField(max_length=300, blank=True)
    post = models.ForeignKey(Post, null=True, on_delete=models.SET_NULL, related_name="+")
    by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    said_on = models.DateField()

    class Meta:
        ordering = ["-said_on", "-id"]
        indexes = [models.Index(fields=["element", "school"])]


class Paper(Referenced):
    """A paper without which an action does not close. `where` says where it lies; empty until it is there."""

    action = models.ForeignKey(Action, on_delete=models.CASCADE, related_name="papers")
    title = models.CharField(max_length=200)
    where = models.CharField(max_length=300, blank=True)
    address = models.URLField(max_length=500, blank=True)
    attached_on = models.DateField(null=True, blank=True)
    by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["action", "title"], name="paper_once")]


class Effect(models.Model):
    """What an action cost, and the gap before and after it: never changed, the newest counts."""

    action = models.ForeignKey(Action, on_delete=models.CASCADE, related_name="effects")
    between = models.CharField(max_length=200)
    unit = models.CharField(max_length=30, blank=True)
    gap_before = models.DecimalField(max_digits=9, decimal_places=2)
    gap_after = models.DecimalField(max_digits=9, decimal_places=2)
    cost = models.DecimalField(max_digits=14, decimal_places=2, null=True, blank=True)
    says = models.TextField(blank=True)
    post = models.ForeignKey(Post, null=True, on_delete=models.SET_NULL, related_name="+")
    by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    said_on = models.DateField()

    class Meta:
        ordering = ["-said_on", "-id"]
