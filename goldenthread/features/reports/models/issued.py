"""Issued reports and published plans: what was shown, frozen as it was shown."""

from django.db import models
from django.db.models import Q

from goldenthread.features.accounts.models import Person
from goldenthread.features.organisations.models import Body, School, Trust
from goldenthread.features.plans.models import Plan
from goldenthread.foundation.tables import Referenced


class Snapshot(Referenced):
    """What a report said on the day that it was issued. Never changed; page and PDF are drawn from it alone.

    `drawn_on` is the trust's own day, `issued_at` the instant. `as_at` is the day of the newest word or
    figure in it. `hash` seals everything that the report says and is known by. `about` is the reference of
    what it is of, within which it is numbered: a school or a part of a plan, or nothing for the trust.
    """

    class Audience(models.TextChoices):
        BOARD = "board", "The board and whoever sees reports everywhere"
        SCHOOL = "school", "Also those of the school"

    trust = models.ForeignKey(Trust, on_delete=models.CASCADE, related_name="snapshots")
    school = models.ForeignKey(School, null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    about = models.CharField(max_length=12, blank=True)
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
            models.UniqueConstraint(fields=["trust", "report", "about", "number"], name="snapshot_one_number"),
            models.CheckConstraint(
                condition=Q(audience="board", school=None) | Q(audience="school", school__isnull=False),
                name="snapshot_of_a_school_is_for_the_school",
            ),
        ]


class ConfidentialPart(models.Model):
    """What an issued report says to fewer readers: frozen and sealed with it, and kept apart from it.

    Whoever may not read it does not learn that there is one.
    """

    class Audience(models.TextChoices):
        BODY = "body", "The body that it is for, and the board"
        BOARD = "board", "The board, and whoever wrote it"

    snapshot = models.OneToOneField(Snapshot, on_delete=models.CASCADE, related_name="confidential")
    audience = models.CharField(max_length=10, choices=Audience.choices)
    frozen = models.JSONField()
    hash = models.CharField(max_length=64)


class Presentation(Referenced):
    """An issued report was laid before a body on a day."""

    snapshot = models.ForeignKey(Snapshot, on_delete=models.CASCADE, related_name="presentations")
    body = models.ForeignKey(Body, null=True, on_delete=models.SET_NULL, related_name="+")
    body_kind = models.CharField(max_length=12)
    body_name = models.CharField(max_length=120)
    on = models.DateField()
    by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    noted_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["on", "id"]
        constraints = [models.UniqueConstraint(fields=["snapshot", "body", "on"], name="presented_once_a_day")]


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
