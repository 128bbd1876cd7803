"""Who sits on a body, for what term."""

import datetime as dt

from django.db import models
from django.db.models import Q

from goldenthread.features.accounts.models import Person
from goldenthread.features.organisations.models.bodies import Body
from goldenthread.features.organisations.models.places import School
from goldenthread.features.organisations.models.posts import Post
from goldenthread.foundation.tables import Referenced, Revisioned


class Membership(Referenced, Revisioned):
    """A seat on a body, for a term: of a person, of whoever holds a post, or of somebody who never signs in.

    It gives nobody a right on the site: those come from posts alone. With a person and a post, the person sits
    and acts through that post. `until_on` ends the term, recorded or not; `ended_on` is an earlier end, with its
    reason. Whoever only attends has `is_member` off, and counts for no size and no quorum. Seats that were brought in
    together share their `batch`.
    """

    class Office(models.TextChoices):
        NONE = "", "No office"
        CHAIR = "chair", "Chair"
        VICE_CHAIR = "vice-chair", "Vice-chair"
        CLERK = "clerk", "Governance professional"

    body = models.ForeignKey(Body, on_delete=models.CASCADE, related_name="memberships")
    person = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="memberships")
    post = models.ForeignKey(Post, null=True, blank=True, on_delete=models.SET_NULL, related_name="memberships")
    name = models.CharField(max_length=120)
    organisation = models.CharField(max_length=120, blank=True)
    school = models.ForeignKey(School, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    category = models.CharField(max_length=60, blank=True)
    speaks_for = models.CharField(max_length=200, blank=True)
    office = models.CharField(max_length=10, choices=Office.choices, blank=True)
    is_member = models.BooleanField(default=True)
    appointed_by = models.CharField(max_length=120, blank=True)
    from_on = models.DateField()
    until_on = models.DateField(null=True, blank=True)
    ended_on = models.DateField(null=True, blank=True)
    end_reason = models.CharField(max_length=200, blank=True)
    links = models.JSONField(default=list, blank=True)
    is_local = models.BooleanField(default=False)
    is_experienced = models.BooleanField(default=False)
    experience = models.CharField(max_length=300, blank=True)
    note = models.CharField(max_length=400, blank=True)
    batch = models.CharField(max_length=12, blank=True)
    renews = models.ForeignKey("self", null=True, blank=True, on_delete=models.SET_NULL, related_name="renewed_by")

    class Meta:
        ordering = ["from_on", "pk"]
        indexes = [models.Index(fields=["body", "from_on"])]
        constraints = [
            models.CheckConstraint(
                condition=Q(until_on=None) | Q(until_on__gte=models.F("from_on")), name="term_ends_after_it_starts"
            ),
            models.CheckConstraint(
                condition=Q(ended_on=None) | Q(ended_on__gte=models.F("from_on")), name="seat_ends_after_it_starts"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def last_on(self) -> dt.date | None:
        """Return the last day that it counts, where that is known."""
        return min((day for day in (self.until_on, self.ended_on) if day), default=None)
