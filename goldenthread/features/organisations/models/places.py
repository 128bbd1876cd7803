"""Where a trust works: its schools with the phases they have been in, and its units."""

import datetime as dt

from django.db import models
from django.db.models import Q

from goldenthread.features.organisations.models.trusts import Trust
from goldenthread.foundation import clock
from goldenthread.foundation.tables import Referenced, Revisioned


def here_on(day: dt.date | None = None, *, at: str = "") -> Q:
    """Say that a school, or the one that a path leads to, has not left its trust by a day, today unless named.

    What belongs to no school is here as well. A school that is to leave next summer is here until then.
    """
    on = day or clock.today()
    return Q(**{f"{at}left_on": None}) | Q(**{f"{at}left_on__gt": on})


class Schools(models.QuerySet["School"]):
    def here(self, day: dt.date | None = None) -> "Schools":
        """Return the schools that have not left their trust by a day, today unless another is named."""
        return self.filter(here_on(day))


class School(Referenced, Revisioned):
    """One school of a trust.

    `held_back` names the freedoms of library/freedoms.yaml that the trust holds for it: {key: {since, by, reason}}.
    """

    class Phase(models.TextChoices):
        PRIMARY = "primary", "Primary"
        SECONDARY = "secondary", "Secondary"
        ALL_THROUGH = "all-through", "All-through"
        SPECIAL = "special", "Special"
        POST_16 = "post-16", "Post-16"
        ALTERNATIVE = "alternative", "Alternative provision"

    trust = models.ForeignKey(Trust, on_delete=models.CASCADE, related_name="schools")
    key = models.SlugField(max_length=60)
    name = models.CharField(max_length=160)
    short_name = models.CharField(max_length=60)
    phase = models.CharField(max_length=20, choices=Phase.choices)
    ages_from = models.PositiveSmallIntegerField(null=True, blank=True)
    ages_to = models.PositiveSmallIntegerField(null=True, blank=True)
    roll = models.PositiveIntegerField(null=True, blank=True)
    urn = models.CharField(max_length=6, blank=True)
    laestab = models.CharField(max_length=7, blank=True)
    ukprn = models.CharField(max_length=8, blank=True)
    authority = models.CharField(max_length=80, blank=True)
    authority_code = models.CharField(max_length=4, blank=True)
    joined_on = models.DateField(null=True, blank=True)
    left_on = models.DateField(null=True, blank=True)
    held_back = models.JSONField(default=dict, blank=True)
    order = models.PositiveSmallIntegerField(default=0)

    objects = Schools.as_manager()

    class Meta:
        ordering = ["order", "name"]
        constraints = [
            models.UniqueConstraint(fields=["trust", "key"], name="school_one_key_a_trust"),
            models.UniqueConstraint(fields=["trust", "urn"], condition=~Q(urn=""), name="school_one_urn_a_trust"),
        ]

    def __str__(self) -> str:
        return self.name


class ImprovementPhase(models.Model):
    """The improvement phase that a school is in, from a day until another. Improvement decides it; here it is kept.

    `key` names the phase in its ladder and `name` is the trust's word for it. What a phase changes, from who
    decides to what is asked of the school, is looked up by the key, for the day that is asked about.
    """

    school = models.ForeignKey(School, on_delete=models.CASCADE, related_name="improvement_phases")
    ladder = models.SlugField(max_length=60, blank=True)
    key = models.SlugField(max_length=60)
    name = models.CharField(max_length=80)
    from_on = models.DateField()
    until_on = models.DateField(null=True)
    decided_by = models.CharField(max_length=120, blank=True)
    reason = models.CharField(max_length=400, blank=True)

    class Meta:
        ordering = ["from_on", "pk"]
        indexes = [models.Index(fields=["school", "from_on"])]
        constraints = [
            models.CheckConstraint(
                condition=Q(until_on=None) | Q(until_on__gte=models.F("from_on")), name="phase_ends_after_it_starts"
            )
        ]


class Unit(Referenced, Revisioned):
    """A part of the trust that is not a school: a hub, a central service, a department."""

    class Kind(models.TextChoices):
        HUB = "hub", "Hub"
        SERVICE = "service", "Central service"
        DEPARTMENT = "department", "Department"

    trust = models.ForeignKey(Trust, on_delete=models.CASCADE, related_name="units")
    key = models.SlugField(max_length=60)
    name = models.CharField(max_length=120)
    kind = models.CharField(max_length=12, choices=Kind.choices, default=Kind.SERVICE)
    schools = models.ManyToManyField(School, blank=True, related_name="hubs")

    class Meta:
        ordering = ["name"]
        constraints = [models.UniqueConstraint(fields=["trust", "key"], name="unit_one_key_a_trust")]

    def __str__(self) -> str:
        return self.name
