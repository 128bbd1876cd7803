"""The year's cycle: duties that come round, and each time that one did."""

from django.db import models
from django.db.models import Q

from goldenthread.domain.year.review_cycle import Due, Rule
from goldenthread.features.accounts.models import Person
from goldenthread.features.organisations.models import Post, School, Trust, Unit
from goldenthread.features.plans.models import Plan
from goldenthread.foundation.tables import Referenced, Revisioned


class Cycle(models.Model):
    """How a trust lays out its year. `begins` is the month that comes first on the page."""

    trust = models.OneToOneField(Trust, on_delete=models.CASCADE, related_name="cycle")
    begins = models.PositiveSmallIntegerField(default=9)

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(begins__range=(1, 12)), name="cycle_begins_in_a_month")]


class Duty(Referenced, Revisioned):
    """Something that comes round in the trust's year: when, of whom it is asked, and for which places.

    One of `months`, `terms`, and `month` with `day` says when, as domain.review_cycle reads it. It is asked of
    one post, or of every post with a role in each place that it is `of`. From `from_on` on it counts; before
    that the trust had no such duty. `report` is the kind of report that it is done by writing, `deed` what is done
    elsewhere in the product that it is done by, of features.reviews.deeds. `is_confidential`
    hides its words from all but those whom it is asked of and those who keep the cycle. `opens_round` says that
    a round of the plans of `plan_kind`, or of every kind, opens with it.
    """

    class Area(models.TextChoices):
        PLAN = "plan", "Plan"
        SCHOOL = "school", "Schools"
        GOVERNANCE = "governance", "Governance"
        STATUTORY = "statutory", "Required by law or the department"

    class Of(models.TextChoices):
        TRUST = "trust", "The trust, once"
        SCHOOLS = "schools", "Each school"
        UNITS = "units", "Each central service"
        PLANS = "plans", "Each plan of a kind"

    trust = models.ForeignKey(Trust, on_delete=models.CASCADE, related_name="duties")
    key = models.SlugField(max_length=60)
    title = models.CharField(max_length=140)
    says = models.CharField(max_length=400, blank=True)
    area = models.CharField(max_length=10, choices=Area.choices, default=Area.PLAN)
    months = models.JSONField(default=list, blank=True)
    lasts = models.PositiveSmallIntegerField(default=1)
    terms = models.JSONField(default=list, blank=True)
    edge = models.CharField(max_length=5, blank=True)
    weeks = models.SmallIntegerField(default=0)
    month = models.PositiveSmallIntegerField(null=True, blank=True)
    day = models.PositiveSmallIntegerField(null=True, blank=True)
    lead = models.PositiveSmallIntegerField(null=True, blank=True)
    of = models.CharField(max_length=7, choices=Of.choices, default=Of.TRUST)
    plan_kind = models.CharField(max_length=30, blank=True)
    role = models.CharField(max_length=30, blank=True)
    post = models.ForeignKey(Post, null=True, blank=True, on_delete=models.SET_NULL, related_name="duties")
    only = models.ManyToManyField(School, blank=True, related_name="+")
    with_whom = models.CharField(max_length=160, blank=True)
    after = models.SlugField(max_length=60, blank=True)
    opens_round = models.BooleanField(default=False)
    report = models.CharField(max_length=40, blank=True)
    deed = models.CharField(max_length=20, blank=True)
    is_confidential = models.BooleanField(default=False)
    source = models.CharField(max_length=40, blank=True)
    from_on = models.DateField()
    dropped_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["title", "id"]
        verbose_name_plural = "duties"
        constraints = [models.UniqueConstraint(fields=["trust", "key"], name="duty_one_key_a_trust")]

    def __str__(self) -> str:
        return self.title

    @property
    def beside(self) -> str:
        """With whom, where its title does not say so already."""
        return "" if self.with_whom.lower() in self.title.lower() else self.with_whom

    @property
    def rule(self) -> Rule:
        """The rule by which it comes round."""
        return Rule(
            key=self.key, months=tuple(self.months), lasts=self.lasts, terms=tuple(self.terms), edge=self.edge,
            weeks=self.weeks, month=self.month, day=self.day, lead=self.lead, after=self.after,
        )  # fmt: skip


class Occurrence(Referenced):
    """One time that a duty came round in one place: since when it was asked, until when, and that it was done.

    `name` is its lasting name among those of its duty: a month, a term or a year. `place` says where in short,
    so that there is one of each. While it is open its days follow the rule and the term dates; once it is done
    or set aside they stay as they were, and one that was moved alone keeps its own. `moved_from` is then its day by
    the rule as it was moved.
    """

    duty = models.ForeignKey(Duty, on_delete=models.CASCADE, related_name="occurrences")
    name = models.CharField(max_length=20)
    place = models.CharField(max_length=24, blank=True)
    school = models.ForeignKey(School, null=True, on_delete=models.CASCADE, related_name="+")
    unit = models.ForeignKey(Unit, null=True, on_delete=models.CASCADE, related_name="+")
    plan = models.ForeignKey(Plan, null=True, on_delete=models.CASCADE, related_name="+")
    opens_on = models.DateField()
    due_on = models.DateField()
    done_on = models.DateField(null=True)
    done_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    said = models.TextField(blank=True)
    set_aside_on = models.DateField(null=True)
    set_aside_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    reason = models.CharField(max_length=300, blank=True)
    moved_from = models.DateField(null=True)
    moved_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    moved_why = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["due_on", "id"]
        indexes = [models.Index(fields=["duty", "due_on"])]
        constraints = [models.UniqueConstraint(fields=["duty", "name", "place"], name="occurrence_once")]

    def __str__(self) -> str:
        return self.duty.title

    @property
    def is_open(self) -> bool:
        return self.done_on is None and self.set_aside_on is None

    @property
    def own_days(self) -> Due | None:
        """Its days where they are no longer the rule's: it was done, set aside, or moved alone."""
        if self.is_open and self.moved_from is None:
            return None
        return Due(self.due_on, self.opens_on, self.duty.key, self.name)
