"""The plan gate: people's answers on each target, what last summer's results say, what was agreed."""

from django.db import models

from goldenthread.features.accounts.models import Person
from goldenthread.features.organisations.models import Post
from goldenthread.features.plans.models.plans import Plan
from goldenthread.features.plans.models.ties import ElementTarget
from goldenthread.features.plans.models.versions import Version


class Judgement(models.Model):
    """A person's yes or no to one question about a target of a plan, with the reason. A later one replaces it."""

    aim = models.ForeignKey(ElementTarget, on_delete=models.CASCADE, related_name="judgements")
    question = models.CharField(max_length=12)
    passes = models.BooleanField()
    reason = models.CharField(max_length=300)
    words = models.TextField(blank=True)
    post = models.ForeignKey(Post, null=True, on_delete=models.SET_NULL, related_name="+")
    by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    judged_on = models.DateField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["aim", "question"], name="judgement_once")]


class Confirmation(models.Model):
    """What last summer's results say of the plan: provisional until the final ones are in. The latest counts."""

    class State(models.TextChoices):
        PROVISIONAL = "provisional", "Provisional"
        FINAL = "final", "Final"

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="confirmations")
    state = models.CharField(max_length=12, choices=State.choices)
    says = models.TextField()
    post = models.ForeignKey(Post, null=True, on_delete=models.SET_NULL, related_name="+")
    by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    confirmed_on = models.DateField()

    class Meta:
        ordering = ["-id"]


class Agreement(models.Model):
    """What everybody had agreed to: the version that the last yes froze, and the answers to the trust's plan.

    `answers` gives, by the reference of each aim, its title and the answer in a word.
    """

    version = models.OneToOneField(Version, on_delete=models.CASCADE, related_name="agreement")
    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="agreements")
    answers = models.JSONField(default=dict, blank=True)
    agreed_on = models.DateField()

    class Meta:
        ordering = ["-id"]


class Circulation(models.Model):
    """That an agreed plan was sent round: to whom, on which day, and with which confirmation of results."""

    version = models.ForeignKey(Version, on_delete=models.CASCADE, related_name="circulations")
    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="circulations")
    confirmation = models.ForeignKey(Confirmation, null=True, on_delete=models.SET_NULL, related_name="+")
    to_whom = models.CharField(max_length=300)
    post = models.ForeignKey(Post, null=True, on_delete=models.SET_NULL, related_name="+")
    by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    circulated_on = models.DateField()

    class Meta:
        ordering = ["-circulated_on", "-id"]
