"""Many reports issued as one job, whose progress is kept line by line."""

from django.db import models

from goldenthread.features.accounts.models import Person
from goldenthread.features.organisations.models import School, Trust
from goldenthread.features.reports.models.written import Report
from goldenthread.foundation.tables import Referenced


class Batch(Referenced):
    """The reports of one kind and period of many schools, to be issued one after another.

    A line is done in a transaction of its own: whoever dies in between leaves the rest waiting, and nothing is
    done twice. `draws` says that reports which nobody has begun are drawn up too.
    """

    trust = models.ForeignKey(Trust, on_delete=models.CASCADE, related_name="report_batches")
    kind = models.CharField(max_length=40)
    title = models.CharField(max_length=200)
    period = models.CharField(max_length=40)
    from_on = models.DateField()
    until_on = models.DateField()
    draws = models.BooleanField(default=False)
    begun_at = models.DateTimeField(auto_now_add=True)
    begun_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering = ["-id"]
        verbose_name_plural = "batches"


class BatchLine(models.Model):
    """One school of a batch: what became of its report."""

    class State(models.TextChoices):
        WAITING = "waiting", "Waiting"
        DONE = "done", "Issued"
        LEFT = "left", "Left out"

    batch = models.ForeignKey(Batch, on_delete=models.CASCADE, related_name="lines")
    school = models.ForeignKey(School, on_delete=models.CASCADE, related_name="+")
    state = models.CharField(max_length=8, choices=State.choices, default=State.WAITING)
    report = models.ForeignKey(Report, null=True, on_delete=models.SET_NULL, related_name="+")
    says = models.CharField(max_length=300, blank=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["batch", "school"], name="school_once_a_batch")]
