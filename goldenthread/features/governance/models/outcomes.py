"""What comes of meetings: who was there, what was decided, asked and given to others to do, and the minutes."""

from django.db import models

from goldenthread.features.accounts.models import Person
from goldenthread.features.governance.models.meetings import Item, Meeting
from goldenthread.features.organisations.models import Body, Post, Trust
from goldenthread.foundation.tables import Referenced, Revisioned


class Attendance(models.Model):
    """Whether somebody who was called came. `seat` names the seat as the body's own list does.

    `left_before` is the item at which they were gone: from there on they are no part of a quorum.
    """

    class Came(models.TextChoices):
        PRESENT = "present", "Present"
        REMOTE = "remote", "Present from afar"
        APOLOGIES = "apologies", "Sent apologies"
        ABSENT = "absent", "Absent"

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="attendance")
    seat = models.CharField(max_length=40)
    name = models.CharField(max_length=120)
    called = models.CharField(max_length=120, blank=True)
    person = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    is_member = models.BooleanField(default=True)
    came = models.CharField(max_length=10, choices=Came.choices)
    left_before = models.ForeignKey(Item, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering = ["-is_member", "pk"]
        constraints = [models.UniqueConstraint(fields=["meeting", "seat", "name"], name="attendance_one_a_seat")]

    @property
    def is_there(self) -> bool:
        return self.came in (self.Came.PRESENT, self.Came.REMOTE)


class Conflict(models.Model):
    """A conflict of interest that was declared at an item, and whether its owner withdrew."""

    item = models.ForeignKey(Item, on_delete=models.CASCADE, related_name="conflicts")
    name = models.CharField(max_length=120)
    says = models.CharField(max_length=400)
    withdrew = models.BooleanField(default=False)


class Decision(Referenced):
    """What a body decided at an item; it may be about a measure, a part of a plan or anything else."""

    class Kind(models.TextChoices):
        DECIDE = "decide", "Decided"
        CHALLENGE = "challenge", "Challenged"
        RESOURCE = "resource", "Gave resources"
        REORDER = "re-prioritise", "Changed priorities"
        NOTE = "note", "Noted"
        REFER = "refer", "Referred"

    item = models.ForeignKey(Item, on_delete=models.CASCADE, related_name="decisions")
    kind = models.CharField(max_length=14, choices=Kind.choices)
    says = models.TextField(max_length=2_000)
    subject_kind = models.CharField(max_length=40, blank=True)
    subject_ref = models.CharField(max_length=12, blank=True)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.says[:200]


class Remit(Referenced, Revisioned):
    """What a body asks a post or another body to do, by a day, and what was reported back."""

    item = models.ForeignKey(Item, on_delete=models.CASCADE, related_name="remits")
    text = models.CharField(max_length=400)
    post = models.ForeignKey(Post, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    to_body = models.ForeignKey(Body, null=True, blank=True, on_delete=models.SET_NULL, related_name="remits")
    due_on = models.DateField()
    report = models.TextField(blank=True, max_length=4_000)
    reported_on = models.DateField(null=True, blank=True)
    closed_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["due_on", "pk"]

    def __str__(self) -> str:
        return self.text


class Question(Referenced, Revisioned):
    """A question of challenge: who asked what, about which thing, and the answer.

    Before the meeting it goes to the clerk and the presenter. `topic` is what it is counted by.
    """

    trust = models.ForeignKey(Trust, on_delete=models.CASCADE, related_name="questions")
    body = models.ForeignKey(Body, on_delete=models.CASCADE, related_name="questions")
    item = models.ForeignKey(Item, null=True, blank=True, on_delete=models.SET_NULL, related_name="questions")
    asks = models.TextField(max_length=2_000)
    topic = models.CharField(max_length=80, blank=True)
    asked_by = models.ForeignKey(Post, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    asker = models.CharField(max_length=120)
    asked_on = models.DateField()
    is_confidential = models.BooleanField(default=False)
    subject_kind = models.CharField(max_length=40, blank=True)
    subject_ref = models.CharField(max_length=12, blank=True)
    answer = models.TextField(blank=True, max_length=4_000)
    answered_by = models.CharField(max_length=120, blank=True)
    answered_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["asked_on", "pk"]
        indexes = [models.Index(fields=["subject_kind", "subject_ref"])]

    def __str__(self) -> str:
        return self.asks[:200]


class Minutes(Referenced):
    """The minutes of one part of a meeting as the body approved them: frozen, with their hash and any correction."""

    class Part(models.TextChoices):
        OPEN = "open", "Minutes"
        CONFIDENTIAL = "confidential", "Confidential minutes"

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="minutes")
    part = models.CharField(max_length=12, choices=Part.choices)
    document = models.JSONField(default=dict)
    digest = models.CharField(max_length=64)
    corrections = models.TextField(blank=True, max_length=4_000)
    approved_on = models.DateField()
    approved_at = models.ForeignKey(Meeting, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["meeting", "part"], name="minutes_approved_once")]
