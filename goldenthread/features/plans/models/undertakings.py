"""Undertakings: what people take on for a plan beyond its own parts, each of a kind that the library describes.

A kind says what must be answered before one opens, who opens it, whether people join, and what is said of it as
it goes on: a leadership opportunity, a new initiative that is proposed, a pilot, a piece of research.
"""

from django.db import models

from goldenthread.features.accounts.models import Person
from goldenthread.features.organisations.models import Post, School, Trust
from goldenthread.features.plans.models.elements import Element
from goldenthread.foundation.tables import Referenced, Revisioned


class Undertaking(Referenced, Revisioned):
    """One thing that somebody takes on. `kind` is a key of library/undertakings.yaml."""

    class State(models.TextChoices):
        DRAFT = "draft", "Being written"
        PROPOSED = "proposed", "Waits for a decision"
        OPEN = "open", "Open"
        CLOSED = "closed", "Closed"
        DECLINED = "declined", "Not now"

    trust = models.ForeignKey(Trust, on_delete=models.CASCADE, related_name="undertakings")
    kind = models.SlugField(max_length=20)
    title = models.CharField(max_length=200)
    element = models.ForeignKey(
        Element, null=True, blank=True, on_delete=models.SET_NULL, related_name="undertakings"
    )
    school = models.ForeignKey(School, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    partners = models.CharField(max_length=300, blank=True)
    state = models.CharField(max_length=8, choices=State.choices, default=State.DRAFT)
    post = models.ForeignKey(Post, null=True, on_delete=models.SET_NULL, related_name="+")
    by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="undertakings")
    begun_on = models.DateField()
    opened_on = models.DateField(null=True, blank=True)
    decided_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    reason = models.TextField(blank=True)

    class Meta:
        ordering = ["-begun_on", "-id"]
        indexes = [models.Index(fields=["trust", "kind", "state"])]

    def __str__(self) -> str:
        return self.title


class UndertakingAnswer(models.Model):
    """What is said in answer to one question of the kind. The trail keeps what was said before."""

    undertaking = models.ForeignKey(Undertaking, on_delete=models.CASCADE, related_name="answers")
    question = models.SlugField(max_length=20)
    text = models.TextField()

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["undertaking", "question"], name="undertaking_answer_once")]


class UndertakingWord(models.Model):
    """One word about an undertaking at a step of its kind, never changed."""

    undertaking = models.ForeignKey(Undertaking, on_delete=models.CASCADE, related_name="words")
    step = models.SlugField(max_length=20)
    said = models.TextField()
    address = models.URLField(max_length=500, blank=True)
    post = models.ForeignKey(Post, null=True, on_delete=models.SET_NULL, related_name="+")
    by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    said_on = models.DateField()

    class Meta:
        ordering = ["said_on", "id"]


class Joining(models.Model):
    """Somebody takes part in an undertaking that is open."""

    undertaking = models.ForeignKey(Undertaking, on_delete=models.CASCADE, related_name="joinings")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    post = models.ForeignKey(Post, null=True, on_delete=models.SET_NULL, related_name="+")
    joined_on = models.DateField()

    class Meta:
        ordering = ["joined_on", "id"]
        constraints = [models.UniqueConstraint(fields=["undertaking", "person"], name="joined_once")]
