"""Results of a summer by subject, as sums."""

from django.db import models

from goldenthread.features.accounts.models import Person
from goldenthread.features.organisations.models import School, Trust


class SubjectResult(models.Model):
    """How one subject went at one school in one year: entries, and how many of them reached what, by key.

    `stage` is a key of library/results.yaml. Nothing of any one pupil is kept.
    """

    trust = models.ForeignKey(Trust, on_delete=models.CASCADE, related_name="subject_results")
    school = models.ForeignKey(School, on_delete=models.CASCADE, related_name="subject_results")
    year = models.CharField(max_length=7)
    stage = models.SlugField(max_length=20)
    subject = models.CharField(max_length=80)
    entries = models.PositiveIntegerField()
    reached = models.JSONField(default=dict)
    average = models.DecimalField(max_digits=7, decimal_places=2, null=True, blank=True)
    recorded_on = models.DateField()
    by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering = ["year", "stage", "subject", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["school", "year", "stage", "subject"], name="subject_once_a_year")
        ]

    def __str__(self) -> str:
        return f"{self.subject}, {self.year}"
