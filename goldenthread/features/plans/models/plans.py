"""A plan, its levels and their columns, each in the trust's own words."""

import datetime as dt

from django.db import models
from django.db.models import Q

from goldenthread.domain.plans import plan_status
from goldenthread.features.organisations.models import Post, School, Trust, Unit
from goldenthread.features.plans.kinds import kind_of
from goldenthread.foundation.tables import Referenced, Revisioned

# A plan of more days than these is for more than one year.
LONGEST_YEAR = 366


class Plan(Referenced, Revisioned):
    """A plan of the trust (no school, no unit), of a school, or of a unit.

    `kind` is a key of library/plan_kinds.yaml. `above` is the plan of the same place that it is a part of: a
    department's stands under its school's. `lead` is the post that answers for the whole. `in_force_here_on` is the
    day on which somebody put it in force here, whenever it was adopted; none where it came with all its past.
    """

    class Kind(models.TextChoices):
        """The two kinds that code speaks of; the library holds them all."""

        TRUST = "trust", "Trust plan"
        SCHOOL = "school", "School plan"

    class State(models.TextChoices):
        DRAFT = "draft", "Draft"
        LIVE = "live", "Live"
        ENDED = "ended", "Ended"

    trust = models.ForeignKey(Trust, on_delete=models.CASCADE, related_name="plans")
    school = models.ForeignKey(School, null=True, blank=True, on_delete=models.CASCADE, related_name="plans")
    unit = models.ForeignKey(Unit, null=True, blank=True, on_delete=models.CASCADE, related_name="plans")
    above = models.ForeignKey("self", null=True, blank=True, on_delete=models.SET_NULL, related_name="beneath")
    lead = models.ForeignKey(Post, null=True, blank=True, on_delete=models.SET_NULL, related_name="plans_led")
    kind = models.CharField(max_length=30)
    state = models.CharField(max_length=8, choices=State.choices, default=State.LIVE)
    title = models.CharField(max_length=160)
    period_words = models.CharField(max_length=80, blank=True)
    starts_on = models.DateField(null=True, blank=True)
    ends_on = models.DateField(null=True, blank=True)
    adopted_on = models.DateField(null=True, blank=True)
    in_force_here_on = models.DateField(null=True, blank=True)
    next_review_on = models.DateField(null=True, blank=True)
    rolling_years = models.PositiveSmallIntegerField(null=True, blank=True)
    control = models.JSONField(default=dict, blank=True)
    flags = models.JSONField(default=list, blank=True)
    settled_dates = models.JSONField(default=dict, blank=True)

    class Meta:
        ordering = ["kind", "title"]
        constraints = [models.CheckConstraint(condition=Q(school=None) | Q(unit=None), name="plan_of_one_place")]

    def __str__(self) -> str:
        return self.title

    @property
    def in_place(self) -> str:
        """Its title, with its place before it where the title does not name the place itself."""
        place = self.school.short_name if self.school else str(self.unit or "")
        return self.title if place.lower() in self.title.lower() else f"{place}: {self.title}"

    def get_kind_display(self) -> str:
        """Return what the library calls plans of this kind."""
        return kind_of(self.kind).title

    @property
    def is_for_years(self) -> bool:
        """Whether it runs for more than one year."""
        return bool(self.starts_on and self.ends_on and (self.ends_on - self.starts_on).days > LONGEST_YEAR)

    @property
    def heard_since(self) -> dt.date | None:
        """The day from which word of its parts is expected."""
        return plan_status.heard_since(self.starts_on, self.in_force_here_on)


class Level(Revisioned):
    """One level of a plan, in the trust's own word. `number` is the pattern of its computed numbers.

    `is_run` marks the level whose parts are run as initiatives: with milestones, conditions, stages and money.
    `most` is how many parts the trust means to have at it; more are warned of, never refused.
    `own_columns` holds, by the reference of a top part, the keys and headings of the columns that print there.
    """

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="levels")
    depth = models.PositiveSmallIntegerField()
    one = models.CharField(max_length=60)
    many = models.CharField(max_length=60)
    number = models.CharField(max_length=40, blank=True)
    is_run = models.BooleanField(default=False)
    most = models.PositiveSmallIntegerField(null=True, blank=True)
    own_columns = models.JSONField(default=dict, blank=True)

    class Meta:
        ordering = ["depth"]
        constraints = [models.UniqueConstraint(fields=["plan", "depth"], name="level_once")]

    def __str__(self) -> str:
        return self.one


class Column(models.Model):
    """A column of a level, headed as the trust heads it. Unknown columns are kept with no meaning."""

    level = models.ForeignKey(Level, on_delete=models.CASCADE, related_name="columns")
    key = models.SlugField(max_length=40)
    name = models.CharField(max_length=120)
    meaning = models.CharField(max_length=20, blank=True)
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["order"]
        constraints = [models.UniqueConstraint(fields=["level", "key"], name="column_once")]
