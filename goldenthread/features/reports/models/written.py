"""Reports on their way: drawn up, annotated, and then issued."""

from django.db import models
from django.db.models import Q

from goldenthread.features.accounts.models import Person
from goldenthread.features.organisations.models import School, Trust
from goldenthread.features.reports.models.issued import ConfidentialPart, Snapshot
from goldenthread.foundation.tables import Referenced, Revisioned


class Report(Referenced, Revisioned):
    """A report of a kind, a place and a period, from the day that it is drawn up until it is issued.

    `content` is the data as it was drawn, frozen until it is drawn again; `moved` says what had moved when it was.
    What its authors write stands in remarks. `snapshot` is what was issued of it. `about` is the reference of what
    it is of: a school or a part of a plan, or nothing for the trust. `occurrence` is that of the duty by which it
    is due. A report that was issued is corrected by another, whose `edition` is one higher.
    """

    trust = models.ForeignKey(Trust, on_delete=models.CASCADE, related_name="reports")
    kind = models.CharField(max_length=40)
    school = models.ForeignKey(School, null=True, blank=True, on_delete=models.CASCADE, related_name="reports")
    about = models.CharField(max_length=12, blank=True)
    title = models.CharField(max_length=200)
    period = models.CharField(max_length=40)
    from_on = models.DateField()
    until_on = models.DateField()
    edition = models.PositiveSmallIntegerField(default=1)
    content = models.JSONField()
    moved = models.JSONField(default=list, blank=True)
    as_at = models.DateField()
    drawn_on = models.DateField()
    drawn_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    confidential_for = models.CharField(
        max_length=10, choices=ConfidentialPart.Audience.choices, default=ConfidentialPart.Audience.BODY
    )
    occurrence = models.CharField(max_length=12, blank=True)
    due_on = models.DateField(null=True, blank=True)
    annotated_on = models.DateField(null=True, blank=True)
    annotated_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    snapshot = models.OneToOneField(Snapshot, null=True, on_delete=models.CASCADE, related_name="written")

    class Meta:
        ordering = ["due_on", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["trust", "kind", "about", "period"], condition=Q(snapshot=None), name="report_one_draft"
            )
        ]

    def __str__(self) -> str:
        return self.title


class Remark(Referenced, Revisioned):
    """What an author writes into a report: to a section, in answer to a question, or in confidence.

    `about` names the place: `section:exceptions`, `question:m-attendance`.
    """

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="remarks")
    about = models.CharField(max_length=80)
    text = models.TextField(blank=True)
    by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    said_on = models.DateField()

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["report", "about"], name="remark_once")]
