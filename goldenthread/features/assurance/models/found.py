"""Reviews by others, what was found by whatever way, what was recommended, and every step to its closing."""

from django.db import models

from goldenthread.domain.board import following_up as rules
from goldenthread.features.accounts.models import Person
from goldenthread.features.assurance.models.rounds import Check
from goldenthread.features.organisations.models import Post, School, Trust, Unit
from goldenthread.features.plans.models import Statement
from goldenthread.foundation.tables import Referenced, Revisioned


class Review(Referenced, Revisioned):
    """Somebody's look at a school, a service or the trust: who looked, at what, what they judged.

    A moderator may judge otherwise; what the reviewer judged stays beside it. `repeats` is the review that this one
    looks at again. An inspection says under which rules it was held, and has a grade for each area and none overall
    where those rules give none. `evidence` says by area what a school's own judgement rests on. `principles`
    are the values and principles of the trust's plan by which it looks.
    """

    class Kind(models.TextChoices):
        EXTERNAL = "external", "External review"
        INTERNAL = "internal", "Internal review"
        PEER = "peer", "Peer review"
        DEEP_DIVE = "deep dive", "Deep dive"
        MODERATION = "moderation", "Moderation"
        AUDIT = "audit", "Audit"
        SELF_EVALUATION = "self-evaluation", "Self-evaluation"
        INSPECTION = "inspection", "Inspection"

    class Stage(models.TextChoices):
        PLANNED = "planned", "Planned"
        COMMISSIONED = "commissioned", "Commissioned"
        UNDER_WAY = "under way", "Under way"
        REPORTED = "reported", "Reported"

    class Regime(models.TextChoices):
        OVERALL = "overall", "With one grade overall (to August 2024)"
        JUDGEMENTS = "judgements", "Graded by judgement, none overall (September 2024 to November 2025)"
        REPORT_CARD = "report card", "Report card with areas (from November 2025)"

    trust = models.ForeignKey(Trust, on_delete=models.CASCADE, related_name="quality_reviews")
    school = models.ForeignKey(
        School, null=True, blank=True, on_delete=models.CASCADE, related_name="quality_reviews"
    )
    unit = models.ForeignKey(Unit, null=True, blank=True, on_delete=models.CASCADE, related_name="quality_reviews")
    kind = models.CharField(max_length=16, choices=Kind.choices)
    title = models.CharField(max_length=160)
    scope = models.TextField(blank=True)
    theme = models.CharField(max_length=80, blank=True)
    reviewer = models.CharField(max_length=160, blank=True)
    stage = models.CharField(max_length=14, choices=Stage.choices, default=Stage.PLANNED)
    held_on = models.DateField(null=True, blank=True)
    reported_on = models.DateField(null=True, blank=True)
    next_from_on = models.DateField(null=True, blank=True)
    next_due_on = models.DateField(null=True, blank=True)
    cost = models.DecimalField(max_digits=12, decimal_places=2, null=True, blank=True)
    judgement = models.CharField(max_length=160, blank=True)
    summary = models.TextField(blank=True)
    regime = models.CharField(max_length=12, choices=Regime.choices, blank=True)
    grades = models.JSONField(default=dict, blank=True)
    evidence = models.JSONField(default=dict, blank=True)
    safeguarding = models.CharField(max_length=10, blank=True)
    repeats = models.ForeignKey("self", null=True, blank=True, on_delete=models.SET_NULL, related_name="repeated_by")
    principles = models.ManyToManyField(Statement, blank=True, related_name="reviews")
    moderated_on = models.DateField(null=True)
    moderated_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    moderated_post = models.ForeignKey(Post, null=True, on_delete=models.SET_NULL, related_name="+")
    moderated_judgement = models.CharField(max_length=160, blank=True)
    moderated_says = models.TextField(blank=True)
    post = models.ForeignKey(Post, null=True, on_delete=models.SET_NULL, related_name="+")
    by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering = ["-held_on", "-pk"]
        indexes = [models.Index(fields=["trust", "kind"])]

    def __str__(self) -> str:
        return self.title

    @property
    def place(self) -> str:
        if self.school is not None:
            return self.school.short_name
        return self.unit.name if self.unit is not None else "The trust"


class SecondJudgement(models.Model):
    """What a moderator judged of one area of a self-evaluation; what the school judged stays beside it."""

    review = models.ForeignKey(Review, on_delete=models.CASCADE, related_name="second_judgements")
    area = models.CharField(max_length=80)
    judgement = models.CharField(max_length=60)
    says = models.TextField(blank=True)
    on = models.DateField()
    by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    post = models.ForeignKey(Post, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["review", "area"], name="area_moderated_once")]

    def __str__(self) -> str:
        return f"{self.area}: {self.judgement}"


class Finding(Referenced):
    """One thing that was found, good or bad, in whatever way: by a check, by a review, or by somebody who saw it.

    A significant one is acted on at once, and the board's governance professional is told; `heard_on` is when the
    board had it. `before` is the finding of an earlier review that this one looks at again. One in confidence is read
    by few, and is told of nowhere else: see `queries.visible`.
    """

    class Severity(models.TextChoices):
        STRENGTH = "strength", "A strength"
        NOTE = "note", "To be noted"
        MINOR = "minor", "Minor"
        MAJOR = "major", "Major"
        SIGNIFICANT = "significant", "Significant: the board hears of it"

    trust = models.ForeignKey(Trust, on_delete=models.CASCADE, related_name="findings")
    school = models.ForeignKey(School, null=True, blank=True, on_delete=models.CASCADE, related_name="findings")
    unit = models.ForeignKey(Unit, null=True, blank=True, on_delete=models.CASCADE, related_name="findings")
    review = models.ForeignKey(Review, null=True, blank=True, on_delete=models.CASCADE, related_name="findings")
    check_sheet = models.ForeignKey(Check, null=True, blank=True, on_delete=models.CASCADE, related_name="findings")
    question = models.SlugField(max_length=60, blank=True)
    area = models.CharField(max_length=80, blank=True)
    says = models.TextField()
    quotation = models.TextField(blank=True)
    severity = models.CharField(max_length=12, choices=Severity.choices, default=Severity.MINOR)
    pillar = models.CharField(max_length=40, blank=True)
    found_on = models.DateField()
    before = models.ForeignKey("self", null=True, blank=True, on_delete=models.SET_NULL, related_name="after")
    is_confidential = models.BooleanField(default=False)
    heard_on = models.DateField(null=True)
    heard_by = models.CharField(max_length=120, blank=True)
    post = models.ForeignKey(Post, null=True, on_delete=models.SET_NULL, related_name="+")
    by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering = ["-found_on", "-pk"]
        indexes = [models.Index(fields=["trust", "-found_on"])]

    def __str__(self) -> str:
        return self.says if len(self.says) <= 120 else f"{self.says[:117].rstrip()}…"

    @property
    def place(self) -> str:
        if self.school is not None:
            return self.school.short_name
        return self.unit.name if self.unit is not None else "The trust"

    @property
    def told_as(self) -> str:
        """What it is called where others may read along: in tasks, letters, calendars and the trail."""
        return "A finding in confidence" if self.is_confidential else str(self)


class Recommendation(Referenced, Revisioned):
    """What should happen because of a finding: whose it is, by when, and that somebody else saw that it was done."""

    finding = models.ForeignKey(Finding, on_delete=models.CASCADE, related_name="recommendations")
    says = models.TextField()
    post = models.ForeignKey(Post, null=True, on_delete=models.SET_NULL, related_name="recommendations")
    due_on = models.DateField(null=True)
    declined_on = models.DateField(null=True)
    done_on = models.DateField(null=True)
    done_says = models.TextField(blank=True)
    done_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    done_post = models.ForeignKey(Post, null=True, on_delete=models.SET_NULL, related_name="+")
    confirmed_on = models.DateField(null=True)
    confirmed_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    confirmed_post = models.ForeignKey(Post, null=True, on_delete=models.SET_NULL, related_name="+")
    made_on = models.DateField()

    class Meta:
        ordering = ["due_on", "pk"]

    def __str__(self) -> str:
        return self.says if len(self.says) <= 120 else f"{self.says[:117].rstrip()}…"

    @property
    def told_as(self) -> str:
        """What it is called where others may read along."""
        return "Act on a finding in confidence" if self.finding.is_confidential else str(self)

    def open_words(self, words: str) -> str:
        """Return what was said of it as far as others may read it along."""
        return "" if self.finding.is_confidential else words

    @property
    def facts(self) -> rules.Facts:
        return rules.Facts(self.due_on, self.done_on, self.confirmed_on, is_declined=self.declined_on is not None)


class Step(models.Model):
    """One step of a recommendation: asked, put off, done, confirmed, sent back, opened again. Never changed."""

    recommendation = models.ForeignKey(Recommendation, on_delete=models.CASCADE, related_name="steps")
    did = models.CharField(max_length=40)
    says = models.TextField(blank=True)
    on = models.DateField()
    by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    post = models.ForeignKey(Post, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering = ["pk"]
