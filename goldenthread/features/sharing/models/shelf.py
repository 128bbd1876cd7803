"""What somebody offers to every school of the trust, and who has used it."""

from django.db import models

from goldenthread.features.accounts.models import Person
from goldenthread.features.organisations.models import Body, Post, School, Trust
from goldenthread.foundation.tables import Referenced, Revisioned


class Offer(Referenced, Revisioned):
    """Something that works, something to use or to read, places for pupils, or what a body gave to the whole trust.

    `cautions` says what it needs and where it does not hold: to offer is not to endorse. `edition` counts how often
    its content was renewed, and `changed` says what was new the last time. `tie_ref` is the part of a plan it serves.
    """

    class Kind(models.TextChoices):
        PRACTICE = "practice", "What works"
        RESOURCE = "resource", "Something to use"
        BOOK = "book", "Something to read"
        GIFT = "gift", "Given to the trust"
        PLACES = "places", "Places for pupils"

    trust = models.ForeignKey(Trust, on_delete=models.CASCADE, related_name="offers")
    kind = models.CharField(max_length=8, choices=Kind.choices)
    title = models.CharField(max_length=200)
    says = models.TextField(max_length=6_000)
    cautions = models.TextField(blank=True, max_length=2_000)
    topic = models.CharField(max_length=60, blank=True)
    years = models.CharField(max_length=40, blank=True)
    address = models.CharField(max_length=400, blank=True)
    places = models.PositiveSmallIntegerField(null=True, blank=True)
    school = models.ForeignKey(School, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    body = models.ForeignKey(Body, null=True, blank=True, on_delete=models.SET_NULL, related_name="offers")
    post = models.ForeignKey(Post, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    tie_kind = models.CharField(max_length=40, blank=True)
    tie_ref = models.CharField(max_length=12, blank=True)
    edition = models.PositiveSmallIntegerField(default=1)
    changed = models.CharField(max_length=300, blank=True)
    offered_on = models.DateField()
    withdrawn_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["-offered_on", "title", "pk"]
        indexes = [models.Index(fields=["trust", "kind"])]

    def __str__(self) -> str:
        return self.title

    @property
    def whose(self) -> str:
        """Return in whose name it is offered."""
        return str(self.body or self.post or "")


class Use(models.Model):
    """That one person used an offer, how often so far, and how well it served: 1 to 4. Nobody is named to others."""

    offer = models.ForeignKey(Offer, on_delete=models.CASCADE, related_name="uses")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    school = models.ForeignKey(School, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    times = models.PositiveSmallIntegerField(default=1)
    served = models.PositiveSmallIntegerField(null=True, blank=True)
    said = models.CharField(max_length=400, blank=True)
    last_on = models.DateField()

    class Meta:
        ordering = ["-last_on", "pk"]
        constraints = [models.UniqueConstraint(fields=["offer", "person"], name="used_once_a_person")]
