"""Visits of trustees, local governors and others: agreed beforehand, told afterwards."""

from django.db import models

from goldenthread.features.accounts.models import Person
from goldenthread.features.organisations.models import Body, Post, School, Trust
from goldenthread.foundation.tables import Referenced, Revisioned


class Visit(Referenced, Revisioned):
    """One visit: what it was to look at, agreed beforehand, and what was seen, asked and found.

    It is tied to a subject (a part of a plan, a measure) or to a duty in words. `visitor` is whose it is, `who` how
    they are called, with those who came along. A confidential one is read by those it concerns alone.
    """

    class State(models.TextChoices):
        PLANNED = "planned", "Planned"
        TOLD = "told", "Told"
        CANCELLED = "cancelled", "Did not take place"

    trust = models.ForeignKey(Trust, on_delete=models.CASCADE, related_name="visits")
    school = models.ForeignKey(School, null=True, blank=True, on_delete=models.CASCADE, related_name="visits")
    body = models.ForeignKey(Body, null=True, blank=True, on_delete=models.SET_NULL, related_name="visits")
    kind = models.CharField(max_length=60)
    visitor = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="visits")
    post = models.ForeignKey(Post, null=True, blank=True, on_delete=models.SET_NULL, related_name="visits")
    who = models.CharField(max_length=200)
    on = models.DateField()
    lasts = models.CharField(max_length=60, blank=True)
    subject_kind = models.CharField(max_length=40, blank=True)
    subject_ref = models.CharField(max_length=12, blank=True)
    duty = models.CharField(max_length=200, blank=True)
    purpose = models.TextField(blank=True, max_length=4_000)
    agreed_with = models.CharField(max_length=200, blank=True)
    state = models.CharField(max_length=10, choices=State.choices, default=State.PLANNED)
    met_with = models.CharField(max_length=300, blank=True)
    saw = models.TextField(blank=True, max_length=12_000)
    voices = models.TextField(blank=True, max_length=8_000)
    shows = models.TextField(blank=True, max_length=8_000)
    questions = models.TextField(blank=True, max_length=8_000)
    strengths = models.TextField(blank=True, max_length=8_000)
    concerns = models.TextField(blank=True, max_length=8_000)
    since_last = models.TextField(blank=True, max_length=8_000)
    learned = models.TextField(blank=True, max_length=4_000)
    comment = models.TextField(blank=True, max_length=8_000)
    comment_by = models.CharField(max_length=120, blank=True)
    comment_on = models.DateField(null=True, blank=True)
    told_on = models.DateField(null=True, blank=True)
    shared_on = models.DateField(null=True, blank=True)
    is_confidential = models.BooleanField(default=False)

    class Meta:
        ordering = ["-on", "-pk"]
        indexes = [
            models.Index(fields=["trust", "school", "on"]),
            models.Index(fields=["trust", "subject_kind", "subject_ref"]),
        ]

    def __str__(self) -> str:
        return f"{self.kind}: {self.place}"

    @property
    def place(self) -> str:
        return self.school.short_name if self.school else self.trust.short_name


class FollowUp(Referenced):
    """Something to be done because of a visit: by a post, by a day, and what came of it."""

    visit = models.ForeignKey(Visit, on_delete=models.CASCADE, related_name="follow_ups")
    text = models.CharField(max_length=400)
    post = models.ForeignKey(Post, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    who = models.CharField(max_length=120, blank=True)
    due_on = models.DateField(null=True, blank=True)
    done_on = models.DateField(null=True, blank=True)
    outcome = models.CharField(max_length=600, blank=True)

    class Meta:
        ordering = ["pk"]
