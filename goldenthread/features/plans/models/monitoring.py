"""A look at a plan that stands under another: a line manager's, each term."""

from django.db import models

from goldenthread.features.accounts.models import Person
from goldenthread.features.organisations.models import Post
from goldenthread.features.plans.models.plans import Plan


class Monitoring(models.Model):
    """That somebody looked at a plan in a term, and what they saw. Never changed; a term can have several."""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="monitorings")
    term = models.CharField(max_length=24)
    said = models.TextField()
    post = models.ForeignKey(Post, null=True, on_delete=models.SET_NULL, related_name="+")
    by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    looked_on = models.DateField()

    class Meta:
        ordering = ["-looked_on", "-id"]
        indexes = [models.Index(fields=["plan", "term"])]
