"""A programme of training for those who watch over a duty, its sessions, and who has a place in each."""

from django.db import models

from goldenthread.features.accounts.models import Person
from goldenthread.features.organisations.models import Trust
from goldenthread.foundation.tables import Referenced


class TrainingProgramme(Referenced):
    """Sessions over two years for whoever has a link; for every link where none is named.

    `door` is the secret end of the address by which neighbours book; empty while it is open to ours alone.
    """

    trust = models.ForeignKey(Trust, on_delete=models.CASCADE, related_name="training_programmes")
    title = models.CharField(max_length=160)
    link = models.CharField(max_length=60, blank=True)
    says = models.CharField(max_length=600, blank=True)
    from_on = models.DateField()
    until_on = models.DateField()
    door = models.CharField(max_length=32, blank=True)

    class Meta:
        ordering = ["-from_on", "title", "pk"]

    def __str__(self) -> str:
        return self.title


class TrainingSession(Referenced):
    """One session: when, where, led by whom, and for how many."""

    programme = models.ForeignKey(TrainingProgramme, on_delete=models.CASCADE, related_name="sessions")
    title = models.CharField(max_length=160)
    on = models.DateField()
    begins_at = models.TimeField(null=True, blank=True)
    place = models.CharField(max_length=160, blank=True)
    led_by = models.CharField(max_length=120, blank=True)
    most = models.PositiveSmallIntegerField(null=True, blank=True)

    class Meta:
        ordering = ["on", "pk"]

    def __str__(self) -> str:
        return self.title


class Booking(Referenced):
    """A place in a session: of one of ours, or of somebody from a neighbour, who says from where.

    `came` is empty until somebody has said who was there.
    """

    session = models.ForeignKey(TrainingSession, on_delete=models.CASCADE, related_name="bookings")
    person = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    name = models.CharField(max_length=120)
    organisation = models.CharField(max_length=160, blank=True)
    email = models.EmailField(blank=True)
    came = models.BooleanField(null=True, blank=True)

    class Meta:
        ordering = ["name", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["session", "name", "organisation"], name="booked_once_a_session")
        ]

    def __str__(self) -> str:
        return self.name
