"""The plan gate: people's answers on each target, and who agreed to a plan, sent it back or confirmed it."""

from django.db import models

from goldenthread.features.accounts.models import Person
from goldenthread.features.organisations.models import Post
from goldenthread.features.plans.models.plans import Plan
from goldenthread.features.plans.models.ties import ElementTarget


class Judgement(models.Model):
    """A person's yes or no to one question about a target of a plan, with the reason. A later one replaces it."""

    aim = models.ForeignKey(ElementTarget, on_delete=models.CASCADE, related_name="judgements")
    question = models.CharField(max_length=12)
    passes = models.BooleanField()
    reason = models.CharField(max_length=300)
    words = models.TextField(blank=True)
    post = models.ForeignKey(Post, null=True, on_delete=models.SET_NULL, related_name="+")
    by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    judged_on = models.DateField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["aim", "question"], name="judgement_once")]


class Passage(models.Model):
    """One step of a plan through its agreement, never changed: sent on, a yes, or back with a reason.

    `step` is a key of the kind's agreement: of a plan that is sent, the step that it is sent to.
    What came before a return counts no more.
    """

    class Kind(models.TextChoices):
        SENT = "sent", "Sent to be agreed"
        AGREED = "agreed", "Agreed"
        RETURNED = "returned", "Returned"

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="passages")
    kind = models.CharField(max_length=8, choices=Kind.choices)
    step = models.SlugField(max_length=20)
    reason = models.TextField(blank=True)
    post = models.ForeignKey(Post, null=True, on_delete=models.SET_NULL, related_name="+")
    by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    said_on = models.DateField()

    class Meta:
        ordering = ["id"]


class Confirmation(models.Model):
    """What last summer's results say of the plan: provisional until the final ones are in. The latest counts."""

    class State(models.TextChoices):
        PROVISIONAL = "provisional", "Provisional"
        FINAL = "final", "Final"

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="confirmations")
    state = models.CharField(max_length=12, choices=State.choices)
    says = models.TextField()
    post = models.ForeignKey(Post, null=True, on_delete=models.SET_NULL, related_name="+")
    by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    confirmed_on = models.DateField()

    class Meta:
        ordering = ["-id"]
