"""What groups propose, and what came of it."""

from django.db import models

from goldenthread.features.organisations.models import Body, Post, Trust
from goldenthread.foundation.tables import Referenced, Revisioned


class Proposal(Referenced, Revisioned):
    """What a body proposes to whoever can take it up, perhaps for a thing that it would change.

    It is answered once for good or ill, with the reason, so that those who worked on it see what became of it; the
    answer may be mended.
    """

    class Answer(models.TextChoices):
        WAITS = "", "No answer yet"
        TAKEN = "taken up", "Taken up"
        PART = "in part", "Taken up in part"
        NOT = "not taken up", "Not taken up"

    trust = models.ForeignKey(Trust, on_delete=models.CASCADE, related_name="proposals")
    body = models.ForeignKey(Body, on_delete=models.CASCADE, related_name="proposals")
    title = models.CharField(max_length=200)
    says = models.TextField(max_length=8_000)
    made_on = models.DateField()
    made_by = models.CharField(max_length=120, blank=True)
    goes_to = models.ForeignKey(Post, null=True, on_delete=models.SET_NULL, related_name="+")
    wanted_by = models.DateField(null=True, blank=True)
    subject_kind = models.CharField(max_length=40, blank=True)
    subject_ref = models.CharField(max_length=12, blank=True)
    answer = models.CharField(max_length=12, choices=Answer.choices, blank=True)
    reason = models.TextField(blank=True, max_length=4_000)
    answered_by = models.CharField(max_length=120, blank=True)
    answered_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["-made_on", "-pk"]

    def __str__(self) -> str:
        return self.title
