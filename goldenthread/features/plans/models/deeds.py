"""What is done about a part, what was said of it, and what shows it."""

from django.db import models

from goldenthread.features.accounts.models import Person
from goldenthread.features.organisations.models import Post
from goldenthread.features.plans.models.elements import Element
from goldenthread.features.plans.models.words import DateWords, Status
from goldenthread.foundation.tables import Referenced, Revisioned


class Action(Referenced, Revisioned, DateWords):
    """Something to be done about an element, by a post."""

    element = models.ForeignKey(Element, on_delete=models.CASCADE, related_name="actions")
    post = models.ForeignKey(Post, null=True, blank=True, on_delete=models.SET_NULL, related_name="actions")
    title = models.CharField(max_length=300)
    status = models.CharField(max_length=12, choices=Status.choices, default=Status.NOT_STARTED)
    done_on = models.DateField(null=True, blank=True)
    times_moved = models.PositiveSmallIntegerField(default=0)
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["order", "id"]


class ProgressNote(Referenced):
    """One update of how an element stands: never changed, the newest is where it stands."""

    element = models.ForeignKey(Element, on_delete=models.CASCADE, related_name="notes")
    post = models.ForeignKey(Post, null=True, on_delete=models.SET_NULL, related_name="+")
    by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    status = models.CharField(max_length=12, choices=Status.choices)
    said = models.TextField()
    next_step = models.TextField(blank=True)
    said_on = models.DateField()
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-said_on", "-id"]
        indexes = [models.Index(fields=["element", "-said_on"])]


class Evidence(Referenced):
    """Something that shows what is claimed: a minute, a report, a page, described and dated."""

    element = models.ForeignKey(Element, on_delete=models.CASCADE, related_name="evidence")
    title = models.CharField(max_length=300)
    address = models.URLField(max_length=500, blank=True)
    dated_on = models.DateField(null=True, blank=True)
    by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-dated_on", "-id"]
        verbose_name_plural = "evidence"
