"""A challenge: the chief officer asks whoever answers for something whether it still serves the plan."""

from django.db import models

from goldenthread.features.accounts.models import Person
from goldenthread.features.organisations.models import Post, Trust
from goldenthread.foundation.tables import Referenced, Revisioned


class Challenge(Referenced, Revisioned):
    """What is challenged, by kind and reference, and who answers by which day. Open until it is settled."""

    class State(models.TextChoices):
        RAISED = "raised", "Waits for an answer"
        ANSWERED = "answered", "Answered"
        SETTLED = "settled", "Settled"

    trust = models.ForeignKey(Trust, on_delete=models.CASCADE, related_name="challenges")
    subject_kind = models.CharField(max_length=40)
    subject_ref = models.CharField(max_length=12)
    title = models.CharField(max_length=300)
    says = models.TextField()
    asked = models.ForeignKey(Post, null=True, on_delete=models.SET_NULL, related_name="challenges")
    answer_by = models.DateField()
    state = models.CharField(max_length=8, choices=State.choices, default=State.RAISED)
    post = models.ForeignKey(Post, null=True, on_delete=models.SET_NULL, related_name="+")
    by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    raised_on = models.DateField()

    class Meta:
        ordering = ["-raised_on", "-id"]
        indexes = [models.Index(fields=["trust", "state"])]

    def __str__(self) -> str:
        return self.title


class ChallengeWord(models.Model):
    """One word about a challenge, never changed: an answer with what becomes of the work, or what is made of it."""

    class Outcome(models.TextChoices):
        GOES_ON = "goes on", "It goes on as it is"
        CHANGES = "changes", "It is changed"
        STOPS = "stops", "It stops"

    challenge = models.ForeignKey(Challenge, on_delete=models.CASCADE, related_name="words")
    state = models.CharField(max_length=8, choices=Challenge.State.choices)
    outcome = models.CharField(max_length=8, choices=Outcome.choices, blank=True)
    said = models.TextField(blank=True)
    post = models.ForeignKey(Post, null=True, on_delete=models.SET_NULL, related_name="+")
    by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    said_on = models.DateField()

    class Meta:
        ordering = ["id"]
