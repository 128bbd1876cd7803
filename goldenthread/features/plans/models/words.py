"""What several tables of a plan hold alike: how delivery stands, and a date in its own words."""

from django.db import models

from goldenthread.features.accounts.models import Person


class Status(models.TextChoices):
    """How delivery stands, in its owner's judgement."""

    NOT_STARTED = "not started", "Not started"
    ON_TRACK = "on track", "On track"
    AT_RISK = "at risk", "At risk"
    OFF_TRACK = "off track", "Off track"
    DONE = "done", "Done"
    MOVED = "moved", "Moved"
    DROPPED = "dropped", "Dropped"


class DateWords(models.Model):
    """A date as it was written, and beside it what was understood, so that both can be queried."""

    due_words = models.CharField(max_length=160, blank=True)
    due_from = models.DateField(null=True, blank=True)
    due_until = models.DateField(null=True, blank=True)
    due_precision = models.CharField(max_length=12, blank=True)
    due_question = models.CharField(max_length=300, blank=True)
    due_settled_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        abstract = True
