"""How good the milestones are that a body accepted in its school's plan."""

from django.db import models

from goldenthread.features.accounts.models import Person
from goldenthread.features.organisations.models import Body, Post
from goldenthread.features.plans.models import Action


class MilestoneRating(models.Model):
    """What a reviewer made of one milestone, as a body accepted it. A later rating stands beside it, and counts."""

    class Step(models.IntegerChoices):
        WORDS = 1, "Nobody could tell whether it was met"
        DAY = 2, "It has a day, and nothing that would show it"
        SHOWN = 3, "It has a day, and something that would show it"
        GAIN = 4, "By a day it shows what pupils gained"

    action = models.ForeignKey(Action, on_delete=models.CASCADE, related_name="ratings")
    body = models.ForeignKey(Body, on_delete=models.CASCADE, related_name="milestone_ratings")
    step = models.PositiveSmallIntegerField(choices=Step.choices)
    says = models.CharField(max_length=400, blank=True)
    post = models.ForeignKey(Post, null=True, on_delete=models.SET_NULL, related_name="+")
    by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    rated_on = models.DateField()

    class Meta:
        ordering = ["-rated_on", "-pk"]
