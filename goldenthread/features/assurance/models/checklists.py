"""A trust's own copies of checklists, and those on their way in from a file."""

from functools import cached_property

from django.db import models

from goldenthread.features.accounts.models import Person
from goldenthread.features.assurance.checklist_shapes import ChecklistShape
from goldenthread.features.organisations.models import Body, Post, Trust
from goldenthread.features.reviews.models import Duty
from goldenthread.foundation.tables import Referenced, Revisioned


class Checklist(Referenced, Revisioned):
    """A checklist as the trust has it, as a document. Each change is a new edition; a round keeps the one it was
    opened with.

    `taken_edition` is the edition of the library's that it was taken from; empty for one that the trust wrote. With a
    `duty` of the year's cycle a round opens by itself each time that it comes round; `looks` confirms what is handed
    in, `runs` opens and closes its rounds, beside those who set up every checklist, and `read_by` is the body that
    answers for what it shows.
    """

    trust = models.ForeignKey(Trust, on_delete=models.CASCADE, related_name="checklists")
    key = models.SlugField(max_length=60)
    name = models.CharField(max_length=120)
    document = models.JSONField()
    edition = models.PositiveSmallIntegerField(default=1)
    taken_edition = models.CharField(max_length=20, blank=True)
    adopted_on = models.DateField()
    retired_on = models.DateField(null=True)
    duty = models.ForeignKey(Duty, null=True, on_delete=models.SET_NULL, related_name="checklists")
    looks = models.ForeignKey(Post, null=True, on_delete=models.SET_NULL, related_name="+")
    runs = models.ForeignKey(Post, null=True, on_delete=models.SET_NULL, related_name="+")
    read_by = models.ForeignKey(Body, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering = ["name", "pk"]
        constraints = [models.UniqueConstraint(fields=["trust", "key"], name="checklist_one_key_a_trust")]

    def __str__(self) -> str:
        return self.name

    @cached_property
    def shape(self) -> ChecklistShape:
        return ChecklistShape.model_validate(self.document)


class WaitingChecklist(Referenced):
    """A checklist that was read from a file and waits to be looked at, brought in or left.

    `source` is what it was read from, and what each column was taken for, so that it can be read again.
    """

    class State(models.TextChoices):
        STAGED = "staged", "To be looked at"
        COMMITTED = "committed", "Brought in"
        DISCARDED = "discarded", "Left"

    trust = models.ForeignKey(Trust, on_delete=models.CASCADE, related_name="+")
    file_name = models.CharField(max_length=200)
    document = models.JSONField()
    flaws = models.JSONField(default=list)
    source = models.JSONField(default=dict, blank=True)
    state = models.CharField(max_length=10, choices=State.choices, default=State.STAGED)
    checklist = models.ForeignKey(Checklist, null=True, on_delete=models.SET_NULL, related_name="+")
    by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    read_on = models.DateField()

    class Meta:
        ordering = ["-pk"]

    @cached_property
    def shape(self) -> ChecklistShape:
        return ChecklistShape.model_validate(self.document)
