"""Measures that are several measures together."""

from django.db import models

from goldenthread.features.measures.models.measures import Measure


class Combined(models.Model):
    """What a measure is made of that has no figures of its own: other measures, and how many of them must be well.

    Of methods that look at one thing, the middle of their figures is its own.
    """

    class Rule(models.TextChoices):
        ALL = "all", "All of them"
        ANY = "any", "Any one of them"
        LEAST = "least", "At least so many of them"
        ESTIMATE = "about", "They are methods that look at one thing: the middle of what they say is the estimate"

    measure = models.OneToOneField(Measure, on_delete=models.CASCADE, related_name="combined")
    parts = models.ManyToManyField(Measure, related_name="part_of")
    rule = models.CharField(max_length=5, choices=Rule.choices, default=Rule.ALL)
    least = models.PositiveSmallIntegerField(null=True, blank=True)
