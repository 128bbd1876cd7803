"""The work of a phase: what is to be done, what was done, and the help that was given."""

from django.db import models

from goldenthread.features.accounts.models import Person
from goldenthread.features.improvement.models.ladders import Ladder
from goldenthread.features.organisations.models import Post, School
from goldenthread.foundation.tables import Referenced, Revisioned


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
    `refused` are items of which a person said that it does not show them: it is never taken in for these again.
    """

    school = models.ForeignKey(School, on_delete=models.CASCADE, related_name="work_records")
    items = models.ManyToManyField(WorkItem, related_name="records")
    refused = models.ManyToManyField(WorkItem, related_name="refused_records")
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
        CONSULT = "consult", "Consult"

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
