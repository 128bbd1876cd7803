"""Issued reports and published plans: what was shown, frozen as it was shown."""

from django.db import models
from django.db.models import Q

from goldenthread.features.accounts.models import Person
from goldenthread.features.organisations.models import School, Trust
from goldenthread.features.plans.models import Plan
from goldenthread.foundation.tables import Referenced


class Snapshot(Referenced):
    """What a report said on the day that it was issued. Never changed; page and PDF are drawn from it alone.

    `drawn_on` is the trust's own day, `issued_at` the instant. `as_at` is the day of the newest word or
    figure in it. `hash` seals everything that the report says and is known by.
    """

    class Audience(models.TextChoices):
        BOARD = "board", "The board and whoever sees reports everywhere"
        SCHOOL = "school", "Also those of the school"

    trust = models.ForeignKey(Trust, on_delete=models.CASCADE, related_name="snapshots")
    school = models.ForeignKey(School, null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    report = models.CharField(max_length=40)
    title = models.CharField(max_length=200)
    number = models.PositiveIntegerField()
    audience = models.CharField(max_length=10, choices=Audience.choices, default=Audience.BOARD)
    schema = models.PositiveSmallIntegerField(default=1)
    frozen = models.JSONField()
    hash = models.CharField(max_length=64)
    as_at = models.DateField()
    drawn_on = models.DateField()
    issued_at = models.DateTimeField(auto_now_add=True)
    issued_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering = ["-issued_at"]
        constraints = [
            models.UniqueConstraint(fields=["trust", "report", "number"], name="snapshot_one_number"),
            models.CheckConstraint(
                condition=Q(audience="board", school=None) | Q(audience="school", school__isnull=False),
                name="snapshot_of_a_school_is_for_the_school",
            ),
        ]


class Publication(Referenced):
    """A plan as it was published: frozen, for an audience, until it is published again or taken back.

    `frozen` is all that its pages and PDFs are drawn from. `choices` say what was kept inside, so that the next
    time begins where this ended.
    """

    class Audience(models.TextChoices):
        PUBLIC = "public", "Anybody, without signing in"
        STAFF = "staff", "Everybody with a post in the trust"
        BOARD = "board", "Its board and whoever sees reports there"

    trust = models.ForeignKey(Trust, on_delete=models.CASCADE, related_name="publications")
    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="publications")
    audience = models.CharField(max_length=10, choices=Audience.choices)
    number = models.PositiveIntegerField()
    title = models.CharField(max_length=160)
    frozen = models.JSONField()
    choices = models.JSONField(default=dict)
    seal = models.CharField(max_length=64)
    is_indexed = models.BooleanField(default=False)
    published_on = models.DateField()
    published_at = models.DateTimeField()
    published_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering = ["-published_at"]
        constraints = [
            models.UniqueConstraint(fields=["plan", "number"], name="publication_one_number"),
            models.UniqueConstraint(
                fields=["plan", "audience"], condition=Q(withdrawn_at=None), name="publication_one_an_audience"
            ),
        ]
