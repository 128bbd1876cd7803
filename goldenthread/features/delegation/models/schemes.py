"""A trust's scheme of delegation, version by version, and where a school differs from it for a while."""

from django.db import models
from django.db.models import Q

from goldenthread.features.organisations.models import Body, Post, School, Trust, Unit
from goldenthread.foundation.tables import Referenced, Revisioned


class Scheme(Referenced, Revisioned):
    """One version of the scheme. A draft may be changed; one that was adopted never is.

    `verbs` holds the trust's own word for a part, {verb: word}, where it differs from ours. A draft that is sent to
    be agreed says from which day it is wanted, and whether what is wrong with it is accepted.
    """

    class State(models.TextChoices):
        DRAFT = "draft", "Draft"
        ADOPTED = "adopted", "Adopted"

    trust = models.ForeignKey(Trust, on_delete=models.CASCADE, related_name="schemes")
    edition = models.CharField(max_length=80)
    state = models.CharField(max_length=8, choices=State.choices, default=State.DRAFT)
    verbs = models.JSONField(default=dict)
    based_on = models.ForeignKey("self", null=True, on_delete=models.SET_NULL, related_name="+")
    approved_on = models.DateField(null=True)
    approved_by = models.CharField(max_length=120, blank=True)
    effective_on = models.DateField(null=True)
    wanted_on = models.DateField(null=True, blank=True)
    accepts_problems = models.BooleanField(default=False)
    is_public = models.BooleanField(default=False)
    note = models.TextField(blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        indexes = [models.Index(fields=["trust", "state", "effective_on"])]

    def __str__(self) -> str:
        return self.edition


class Section(models.Model):
    """A part of a scheme: the decisions of one field."""

    scheme = models.ForeignKey(Scheme, on_delete=models.CASCADE, related_name="sections")
    key = models.SlugField(max_length=60)
    letter = models.CharField(max_length=6, blank=True)
    title = models.CharField(max_length=120)
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["order"]
        constraints = [models.UniqueConstraint(fields=["scheme", "key"], name="section_one_key_a_scheme")]


class Party(Referenced):
    """A column of a scheme: a body or a role that may have a part in a decision.

    It is one body, one post, or whoever has a role; with level “local” it is the body or the post of the school
    concerned. One that is not operated acts through `stands_in`, another party's key, or not at all.
    """

    class Level(models.TextChoices):
        TRUST = "trust", "Members, board and committees"
        CENTRAL = "central", "Executive and central team"
        LOCAL = "local", "Each school"
        OUTSIDE = "outside", "Outside the trust"

    scheme = models.ForeignKey(Scheme, on_delete=models.CASCADE, related_name="parties")
    key = models.SlugField(max_length=60)
    name = models.CharField(max_length=120)
    short_name = models.CharField(max_length=30)
    level = models.CharField(max_length=8, choices=Level.choices, default=Level.TRUST)
    body = models.ForeignKey(Body, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    post = models.ForeignKey(Post, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    role = models.CharField(max_length=30, blank=True)
    is_operated = models.BooleanField(default=True)
    stands_in = models.SlugField(max_length=60, blank=True)
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["order"]
        constraints = [models.UniqueConstraint(fields=["scheme", "key"], name="party_one_key_a_scheme")]

    def __str__(self) -> str:
        return self.name


class Decision(Referenced):
    """A line of a scheme. Lines of one `topic` are the bands of one decision, by money or by days.

    `criteria` are lines: whoever asks says of each whether it is met. Where `anyone_asks`, whoever holds a post may
    ask for it for themselves, and what they ask is read by them and by those who decide it alone.
    """

    class Unit(models.TextChoices):
        NONE = "", "No amount"
        MONEY = "money", "Money"
        DAYS = "days", "Days"

    class Best(models.TextChoices):
        UNSAID = "", "Not stated"
        LOCAL = "local", "Local"
        BETWEEN = "between", "In between"
        CENTRAL = "central", "Central"

    section = models.ForeignKey(Section, on_delete=models.CASCADE, related_name="decisions")
    topic = models.SlugField(max_length=80)
    number = models.CharField(max_length=12, blank=True)
    title = models.CharField(max_length=300)
    unit = models.CharField(max_length=6, choices=Unit.choices, blank=True)
    above = models.DecimalField(max_digits=14, decimal_places=2, null=True, blank=True)
    up_to = models.DecimalField(max_digits=14, decimal_places=2, null=True, blank=True)
    jointly = models.BooleanField(default=False)
    condition = models.CharField(max_length=300, blank=True)
    best_level = models.CharField(max_length=8, choices=Best.choices, blank=True)
    because = models.CharField(max_length=300, blank=True)
    criteria = models.TextField(blank=True, max_length=2_000)
    anyone_asks = models.BooleanField(default=False)
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["order"]
        indexes = [models.Index(fields=["topic"])]

    @property
    def each_criterion(self) -> list[str]:
        return [line.strip() for line in self.criteria.splitlines() if line.strip()]


class Grant(models.Model):
    """The part that a party has in a decision."""

    decision = models.ForeignKey(Decision, on_delete=models.CASCADE, related_name="grants")
    party = models.ForeignKey(Party, on_delete=models.CASCADE, related_name="grants")
    verb = models.CharField(max_length=10)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["decision", "party", "verb"], name="grant_once")]


class Variance(Referenced, Revisioned):
    """Where a school, or every school in an improvement phase, differs from the scheme, and why, until when.

    `lines` holds [{above, up_to, jointly, parts: {party key: [verbs]}}] and stands in place of the scheme's own
    lines of the topic, whichever version is in force. One of a phase that `needs_grant` is only an offer: it
    holds at a school from the day on which it is granted there, and not by the phase alone. `tests` are what measures
    must show there first: [{about, says, op, bound, against}].
    """

    trust = models.ForeignKey(Trust, on_delete=models.CASCADE, related_name="variances")
    topic = models.SlugField(max_length=80)
    school = models.ForeignKey(School, null=True, blank=True, on_delete=models.CASCADE, related_name="variances")
    phase = models.CharField(max_length=60, blank=True)
    lines = models.JSONField(default=list)
    reason = models.CharField(max_length=400)
    condition = models.CharField(max_length=300, blank=True)
    tests = models.JSONField(default=list, blank=True)
    approved_by = models.CharField(max_length=120, blank=True)
    needs_grant = models.BooleanField(default=False)
    granted_from = models.ForeignKey("self", null=True, on_delete=models.SET_NULL, related_name="grants")
    from_on = models.DateField()
    until_on = models.DateField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["trust", "topic"])]
        constraints = [
            models.CheckConstraint(
                condition=(Q(school=None) & ~Q(phase="")) | (Q(school__isnull=False) & Q(phase="")),
                name="variance_of_a_school_or_a_phase",
            ),
            models.CheckConstraint(
                condition=Q(until_on=None) | Q(until_on__gte=models.F("from_on")),
                name="variance_ends_after_it_starts",
            ),
        ]


class Function(Referenced, Revisioned):
    """A function of the trust's business: the level at which it is best done, why, and each post's duty in it."""

    trust = models.ForeignKey(Trust, on_delete=models.CASCADE, related_name="functions")
    key = models.SlugField(max_length=60)
    title = models.CharField(max_length=120)
    unit = models.ForeignKey(Unit, null=True, blank=True, on_delete=models.SET_NULL, related_name="functions")
    level = models.CharField(max_length=8, choices=Decision.Best.choices, blank=True)
    because = models.CharField(max_length=300, blank=True)
    reviewed_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["title"]
        constraints = [models.UniqueConstraint(fields=["trust", "key"], name="function_one_key_a_trust")]


class Duty(models.Model):
    """What exactly a post does within a function."""

    function = models.ForeignKey(Function, on_delete=models.CASCADE, related_name="duties")
    post = models.ForeignKey(Post, on_delete=models.CASCADE, related_name="function_duties")
    text = models.CharField(max_length=400)
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["order", "pk"]


class Participation(Referenced, Revisioned):
    """How far a group of people takes part in a piece of work: stated first, then what came of it.

    The work is any subject (a part of a plan, a plan); `rung` and `met` are rungs of domain.participation.
    """

    trust = models.ForeignKey(Trust, on_delete=models.CASCADE, related_name="participations")
    subject_kind = models.CharField(max_length=40)
    subject_ref = models.CharField(max_length=12)
    who = models.CharField(max_length=120)
    rung = models.CharField(max_length=20)
    how = models.CharField(max_length=300, blank=True)
    stated_on = models.DateField()
    asked_on = models.DateField(null=True, blank=True)
    met = models.CharField(max_length=20, blank=True)
    outcome = models.CharField(max_length=400, blank=True)

    class Meta:
        ordering = ["stated_on", "pk"]
        indexes = [models.Index(fields=["trust", "subject_kind", "subject_ref"])]


class DelegationReview(Referenced):
    """A body's look at how much is delegated, section by section: at one school, or in the trust at large.

    `lines` holds [{section, title, found, says}] as they were found; the scheme itself is changed only by a version
    or a variance.
    """

    class Found(models.TextChoices):
        KEEP = "keep", "As it is"
        MORE = "more", "Hand more to the school"
        LESS = "less", "Take more to the centre"

    trust = models.ForeignKey(Trust, on_delete=models.CASCADE, related_name="delegation_reviews")
    school = models.ForeignKey(School, null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    body = models.ForeignKey(Body, null=True, on_delete=models.SET_NULL, related_name="+")
    body_name = models.CharField(max_length=120)
    held_on = models.DateField()
    next_on = models.DateField(null=True, blank=True)
    remark = models.TextField(blank=True, max_length=4_000)
    lines = models.JSONField(default=list)

    class Meta:
        ordering = ["-held_on", "-pk"]

    def __str__(self) -> str:
        return f"Delegation at {self.school.short_name if self.school else 'the trust at large'}, looked at"
