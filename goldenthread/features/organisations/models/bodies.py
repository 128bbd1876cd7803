"""Groups with a remit, and what each must be made of."""

from django.db import models
from django.db.models import Q

from goldenthread.features.organisations.models.places import School
from goldenthread.features.organisations.models.trusts import Trust
from goldenthread.foundation.tables import Referenced, Revisioned


class Body(Referenced, Revisioned):
    """A group with a remit: members, board, committee, local body, working group.

    `categories` holds [{name, least, most}], of which sort how many must sit on it; `links` [{name, why}], the
    subjects that one of its members must watch over; `cohorts` whom somebody must speak for at every school that has
    them, as it was typed line by line. A task force says how it stands to its `parent`. A body
    that was dissolved stays, with what came of it. Its `lead` may say who is in it. `is_open`: those who see no more
    than their own school read the open part of what it works on.
    """

    class Kind(models.TextChoices):
        MEMBERS = "members", "Members"
        BOARD = "board", "Board"
        COMMITTEE = "committee", "Committee"
        LOCAL_BODY = "local body", "Local body"
        GROUP = "group", "Group"

    class Part(models.TextChoices):
        NONE = "", "No share stated"
        THIRD = "third", "A third of those who sit on it"
        HALF = "half", "Half of those who sit on it"
        MORE = "more than half", "More than half of those who sit on it"

    class ActsAs(models.TextChoices):
        ITSELF = "", "Itself"
        ADDS = "adds to", "Adds to the body above"
        REPLACES = "replaces", "Replaces the body above"

    trust = models.ForeignKey(Trust, on_delete=models.CASCADE, related_name="bodies")
    school = models.ForeignKey(School, null=True, blank=True, on_delete=models.CASCADE, related_name="bodies")
    key = models.SlugField(max_length=60)
    name = models.CharField(max_length=120)
    kind = models.CharField(max_length=12, choices=Kind.choices)
    remit = models.TextField(blank=True, max_length=4_000)
    parent = models.ForeignKey("self", null=True, blank=True, on_delete=models.SET_NULL, related_name="under")
    acts_as = models.CharField(max_length=10, choices=ActsAs.choices, blank=True)
    size_least = models.PositiveSmallIntegerField(null=True, blank=True)
    size_most = models.PositiveSmallIntegerField(null=True, blank=True)
    quorum_part = models.CharField(max_length=14, choices=Part.choices, blank=True)
    quorum_least = models.PositiveSmallIntegerField(null=True, blank=True)
    categories = models.JSONField(default=list, blank=True)
    links = models.JSONField(default=list, blank=True)
    experienced_least = models.PositiveSmallIntegerField(null=True, blank=True)
    experience = models.CharField(max_length=300, blank=True)
    cohorts = models.JSONField(default=list, blank=True)
    wants_every_school = models.BooleanField(default=False)
    is_operated = models.BooleanField(default=True)
    is_open = models.BooleanField(default=False)
    lead = models.ForeignKey(
        "organisations.Post", null=True, blank=True, on_delete=models.SET_NULL, related_name="leads"
    )
    starts_on = models.DateField(null=True, blank=True)
    ends_on = models.DateField(null=True, blank=True)
    dissolved_on = models.DateField(null=True, blank=True)
    result = models.TextField(blank=True, max_length=8_000)

    class Meta:
        ordering = ["name"]
        verbose_name_plural = "bodies"
        constraints = [
            models.UniqueConstraint(fields=["trust", "key"], name="body_one_key_a_trust"),
            models.CheckConstraint(
                condition=Q(size_least=None) | Q(size_most=None) | Q(size_most__gte=models.F("size_least")),
                name="body_most_is_not_less_than_least",
            ),
        ]

    def __str__(self) -> str:
        return self.name
