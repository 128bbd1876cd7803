"""Loads: what came in from a file, when, and what became of it."""

from django.db import models

from goldenthread.features.accounts.models import Person
from goldenthread.features.delegation.models import Scheme
from goldenthread.features.organisations.models import School, Trust, Unit
from goldenthread.features.plans.models import Plan
from goldenthread.foundation.tables import Referenced, Revisioned


class Load(Referenced):
    """One file brought in. Its readings carry its reference as their `run`, so that it can be undone.

    `report` says in plain figures what was read, skipped (and why), added, revised and unchanged.
    """

    # What stands as the layout of answers to a survey, which has none of its own.
    SURVEY = "survey"

    class State(models.TextChoices):
        STAGED = "staged", "Waiting for a decision"
        COMMITTED = "committed", "Brought in"
        UNDONE = "undone", "Undone"
        REFUSED = "refused", "Refused"

    trust = models.ForeignKey(Trust, on_delete=models.CASCADE, related_name="loads")
    file_name = models.CharField(max_length=200)
    file_hash = models.CharField(max_length=64)
    layout = models.CharField(max_length=60, blank=True)
    state = models.CharField(max_length=10, choices=State.choices, default=State.STAGED)
    staged = models.JSONField(default=dict, blank=True)
    report = models.JSONField(default=dict, blank=True)
    by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)
    committed_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-created_at"]
        indexes = [models.Index(fields=["trust", "file_hash"])]


class NationalTable(models.Model):
    """What a file says of every school in it, so that ours can be held against those like them.

    It stays as long as its load does; one without a load is invented, for a demonstration. `packed` is read by
    intake.national and by nothing else.
    """

    trust = models.ForeignKey(Trust, on_delete=models.CASCADE, related_name="+")
    load = models.OneToOneField(Load, null=True, blank=True, on_delete=models.CASCADE, related_name="national")
    title = models.CharField(max_length=200)
    schools = models.PositiveIntegerField()
    packed = models.TextField()


class PlanImport(Referenced, Revisioned):
    """A plan that was read out of a document and waits to be looked through; nothing of it is in the trust yet.

    `text` is the document as it was read, and what every span counts in; `reading` is what was read out of it,
    `staged` the parts as they are mended, `answers` what was said to its questions, by their ids, and to each lead.
    `source` are the document's blocks, so that it can be read again; `made` names what was made beside the plan.
    """

    class State(models.TextChoices):
        STAGED = "staged", "To look through"
        COMMITTED = "committed", "Brought in"
        UNDONE = "undone", "Undone"
        REFUSED = "refused", "Discarded"

    trust = models.ForeignKey(Trust, on_delete=models.CASCADE, related_name="plan_imports")
    school = models.ForeignKey(School, null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    unit = models.ForeignKey(Unit, null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=30)
    title = models.CharField(max_length=160)
    file_name = models.CharField(max_length=200)
    file_hash = models.CharField(max_length=64)
    form = models.CharField(max_length=12)
    state = models.CharField(max_length=10, choices=State.choices, default=State.STAGED)
    text = models.TextField(blank=True)
    reading = models.JSONField(default=dict, blank=True)
    staged = models.JSONField(default=dict, blank=True)
    answers = models.JSONField(default=dict, blank=True)
    source = models.JSONField(default=dict, blank=True)
    made = models.JSONField(default=dict, blank=True)
    plan = models.ForeignKey(Plan, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)
    committed_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-created_at"]
        indexes = [models.Index(fields=["trust", "state"])]

    def __str__(self) -> str:
        return self.title


class SchemeImport(Referenced, Revisioned):
    """A scheme of delegation that was read out of a file and waits for what the file does not say.

    `reading` is what was read, as domain.scheme_reading keeps it; `answers` what was said to its questions, by key.
    """

    class State(models.TextChoices):
        STAGED = "staged", "To look through"
        COMMITTED = "committed", "Brought in"
        UNDONE = "undone", "Undone"
        REFUSED = "refused", "Discarded"

    trust = models.ForeignKey(Trust, on_delete=models.CASCADE, related_name="scheme_imports")
    file_name = models.CharField(max_length=200)
    state = models.CharField(max_length=10, choices=State.choices, default=State.STAGED)
    reading = models.JSONField(default=dict, blank=True)
    answers = models.JSONField(default=dict, blank=True)
    scheme = models.ForeignKey(Scheme, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-created_at"]

    def __str__(self) -> str:
        return self.file_name


class ToldHeadings(models.Model):
    """What a person said that the columns under these headings hold: known again in the next paper that has them.

    `kind` is the kind of paper, `shape` the headings as domain.reading.columns knows them again.
    """

    LONGEST = 900

    trust = models.ForeignKey(Trust, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=20)
    shape = models.CharField(max_length=LONGEST)
    means = models.JSONField(default=list)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["trust", "kind", "shape"], name="one_meaning_of_headings")]
