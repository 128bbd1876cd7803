"""Meetings, and what is on their agendas."""

from django.db import models

from goldenthread.features.accounts.models import Person
from goldenthread.features.organisations.models import Body, Post, Trust
from goldenthread.foundation.tables import Referenced, Revisioned


class Business(Referenced):
    """One line of the trust's schedule of business: what comes before every body of a kind, in which months.

    Without months it comes to each meeting. It is the trust's own copy of what the library offers. `is_seen_first`:
    it comes to the board only once a committee or a local body has looked at it.
    """

    class Purpose(models.TextChoices):
        DECIDE = "decide", "To decide"
        DISCUSS = "discuss", "To discuss"
        NOTE = "note", "To note"

    trust = models.ForeignKey(Trust, on_delete=models.CASCADE, related_name="business")
    key = models.SlugField(max_length=60)
    body_kind = models.CharField(max_length=12, choices=Body.Kind.choices)
    title = models.CharField(max_length=200)
    says = models.CharField(max_length=600, blank=True)
    purpose = models.CharField(max_length=8, choices=Purpose.choices)
    months = models.JSONField(default=list, blank=True)
    lasts = models.PositiveSmallIntegerField(null=True, blank=True)
    role = models.CharField(max_length=30, blank=True)
    page = models.CharField(max_length=30, blank=True)
    is_confidential = models.BooleanField(default=False)
    is_seen_first = models.BooleanField(default=False)
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["body_kind", "order", "pk"]
        constraints = [models.UniqueConstraint(fields=["trust", "body_kind", "key"], name="business_one_key_a_kind")]

    def __str__(self) -> str:
        return self.title


class Meeting(Referenced, Revisioned):
    """A meeting of a body on a day. `agenda` is what was sent, frozen, with its hash; `sent_on` says when."""

    class State(models.TextChoices):
        PLANNED = "planned", "Planned"
        SENT = "sent", "Agenda sent"
        HELD = "held", "Held"
        CANCELLED = "cancelled", "Cancelled"

    trust = models.ForeignKey(Trust, on_delete=models.CASCADE, related_name="meetings")
    body = models.ForeignKey(Body, on_delete=models.CASCADE, related_name="meetings")
    title = models.CharField(max_length=120, blank=True)
    held_on = models.DateField()
    begins_at = models.TimeField(null=True, blank=True)
    place = models.CharField(max_length=200, blank=True)
    papers_by = models.DateField(null=True, blank=True)
    state = models.CharField(max_length=10, choices=State.choices, default=State.PLANNED)
    sent_on = models.DateField(null=True, blank=True)
    agenda = models.JSONField(default=dict, blank=True)
    digest = models.CharField(max_length=64, blank=True)

    class Meta:
        ordering = ["held_on", "pk"]
        indexes = [models.Index(fields=["trust", "held_on"])]

    def __str__(self) -> str:
        return self.title or self.body.name


class Item(Referenced, Revisioned):
    """One thing on an agenda, and what the minutes say of it. `source` says why it is there."""

    class Source(models.TextChoices):
        OWN = "own", "Put there for this meeting"
        STANDING = "standing", "On every agenda"
        SCHEDULE = "schedule", "In the schedule of business"
        ARISING = "arising", "Matters arising"
        REPORT = "report", "A remit reporting back"

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="items")
    order = models.PositiveSmallIntegerField(default=0)
    title = models.CharField(max_length=200)
    says = models.TextField(blank=True, max_length=4_000)
    purpose = models.CharField(max_length=8, choices=Business.Purpose.choices, default=Business.Purpose.DISCUSS)
    presenter = models.ForeignKey(Post, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    lasts = models.PositiveSmallIntegerField(null=True, blank=True)
    is_confidential = models.BooleanField(default=False)
    is_seen_first = models.BooleanField(default=False)
    source = models.CharField(max_length=10, choices=Source.choices, default=Source.OWN)
    source_ref = models.CharField(max_length=12, blank=True)
    minute = models.TextField(blank=True, max_length=12_000)

    class Meta:
        ordering = ["is_confidential", "order", "pk"]

    def __str__(self) -> str:
        return self.title


class Paper(Referenced):
    """A paper of an item: a thing of the trust, or an address; files hang at the item as evidence.

    `kept` is what a page of measures said on the day that the agenda was sent.
    """

    item = models.ForeignKey(Item, on_delete=models.CASCADE, related_name="papers")
    title = models.CharField(max_length=200)
    subject_kind = models.CharField(max_length=40, blank=True)
    subject_ref = models.CharField(max_length=12, blank=True)
    address = models.CharField(max_length=400, blank=True)
    cited_on = models.DateField()
    kept = models.JSONField(default=list, blank=True)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.title


class Note(models.Model):
    """What one reader writes beside an item for themselves. Nobody else reads it, in whatever post."""

    item = models.ForeignKey(Item, on_delete=models.CASCADE, related_name="notes")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    text = models.TextField(max_length=8_000)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["item", "person"], name="note_one_a_reader")]
