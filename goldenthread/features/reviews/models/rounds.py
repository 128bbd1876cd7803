"""Rounds: who was asked how a part stands, what they answered, what was asked of it, and each closing."""

from django.db import models

from goldenthread.domain.year.rounds import Span
from goldenthread.features.accounts.models import Person
from goldenthread.features.organisations.models import Post, Trust
from goldenthread.features.plans.models import Element, Plan, ProgressNote
from goldenthread.features.reviews.models.cycle import Duty
from goldenthread.foundation.tables import Referenced, Revisioned


class Round(Referenced, Revisioned):
    """One time in which everybody who leads a part of some plans says how it stands.

    `duty` and `name` say which occurrence of the year opened it. How a part stands is never kept here: a round
    collects the progress notes of its days.
    """

    trust = models.ForeignKey(Trust, on_delete=models.CASCADE, related_name="review_rounds")
    title = models.CharField(max_length=120)
    plan_kinds = models.JSONField(default=list, blank=True)
    opened_on = models.DateField()
    answers_by = models.DateField()
    closes_on = models.DateField()
    closed_on = models.DateField(null=True)
    duty = models.ForeignKey(Duty, null=True, on_delete=models.SET_NULL, related_name="rounds")
    name = models.CharField(max_length=20, blank=True)

    class Meta:
        ordering = ["-opened_on", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["duty", "name"], condition=~models.Q(duty=None), name="round_once_an_occurrence"
            )
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def span(self) -> Span:
        return Span(self.opened_on, self.answers_by, self.closes_on)

    @property
    def is_open(self) -> bool:
        return self.closed_on is None


class RoundPlan(models.Model):
    """One plan in a round, and that its answers were moderated as a whole."""

    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="plans")
    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="rounds")
    moderated_on = models.DateField(null=True)
    moderated_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    remark = models.TextField(blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["round", "plan"], name="plan_once_a_round")]


class RoundPart(Referenced):
    """One part that a round asks about, and of which post. What its lead adds to their words stands beside the note.

    `number` and `title` are those of the day it opened. While the round is closed, `frozen` holds what stood then:
    the note, the status, the outcome and who said it.
    """

    class Confidence(models.TextChoices):
        HIGH = "high", "Very likely"
        FAIR = "fair", "Likely"
        LOW = "low", "In doubt"

    within = models.ForeignKey(RoundPlan, on_delete=models.CASCADE, related_name="parts")
    element = models.ForeignKey(Element, on_delete=models.CASCADE, related_name="round_parts")
    post = models.ForeignKey(Post, null=True, on_delete=models.SET_NULL, related_name="+")
    number = models.CharField(max_length=40, blank=True)
    title = models.CharField(max_length=300)
    order = models.PositiveIntegerField(default=0)
    note = models.ForeignKey(ProgressNote, null=True, on_delete=models.SET_NULL, related_name="+")
    confidence = models.CharField(max_length=5, choices=Confidence.choices, blank=True)
    differs = models.TextField(blank=True)
    nudged_on = models.DateField(null=True)
    agreed_on = models.DateField(null=True)
    agreed_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    frozen = models.JSONField(null=True)

    class Meta:
        ordering = ["order", "id"]
        constraints = [models.UniqueConstraint(fields=["within", "element"], name="part_once_a_round")]

    def __str__(self) -> str:
        return f"{self.number} {self.title}".strip()


class Question(Referenced):
    """A question that a local body, the board or a head asks about a part in a round, and its answer."""

    part = models.ForeignKey(RoundPart, on_delete=models.CASCADE, related_name="questions")
    asks = models.TextField()
    post = models.ForeignKey(Post, null=True, on_delete=models.SET_NULL, related_name="+")
    by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    asked_on = models.DateField()
    answer = models.TextField(blank=True)
    answered_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    answered_on = models.DateField(null=True)

    class Meta:
        ordering = ["asked_on", "id"]


class Closing(models.Model):
    """One closing of a round: by whom, and what stood then, part by part. Never changed.

    A reopening is named: who opened it again, when and why; the next closing is another.
    """

    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="closings")
    closed_on = models.DateField()
    closed_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    stood = models.JSONField(default=dict)
    reopened_on = models.DateField(null=True)
    reopened_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    reason = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["id"]
