"""Where each school was found to stand, and what was decided about its phase."""

import datetime as dt

from django.db import models

from goldenthread.domain.deciding import ladders as rules
from goldenthread.features.accounts.models import Person
from goldenthread.features.improvement.ladder_shapes import LadderShape
from goldenthread.features.improvement.models.ladders import Ladder, LadderVersion
from goldenthread.features.organisations.models import Body, Post, School
from goldenthread.foundation.tables import Referenced


class Assessment(Referenced):
    """Where a school was found to stand on one day. Never changed: the next one stands beside it.

    `indications` freezes what each measure and each judged area said: {about, name, verdict, phase, says}. `version`
    is the ladder as it stood on the day.
    """

    school = models.ForeignKey(School, on_delete=models.CASCADE, related_name="assessments")
    ladder = models.ForeignKey(Ladder, on_delete=models.CASCADE, related_name="assessments")
    version = models.ForeignKey(LadderVersion, null=True, on_delete=models.SET_NULL, related_name="+")
    made_on = models.DateField()
    phase_then = models.SlugField(max_length=60, blank=True)
    proposed = models.SlugField(max_length=60, blank=True)
    says = models.CharField(max_length=600)
    indications = models.JSONField(default=list)
    remark = models.TextField(blank=True)
    post = models.ForeignKey(Post, null=True, on_delete=models.SET_NULL, related_name="+")
    by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering = ["-made_on", "-pk"]
        indexes = [models.Index(fields=["school", "-made_on"])]

    def __str__(self) -> str:
        return f"{self.school.short_name}, assessed"

    @property
    def shape(self) -> LadderShape:
        """Return what it was made by."""
        return self.version.shape if self.version else self.ladder.shape


class Judgement(models.Model):
    """What an assessor found on one line: a descriptor, or a quality of leadership, with what shows it.

    `found_on` is the day on which it was found, where an earlier assessment found it and this one left it as it was.
    """

    class Found(models.TextChoices):
        NO = "no", "Not so"
        PARTLY = "partly", "In part"
        YES = "yes", "So"

    assessment = models.ForeignKey(Assessment, on_delete=models.CASCADE, related_name="judgements")
    line = models.SlugField(max_length=60)
    says = models.CharField(max_length=300)
    found = models.CharField(max_length=6, choices=Found.choices)
    evidence = models.TextField(blank=True)
    found_on = models.DateField(null=True)

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["assessment", "line"], name="judged_once")]

    @property
    def day(self) -> dt.date:
        """Return the day on which it was found."""
        return self.found_on or self.assessment.made_on


class Move(Referenced):
    """A decision about a school's phase: from which to which, from what day, by whom and why.

    `ground` marks one that goes against what was assessed, or stands without it. The phase itself is kept with the
    school. `has_followed`: its working list was brought into the phase, which waits for the first day there.
    """

    class Ground(models.TextChoices):
        AS_PROPOSED = rules.AS_PROPOSED, "As the assessment proposed"
        AGAINST = rules.AGAINST, "Decided against what was proposed"
        UNINDICATED = rules.UNINDICATED, "Decided without an indication"
        UNASSESSED = rules.UNASSESSED, "Decided without an assessment"

    school = models.ForeignKey(School, on_delete=models.CASCADE, related_name="moves")
    ladder = models.ForeignKey(Ladder, on_delete=models.CASCADE, related_name="moves")
    was = models.SlugField(max_length=60, blank=True)
    now = models.SlugField(max_length=60)
    from_on = models.DateField()
    body = models.ForeignKey(Body, null=True, on_delete=models.SET_NULL, related_name="+")
    decided_by = models.CharField(max_length=120)
    decided_on = models.DateField()
    reason = models.TextField()
    assessment = models.ForeignKey(Assessment, null=True, on_delete=models.SET_NULL, related_name="moves")
    ground = models.CharField(max_length=12, choices=Ground.choices, default=Ground.UNASSESSED)
    next_review_on = models.DateField(null=True, blank=True)
    has_followed = models.BooleanField(default=True)
    by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering = ["from_on", "pk"]
        indexes = [models.Index(fields=["school", "from_on"])]

    @property
    def is_marked(self) -> bool:
        """Say whether it was decided against what an assessment proposed, or where that proposed nothing."""
        return self.ground in {self.Ground.AGAINST, self.Ground.UNINDICATED}

    @property
    def is_unassessed(self) -> bool:
        return self.ground == self.Ground.UNASSESSED

    @property
    def to_name(self) -> str:
        return self.ladder.shape.names.get(self.now, self.now)


class ProposedMove(Referenced):
    """A move that somebody asks a body to decide, as it was sent: into which phase, from when, and why.

    Without `from_on` it would hold from the day of the decision. `move` is what came of it, once it was agreed.
    """

    school = models.ForeignKey(School, on_delete=models.CASCADE, related_name="proposed_moves")
    ladder = models.ForeignKey(Ladder, on_delete=models.CASCADE, related_name="proposed_moves")
    to = models.SlugField(max_length=60)
    from_on = models.DateField(null=True, blank=True)
    reason = models.TextField()
    assessment = models.ForeignKey(Assessment, null=True, on_delete=models.SET_NULL, related_name="+")
    next_review_on = models.DateField(null=True, blank=True)
    move = models.OneToOneField(Move, null=True, on_delete=models.SET_NULL, related_name="proposal")
    made_on = models.DateField()
    post = models.ForeignKey(Post, null=True, on_delete=models.SET_NULL, related_name="+")
    by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering = ["-made_on", "-pk"]

    @property
    def ground(self) -> str:
        """Say what a yes to it would stand on."""
        return rules.ground(self.assessment.proposed if self.assessment else None, self.to)

    def __str__(self) -> str:
        phase = self.ladder.shape.phase(self.to)
        return f"{self.school.short_name} into {phase.name if phase else self.to}"
