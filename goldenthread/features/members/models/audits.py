"""What members know, and how bodies judge themselves: asked once a year against criteria, and what was found."""

from functools import cached_property
from typing import Any

from django.db import models

from goldenthread.features.accounts.models import Person
from goldenthread.features.organisations.models import Body, Post, Trust
from goldenthread.foundation.tables import Referenced, Revisioned


class Audit(Referenced, Revisioned):
    """One asking of a set of criteria, as the library had it that day: of members, or of a body by several raters.

    What one person answered is theirs: others see what all answered together, and only once there are
    `least_answers`. In a skills audit whoever keeps the members sees each member's answers, which is said there.
    """

    class Kind(models.TextChoices):
        SKILLS = "skills", "Skills of members"
        SELF = "self", "Self-assessment of bodies"

    trust = models.ForeignKey(Trust, on_delete=models.CASCADE, related_name="governance_audits")
    kind = models.CharField(max_length=8, choices=Kind.choices)
    title = models.CharField(max_length=160)
    document = models.JSONField()
    bodies = models.ManyToManyField(Body, related_name="audits")
    opened_on = models.DateField()
    due_on = models.DateField()
    closed_on = models.DateField(null=True, blank=True)
    least_answers = models.PositiveSmallIntegerField(default=3)

    class Meta:
        ordering = ["-opened_on", "-pk"]

    def __str__(self) -> str:
        return self.title

    @cached_property
    def groups(self) -> list[dict[str, Any]]:
        """Return the criteria, group by group: [{name, criteria: [{key, says, help, wanted}]}]."""
        return list(self.document["groups"])

    @cached_property
    def criteria(self) -> dict[str, dict[str, Any]]:
        return {one["key"]: one for group in self.groups for one in group["criteria"]}

    @cached_property
    def scale(self) -> list[dict[str, Any]]:
        """Return the steps that an answer is one of: [{score, says}], the lowest first."""
        return list(self.document["scale"])


class Asked(models.Model):
    """Who is asked about a body: a post, as a member or as somebody who looks at it from outside."""

    audit = models.ForeignKey(Audit, on_delete=models.CASCADE, related_name="asked")
    body = models.ForeignKey(Body, on_delete=models.CASCADE, related_name="+")
    post = models.ForeignKey(Post, on_delete=models.CASCADE, related_name="+")
    is_outside = models.BooleanField(default=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["audit", "body", "post"], name="asked_once_of_a_body")]


class Answer(Referenced, Revisioned):
    """What one person said about one body, or (without a body) of themselves: a step of the scale a criterion."""

    audit = models.ForeignKey(Audit, on_delete=models.CASCADE, related_name="answers")
    body = models.ForeignKey(Body, null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    person = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    name = models.CharField(max_length=120)
    is_outside = models.BooleanField(default=False)
    scores = models.JSONField(default=dict)
    strengths = models.TextField(blank=True, max_length=4_000)
    wants = models.TextField(blank=True, max_length=4_000)
    answered_on = models.DateField()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["audit", "body", "person"], name="answered_once_of_a_body"),
            models.UniqueConstraint(
                fields=["audit", "person"], condition=models.Q(body=None), name="answered_once_of_oneself"
            ),
        ]


class Review(Referenced, Revisioned):
    """A review of governance from outside: scope, reviewer, what was found, and when the next one is due."""

    trust = models.ForeignKey(Trust, on_delete=models.CASCADE, related_name="governance_reviews")
    title = models.CharField(max_length=160)
    bodies = models.ManyToManyField(Body, blank=True, related_name="reviews")
    scope = models.TextField(blank=True, max_length=4_000)
    scope_agreed_by = models.ForeignKey(Body, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    scope_agreed_on = models.DateField(null=True, blank=True)
    reviewer = models.CharField(max_length=160, blank=True)
    cost = models.DecimalField(max_digits=10, decimal_places=2, null=True, blank=True)
    commissioned_on = models.DateField(null=True, blank=True)
    reported_on = models.DateField(null=True, blank=True)
    says = models.TextField(blank=True, max_length=12_000)
    next_due_on = models.DateField(null=True, blank=True)
    repeats = models.ForeignKey("self", null=True, blank=True, on_delete=models.SET_NULL, related_name="repeated_by")

    class Meta:
        ordering = ["-reported_on", "-pk"]

    def __str__(self) -> str:
        return self.title


class Finding(Referenced, Revisioned):
    """Something that an audit or a review brought to light, and what is done about it, by whom, with what result."""

    class Kind(models.TextChoices):
        STRENGTH = "strength", "A strength"
        IMPROVE = "improve", "To be improved"
        EXPERT = "expert", "Needs expert input"

    trust = models.ForeignKey(Trust, on_delete=models.CASCADE, related_name="governance_findings")
    audit = models.ForeignKey(Audit, null=True, blank=True, on_delete=models.CASCADE, related_name="findings")
    review = models.ForeignKey(Review, null=True, blank=True, on_delete=models.CASCADE, related_name="findings")
    body = models.ForeignKey(Body, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    kind = models.CharField(max_length=8, choices=Kind.choices)
    says = models.CharField(max_length=400)
    post = models.ForeignKey(Post, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    due_on = models.DateField(null=True, blank=True)
    cost = models.DecimalField(max_digits=10, decimal_places=2, null=True, blank=True)
    done_on = models.DateField(null=True, blank=True)
    result = models.TextField(blank=True, max_length=4_000)

    class Meta:
        ordering = ["pk"]
