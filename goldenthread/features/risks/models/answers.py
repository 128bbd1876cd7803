"""What is known and done about a risk: its scores over time, controls, steps, links, and being handed up."""

from django.db import models

from goldenthread.domain.board.risk_scoring import Place
from goldenthread.features.accounts.models import Person
from goldenthread.features.organisations.models import Post
from goldenthread.features.risks.models.risks import Risk
from goldenthread.foundation.tables import Referenced


class Score(models.Model):
    """How a risk was found to stand on one day, and what was said. Never changed: the next one stands beside it."""

    risk = models.ForeignKey(Risk, on_delete=models.CASCADE, related_name="scores")
    on = models.DateField()
    likelihood = models.PositiveSmallIntegerField()
    impact = models.PositiveSmallIntegerField()
    said = models.TextField(blank=True)
    post = models.ForeignKey(Post, null=True, on_delete=models.SET_NULL, related_name="+")
    by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering = ["-on", "-pk"]
        indexes = [models.Index(fields=["risk", "-on"])]

    @property
    def place(self) -> Place:
        return Place(self.likelihood, self.impact)


class Control(Referenced):
    """Something that keeps a risk down, and who makes sure that it does: one of the four lines of assurance."""

    class Line(models.IntegerChoices):
        DOING = 1, "Those who do the work"
        MANAGING = 2, "Those who manage and check it"
        INSIDE = 3, "Internal scrutiny"
        OUTSIDE = 4, "Somebody from outside"

    class Strength(models.TextChoices):
        STRONG = "strong", "Works well"
        PARTLY = "partly", "Works in part"
        WEAK = "weak", "Hardly works"
        UNTESTED = "untested", "Not tested yet"

    risk = models.ForeignKey(Risk, on_delete=models.CASCADE, related_name="controls")
    says = models.TextField()
    line = models.PositiveSmallIntegerField(choices=Line.choices, default=Line.DOING)
    strength = models.CharField(max_length=10, choices=Strength.choices, default=Strength.UNTESTED)
    owner = models.ForeignKey(Post, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    tested_on = models.DateField(null=True, blank=True)
    ended_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["line", "pk"]


class Step(Referenced):
    """Something still to be done about a risk: by which post, until when."""

    risk = models.ForeignKey(Risk, on_delete=models.CASCADE, related_name="steps")
    says = models.CharField(max_length=300)
    post = models.ForeignKey(Post, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    due_on = models.DateField(null=True, blank=True)
    done_on = models.DateField(null=True, blank=True)
    said = models.TextField(blank=True)

    class Meta:
        ordering = ["done_on", "due_on", "pk"]


class Link(models.Model):
    """What a risk endangers or hangs on, as a pointer: a part of a plan, a measure, another risk."""

    risk = models.ForeignKey(Risk, on_delete=models.CASCADE, related_name="links")
    kind = models.CharField(max_length=40)
    ref = models.CharField(max_length=60)

    class Meta:
        ordering = ["pk"]
        indexes = [models.Index(fields=["kind", "ref"])]
        constraints = [models.UniqueConstraint(fields=["risk", "kind", "ref"], name="risk_linked_once")]


class Escalation(Referenced):
    """A risk of a school or service handed up to the trust: why, until when an answer is asked, and the answer."""

    class Answer(models.TextChoices):
        SHARED = "shared", "The trust acts on it too"
        TAKEN = "taken", "The trust takes it over"
        RETURNED = "returned", "It stays where it is"

    risk = models.ForeignKey(Risk, on_delete=models.CASCADE, related_name="escalations")
    reason = models.TextField()
    asked_on = models.DateField()
    answer_by = models.DateField()
    post = models.ForeignKey(Post, null=True, on_delete=models.SET_NULL, related_name="+")
    by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    answer = models.CharField(max_length=10, choices=Answer.choices, blank=True)
    answered_on = models.DateField(null=True, blank=True)
    answer_said = models.TextField(blank=True)
    answer_post = models.ForeignKey(Post, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering = ["-asked_on", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["risk"], condition=models.Q(answered_on=None), name="escalation_one_waits_a_risk"
            )
        ]
