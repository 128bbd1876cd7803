"""Ladders of a trust, where each school was judged to stand, how it moved, and the work of its phase."""

from functools import cached_property

from django.db import models

from goldenthread.domain import ladders as rules
from goldenthread.features.accounts.models import Person
from goldenthread.features.improvement.ladder_shapes import LadderShape
from goldenthread.features.organisations.models import Body, Post, School, Trust
from goldenthread.foundation.tables import Referenced, Revisioned


class Ladder(Referenced, Revisioned):
    """A trust's own copy of a ladder, as a document: a later release of the library never changes it."""

    trust = models.ForeignKey(Trust, on_delete=models.CASCADE, related_name="ladders")
    key = models.SlugField(max_length=60)
    name = models.CharField(max_length=80)
    document = models.JSONField()
    adopted_on = models.DateField()
    retired_on = models.DateField(null=True)

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["trust", "key"], name="ladder_one_key_a_trust")]

    def __str__(self) -> str:
        return self.name

    @cached_property
    def shape(self) -> LadderShape:
        return LadderShape.model_validate(self.document)


class LadderDraft(Referenced, Revisioned):
    """A ladder of the trust's own, read from a file, before somebody has said what its rows are about.

    `reading` is the grid that was read: phases, and rows with their heading, their cells and what each may be.
    """

    trust = models.ForeignKey(Trust, on_delete=models.CASCADE, related_name="ladder_drafts")
    file_name = models.CharField(max_length=160)
    reading = models.JSONField()
    read_on = models.DateField()
    by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return self.file_name


class Assessment(Referenced):
    """Where a school was found to stand on one day. Never changed: the next one stands beside it.

    `indications` freezes what each measure and each judged area said: {about, name, verdict, phase, says}.
    """

    school = models.ForeignKey(School, on_delete=models.CASCADE, related_name="assessments")
    ladder = models.ForeignKey(Ladder, on_delete=models.CASCADE, related_name="assessments")
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


class Judgement(models.Model):
    """What an assessor found on one line: a descriptor, or a quality of leadership, with what shows it."""

    class Found(models.TextChoices):
        NO = "no", "Not so"
        PARTLY = "partly", "In part"
        YES = "yes", "So"

    assessment = models.ForeignKey(Assessment, on_delete=models.CASCADE, related_name="judgements")
    line = models.SlugField(max_length=60)
    says = models.CharField(max_length=300)
    found = models.CharField(max_length=6, choices=Found.choices)
    evidence = models.TextField(blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["assessment", "line"], name="judged_once")]


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


class WorkItem(Referenced, Revisioned):
    """One item of the working list of a school: who has it, by when, and how it stands.

    The wording is the ladder's. `carried_from` names the phase that it was left unfinished in. `applies` is what a
    person said of an item that depends on a judgement. A standing or repeated item is confirmed, not ticked once.
    """

    class State(models.TextChoices):
        OPEN = "open", "Open"
        DONE = "done", "Done"
        TO_CONFIRM = "to confirm", "To confirm"
        WAITS = "waits", "Waits for a later phase"

    school = models.ForeignKey(School, on_delete=models.CASCADE, related_name="work_items")
    ladder = models.ForeignKey(Ladder, on_delete=models.CASCADE, related_name="work_items")
    item = models.SlugField(max_length=60)
    phase = models.SlugField(max_length=60)
    state = models.CharField(max_length=10, choices=State.choices, default=State.OPEN)
    carried_from = models.SlugField(max_length=60, blank=True)
    post = models.ForeignKey(Post, null=True, blank=True, on_delete=models.SET_NULL, related_name="work_items")
    due_on = models.DateField(null=True, blank=True)
    applies = models.BooleanField(null=True)
    confirmed_on = models.DateField(null=True, blank=True)
    opened_on = models.DateField()

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["school", "ladder", "item"], name="work_item_once")]


class WorkRecord(Referenced):
    """Something that was done or seen, which may serve several items at once.

    With `subject_kind` it is a record of another part that was taken in, such as a checklist that was handed in.
    """

    school = models.ForeignKey(School, on_delete=models.CASCADE, related_name="work_records")
    items = models.ManyToManyField(WorkItem, related_name="records")
    said = models.TextField()
    done_on = models.DateField()
    evidence = models.CharField(max_length=200, blank=True)
    subject_kind = models.CharField(max_length=40, blank=True)
    subject_ref = models.CharField(max_length=12, blank=True)
    post = models.ForeignKey(Post, null=True, on_delete=models.SET_NULL, related_name="+")
    by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering = ["-done_on", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["school", "subject_kind", "subject_ref", "done_on"], condition=~models.Q(subject_kind=""),
                name="work_taken_in_once",
            )
        ]  # fmt: skip


class Support(Referenced):
    """Help that the trust gave a school: how many days, of whom, at what cost, and what came of it."""

    class Kind(models.TextChoices):
        VISIT = "visit", "Support visit"
        QUALITY = "quality", "Quality assurance"
        DEPLOYED = "deployed", "Staff deployed"
        TRAINING = "training", "Training"

    school = models.ForeignKey(School, on_delete=models.CASCADE, related_name="support")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    function = models.CharField(max_length=80, blank=True)
    given_on = models.DateField()
    days = models.DecimalField(max_digits=6, decimal_places=1)
    people = models.PositiveSmallIntegerField(default=1)
    cost = models.DecimalField(max_digits=12, decimal_places=2, null=True, blank=True)
    said = models.TextField()
    effect = models.TextField(blank=True)
    post = models.ForeignKey(Post, null=True, on_delete=models.SET_NULL, related_name="+")
    by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering = ["-given_on", "-pk"]
        verbose_name_plural = "support"


class Placement(Referenced):
    """People whom the trust placed at a school, by kind and number and never by name.

    `is_against`: the phase of that day did not allow it, and `because` says why it was done all the same.
    """

    school = models.ForeignKey(School, on_delete=models.CASCADE, related_name="placements")
    ladder = models.ForeignKey(Ladder, on_delete=models.CASCADE, related_name="placements")
    kind = models.SlugField(max_length=60)
    how_many = models.PositiveSmallIntegerField(default=1)
    from_on = models.DateField()
    until_on = models.DateField(null=True, blank=True)
    said = models.CharField(max_length=300, blank=True)
    phase_then = models.SlugField(max_length=60, blank=True)
    is_against = models.BooleanField(default=False)
    because = models.CharField(max_length=400, blank=True)
    post = models.ForeignKey(Post, null=True, on_delete=models.SET_NULL, related_name="+")
    by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering = ["-from_on", "-pk"]

    @property
    def called(self) -> str:
        return next((one.name for one in self.ladder.shape.placings if one.key == self.kind), self.kind)


class FunctionMode(models.Model):
    """How the central team works in one function at a school from a day on, who holds it there, and why."""

    school = models.ForeignKey(School, on_delete=models.CASCADE, related_name="function_modes")
    function = models.CharField(max_length=80)
    mode = models.CharField(max_length=40)
    holder = models.ForeignKey(Post, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    from_on = models.DateField()
    because = models.CharField(max_length=400)
    by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering = ["-from_on", "-pk"]
        indexes = [models.Index(fields=["school", "-from_on"])]
