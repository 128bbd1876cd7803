"""Measures, what is aimed at, what was read, and how it stands."""

from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.text import Truncator

from goldenthread.features.accounts.models import Person
from goldenthread.features.organisations.models import Post, School, Trust
from goldenthread.foundation.identifiers import new_long_reference
from goldenthread.foundation.tables import Referenced, Revisioned

FIGURE: dict[str, Any] = {"max_digits": 18, "decimal_places": 6}


class Measure(Referenced, Revisioned):
    """Something that a trust watches, defined once for all its schools.

    `phases` names those whose schools it applies to, all when empty; `of_trust_only` says that it is kept of
    the trust itself and of no school, `only_school` of which school alone. Where schools are counted, `counts_office`
    counts the trust's own office as one place more, and a figure of the trust itself is that office's. `groups` are
    the groups of pupils by which it is kept as well, which rounds may ask for. `among` is the same on all measures
    that count the same people, or some of them, so that one could tell what another hides. `counted_from` says what
    stands in the software of which the trust's figure is counted. `used_for` says who uses
    its figures and for what: what nobody uses need not be asked for. `rules` are what changed in how
    the field keeps it: {from, until, says}, by academic year.
    """

    class Kind(models.TextChoices):
        NUMBER = "number", "Number"
        PERCENTAGE = "percentage", "Percentage"
        MONEY = "money", "Money"
        GRADE = "grade", "Grade"
        RANK = "rank", "Rank"
        YES_NO = "yes/no", "Yes or no"
        MILESTONE = "milestone", "Milestone"
        NARRATIVE = "narrative", "Narrative with evidence"
        DIRECTION = "direction", "Direction only"
        OPINION = "opinion", "Opinion"
        COUNT = "count", "Count of schools"
        COMPOSITE = "composite", "Several together"

    class GoodIs(models.TextChoices):
        HIGHER = "higher", "Higher is better"
        LOWER = "lower", "Lower is better"
        BAND = "band", "Within a band"

    class Frequency(models.TextChoices):
        YEAR = "year", "Every year"
        TERM = "term", "Every term"
        HALF_TERM = "half term", "Every half term"
        MONTH = "month", "Every month"

    class RollUp(models.TextChoices):
        POOLED = "pooled", "Pool the numbers behind it"
        SUM = "sum", "Add the schools up"
        COUNT = "count", "Count the schools that meet it"
        NONE = "none", "No trust figure from schools"

    trust = models.ForeignKey(Trust, on_delete=models.CASCADE, related_name="measures")
    key = models.SlugField(max_length=80)
    name = models.CharField(max_length=160)
    heading = models.CharField(max_length=80, blank=True)
    order = models.PositiveSmallIntegerField(default=0)
    kind = models.CharField(max_length=12, choices=Kind.choices)
    unit = models.CharField(max_length=20, blank=True)
    decimals = models.PositiveSmallIntegerField(default=1)
    good_is = models.CharField(max_length=8, choices=GoodIs.choices, default=GoodIs.HIGHER)
    band_from = models.DecimalField(null=True, blank=True, **FIGURE)
    band_to = models.DecimalField(null=True, blank=True, **FIGURE)
    grades = models.JSONField(default=list, blank=True)
    frequency = models.CharField(max_length=10, choices=Frequency.choices, default=Frequency.TERM)
    means = models.TextField(blank=True)
    formula = models.CharField(max_length=200, blank=True)
    rules = models.JSONField(default=list, blank=True)
    comparator = models.CharField(max_length=160, blank=True)
    published = models.CharField(max_length=120, blank=True)
    used_for = models.CharField(max_length=300, blank=True)
    source = models.CharField(max_length=200, blank=True)
    second_source = models.CharField(max_length=200, blank=True)
    roll_up = models.CharField(max_length=8, choices=RollUp.choices, default=RollUp.NONE)
    base = models.CharField(max_length=60, blank=True)
    phases = models.JSONField(default=list, blank=True)
    groups = models.JSONField(default=list, blank=True)
    of_trust_only = models.BooleanField(default=False)
    only_school = models.ForeignKey(School, null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    counts_office = models.BooleanField(default=False)
    runs_on = models.BooleanField(default=False)
    among = models.CharField(max_length=60, blank=True)
    counted_from = models.CharField(max_length=60, blank=True)
    owner = models.ForeignKey(Post, null=True, blank=True, on_delete=models.SET_NULL, related_name="measures")
    stale_after_days = models.PositiveSmallIntegerField(default=400)
    retired_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["order", "name"]
        constraints = [models.UniqueConstraint(fields=["trust", "key"], name="measure_one_key_a_trust")]

    def __str__(self) -> str:
        return self.name

    @property
    def is_combined(self) -> bool:
        """Say whether it stands by other measures, and no figure of its own is ever recorded."""
        return self.kind == self.Kind.COMPOSITE

    @property
    def counts_places(self) -> bool:
        """Say whether the trust's figure is how many places meet it, so that none is ever recorded of the trust."""
        return self.roll_up == self.RollUp.COUNT

    @property
    def is_plain_count(self) -> bool:
        """Say whether a figure is itself how many there are: a count, and a number that schools add up to."""
        if self.kind != self.Kind.NUMBER:
            return self.kind == self.Kind.COUNT
        is_whole = self.roll_up == self.RollUp.NONE and not (self.base or self.decimals)
        return self.roll_up == self.RollUp.SUM or is_whole

    @property
    def is_by_group(self) -> bool:
        """Say whether it can be kept of groups of a school's pupils beside all of them."""
        return not self.of_trust_only and self.kind not in {
            self.Kind.COMPOSITE,
            self.Kind.MILESTONE,
            self.Kind.YES_NO,
        }

    @property
    def is_share(self) -> bool:
        """Say whether a figure stands on two numbers: what is pooled, and a place among so many."""
        return self.roll_up == self.RollUp.POOLED or (self.kind == self.Kind.RANK and "%" in self.unit)

    @property
    def is_mean(self) -> bool:
        """Say whether a figure is an average, such as a score or a cost, that weighs by how many it is of."""
        is_amount = self.kind in {self.Kind.NUMBER, self.Kind.MONEY}
        return is_amount and self.roll_up == self.RollUp.POOLED and "%" not in self.unit and "per " not in self.unit


class Target(Referenced, Revisioned):
    """One atomic claim, with the raw words inside.

    `school` is empty for a target of the whole trust; a school's own target beats the trust's there. `value` is
    empty while the target is not set. `reference` names what `value` is a margin over (England, authority, last
    year, baseline) and is empty for a plain figure. A tier of 3 is signed off by a person with evidence, one of
    4 cannot be checked as written. With `adds_up_from`, an academic year, it is about what the figures come to
    together from that year on. Nobody is held to one that is proposed: it stands in a plan that is not in force, or
    is asked about since `proposed_on`. `why` says what makes it ambitious and within reach, `asked`
    who was asked, and the baseline is the figure that stood when a person set it.
    """

    trust = models.ForeignKey(Trust, on_delete=models.CASCADE, related_name="targets")
    measure = models.ForeignKey(Measure, null=True, blank=True, on_delete=models.CASCADE, related_name="targets")
    school = models.ForeignKey(School, null=True, blank=True, on_delete=models.CASCADE, related_name="targets")
    text = models.TextField()
    grammar = models.CharField(max_length=400, blank=True)
    target_class = models.CharField(max_length=1, blank=True)
    tier = models.PositiveSmallIntegerField(default=1)
    op = models.CharField(max_length=10, blank=True)
    value = models.DecimalField(null=True, blank=True, **FIGURE)
    value_to = models.DecimalField(null=True, blank=True, **FIGURE)
    value_word = models.CharField(max_length=60, blank=True)
    reference = models.CharField(max_length=60, blank=True)
    tolerance = models.DecimalField(null=True, blank=True, **FIGURE)
    due_words = models.CharField(max_length=120, blank=True)
    due_from = models.DateField(null=True, blank=True)
    due_until = models.DateField(null=True, blank=True)
    due_precision = models.CharField(max_length=12, blank=True)
    due_question = models.CharField(max_length=300, blank=True)
    settled_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    steps = models.JSONField(default=dict, blank=True)
    adds_up_from = models.CharField(max_length=7, blank=True)
    why = models.TextField(blank=True)
    asked = models.CharField(max_length=300, blank=True)
    set_on = models.DateField(null=True, blank=True)
    baseline = models.DecimalField(null=True, blank=True, **FIGURE)
    baseline_period = models.CharField(max_length=24, blank=True)
    is_proposed = models.BooleanField(default=False)
    proposed_on = models.DateField(null=True, blank=True)
    proposed_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    proposed_post = models.ForeignKey(Post, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    retired_on = models.DateField(null=True, blank=True)
    signed_off_at = models.DateTimeField(null=True, blank=True)
    signed_off_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    sign_off_reason = models.TextField(blank=True)

    class Meta:
        ordering = ["id"]
        indexes = [models.Index(fields=["trust", "measure", "school"])]

    def __str__(self) -> str:
        return Truncator(" ".join(self.text.split())).chars(80)


class Reading(Referenced):
    """One figure, or the reason why there is none. Never changed: a correction supersedes it.

    `school` is empty for a figure of the trust itself. `period` is a key of domain.calendar.Period;
    `period_ends_on` is kept beside it so that the latest can be asked for. `value` is on the
    measure's own scale (a percentage as 27.5). `run` names the load that brought it, if one did.
    """

    class State(models.TextChoices):
        PROVISIONAL = "provisional", "Provisional"
        REVISED = "revised", "Revised"
        FINAL = "final", "Final"

    ref = models.CharField(max_length=12, unique=True, default=new_long_reference, editable=False)
    trust = models.ForeignKey(Trust, on_delete=models.CASCADE, related_name="readings")
    measure = models.ForeignKey(Measure, on_delete=models.CASCADE, related_name="readings")
    school = models.ForeignKey(School, null=True, blank=True, on_delete=models.CASCADE, related_name="readings")
    period = models.CharField(max_length=24)
    period_ends_on = models.DateField()
    group = models.CharField(max_length=40, blank=True)
    value = models.DecimalField(null=True, blank=True, **FIGURE)
    value_word = models.CharField(max_length=200, blank=True)
    numerator = models.DecimalField(null=True, blank=True, **FIGURE)
    denominator = models.DecimalField(null=True, blank=True, **FIGURE)
    marker = models.CharField(max_length=12, blank=True)
    state = models.CharField(max_length=12, choices=State.choices, default=State.FINAL)
    source = models.CharField(max_length=200, blank=True)
    run = models.CharField(max_length=12, blank=True)
    comment = models.TextField(blank=True)
    recorded_on = models.DateField()
    recorded_at = models.DateTimeField(auto_now_add=True)
    recorded_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    superseded_at = models.DateTimeField(null=True, blank=True)
    superseded_by = models.ForeignKey("self", null=True, blank=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        indexes = [
            models.Index(fields=["trust", "measure", "school", "group", "period_ends_on"]),
            models.Index(fields=["trust", "run"]),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["measure", "school", "period", "group"],
                condition=Q(superseded_at=None),
                nulls_distinct=False,
                name="reading_one_current",
            )
        ]


class SecondLook(Referenced):
    """A figure held against a second, different method: what was done, what was found, and whether they agree.

    The newest of a reading's looks counts. Until one agrees, a figure whose measure names a second source is
    unverified wherever it is shown.
    """

    reading = models.ForeignKey(Reading, on_delete=models.CASCADE, related_name="looks")
    how = models.CharField(max_length=200)
    found = models.DecimalField(null=True, blank=True, **FIGURE)
    agrees = models.BooleanField()
    remark = models.TextField(blank=True)
    looked_on = models.DateField()
    by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-pk"]


class Comparator(models.Model):
    """What the same measure stood at elsewhere: England, an authority, a phase of schools there.

    `earlier` holds what stood in this place before, oldest first, so that undoing a load gives it back.
    """

    trust = models.ForeignKey(Trust, on_delete=models.CASCADE, related_name="+")
    measure = models.ForeignKey(Measure, on_delete=models.CASCADE, related_name="comparators")
    area = models.CharField(max_length=20)
    name = models.CharField(max_length=80)
    code = models.CharField(max_length=12, blank=True)
    phase = models.CharField(max_length=20, blank=True)
    period = models.CharField(max_length=24)
    period_ends_on = models.DateField()
    group = models.CharField(max_length=40, blank=True)
    value = models.DecimalField(null=True, blank=True, **FIGURE)
    marker = models.CharField(max_length=12, blank=True)
    state = models.CharField(max_length=12, blank=True)
    source = models.CharField(max_length=200, blank=True)
    run = models.CharField(max_length=12, blank=True)
    earlier = models.JSONField(default=list)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["measure", "area", "name", "phase", "period", "group"], name="comparator_once"
            )
        ]


class Standing(models.Model):
    """How a measure stands in one place, worked out when an input changed and read straight from here.

    One row a measure and school, and one (school empty) for the trust. The status is one of the eight
    words of domain.standing; `why` is the sentence that gives the numbers. `previous` is the figure
    before, for what changed. `is_hidden` says that no reader may see the figure, nor what would give it
    away; until it is worked out, nothing is shown. `is_unverified` says that its measure asks for a second,
    different source and that none has confirmed it. `line` holds the last figures in the order of their
    periods, for a line the size of a word, with gaps where none may be shown. `outlook` is what a projection of
    these says of the target, in a word of domain.forecast, and is never part of the status. `by_rule` is the
    rule's own word where a person said otherwise, and empty where none did. `confidence` is how sure whoever answers
    for it is, `confidence_says` in whose words and when; neither is part of the status.
    """

    trust = models.ForeignKey(Trust, on_delete=models.CASCADE, related_name="standings")
    measure = models.ForeignKey(Measure, on_delete=models.CASCADE, related_name="standings")
    school = models.ForeignKey(School, null=True, blank=True, on_delete=models.CASCADE, related_name="standings")
    status = models.CharField(max_length=12)
    by_rule = models.CharField(max_length=12, blank=True)
    why = models.CharField(max_length=700)
    period = models.CharField(max_length=24, blank=True)
    period_ends_on = models.DateField(null=True)
    value = models.DecimalField(null=True, **FIGURE)
    value_word = models.CharField(max_length=200, blank=True)
    numerator = models.DecimalField(null=True, **FIGURE)
    denominator = models.DecimalField(null=True, **FIGURE)
    marker = models.CharField(max_length=12, blank=True)
    target = models.ForeignKey(Target, null=True, on_delete=models.SET_NULL, related_name="+")
    previous_value = models.DecimalField(null=True, **FIGURE)
    previous_period = models.CharField(max_length=24, blank=True)
    previous_status = models.CharField(max_length=12, blank=True)
    recorded_on = models.DateField(null=True)
    stale_on = models.DateField(null=True)
    is_hidden = models.BooleanField(default=True)
    is_unverified = models.BooleanField(default=False)
    line = models.JSONField(default=list)
    outlook = models.CharField(max_length=24, blank=True)
    outlook_says = models.CharField(max_length=700, blank=True)
    confidence = models.CharField(max_length=16, blank=True)
    confidence_says = models.CharField(max_length=600, blank=True)
    changed_at = models.DateTimeField()

    class Meta:
        indexes = [
            models.Index(fields=["trust", "school"]),
            # What a home page counts, without reading a row.
            models.Index(
                fields=["trust", "measure", "status", "is_hidden", "period_ends_on", "school"],
                name="standing_counted",
            ),
            models.Index(fields=["trust", "status"]),
            models.Index(fields=["trust", "changed_at"]),
            models.Index(fields=["trust", "recorded_on"]),
        ]
        constraints = [
            models.UniqueConstraint(fields=["measure", "school"], nulls_distinct=False, name="standing_once")
        ]


class WorkedOut(models.Model):
    """On which day all of a trust's standings were last worked out, and by which version of the rules.

    What was recorded since is worked out already; only another day or version makes it all to do again.
    """

    trust = models.OneToOneField(Trust, on_delete=models.CASCADE, related_name="+")
    on = models.DateField()
    version = models.CharField(max_length=40)
