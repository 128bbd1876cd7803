"""Days on which people come together, and who has a place in each."""

from django.db import models
from django.db.models import Q

from goldenthread.features.accounts.models import Person
from goldenthread.features.organisations.models import Post, School, Trust
from goldenthread.features.plans.models import Element
from goldenthread.foundation.tables import Referenced, Revisioned


class Event(Referenced, Revisioned):
    """A day, or an hour, on which people of the trust come together; of a school alone where it has one.

    It is for whoever holds a post with one of the `roles`, or any post where none is named, in its school or in the
    whole trust. `needs_place`: whoever comes takes a place, of `most` where they are few; else everybody whom it is
    for is awaited. `post` sets it and says who came; `element` is the part of a plan that it serves. Those of one
    `series` came of one setting. People of other schools may join a day of a school that `is_shared`. `expected` and
    `came` count people, most of whom have no account.
    """

    class Kind(models.TextChoices):
        TRAINING = "training", "Training"
        CLOSED = "closed", "Day without pupils"
        AWAY = "away", "Away day or conference"
        NETWORK = "network", "Network"
        TEACH = "teach", "Teach-meet"
        PUPILS = "pupils", "Day for pupils"
        FAMILIES = "families", "Day or evening for families"
        OTHER = "other", "Something else"

    trust = models.ForeignKey(Trust, on_delete=models.CASCADE, related_name="events")
    school = models.ForeignKey(School, null=True, blank=True, on_delete=models.CASCADE, related_name="events")
    kind = models.CharField(max_length=8, choices=Kind.choices)
    title = models.CharField(max_length=160)
    says = models.TextField(blank=True, max_length=2_000)
    on = models.DateField()
    begins_at = models.TimeField(null=True, blank=True)
    minutes = models.PositiveSmallIntegerField(default=60)
    place = models.CharField(max_length=160, blank=True)
    roles = models.JSONField(default=list, blank=True)
    needs_place = models.BooleanField(default=True)
    is_shared = models.BooleanField(default=False)
    most = models.PositiveSmallIntegerField(null=True, blank=True)
    post = models.ForeignKey(Post, null=True, on_delete=models.SET_NULL, related_name="+")
    element = models.ForeignKey(Element, null=True, blank=True, on_delete=models.SET_NULL, related_name="events")
    series = models.CharField(max_length=12, blank=True)
    expected = models.PositiveIntegerField(null=True, blank=True)
    came = models.PositiveIntegerField(null=True, blank=True)
    learned = models.TextField(blank=True, max_length=2_000)
    told_on = models.DateField(null=True, blank=True)
    called_off_on = models.DateField(null=True, blank=True)
    called_off_why = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["on", "begins_at", "pk"]
        indexes = [models.Index(fields=["trust", "on"])]

    def __str__(self) -> str:
        return self.title


class EventPlace(Referenced):
    """That somebody is put down for a day, or waits for a place in it, and, once it was, whether they came.

    Those who wait move up in the order of their rows. How it served them is counted, and nobody is named with it.
    """

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="places")
    person = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    post = models.ForeignKey(Post, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    name = models.CharField(max_length=120)
    is_waiting = models.BooleanField(default=False)
    came = models.BooleanField(null=True, blank=True)
    helped = models.PositiveSmallIntegerField(null=True, blank=True)
    said = models.CharField(max_length=400, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["event", "person"], condition=~Q(person=None), name="event_place_once"),
            models.UniqueConstraint(fields=["event", "name"], condition=Q(person=None), name="event_name_once"),
        ]

    def __str__(self) -> str:
        return self.name
