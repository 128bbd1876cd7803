"""Ladders of a trust: as they stand, as they stood, and on their way in."""

from functools import cached_property

from django.db import models

from goldenthread.features.accounts.models import Person
from goldenthread.features.improvement.ladder_shapes import LadderShape
from goldenthread.features.organisations.models import Trust
from goldenthread.foundation.tables import Referenced, Revisioned


class Ladder(Referenced, Revisioned):
    """A trust's own copy of a ladder, as a document: a later release of the library never changes it.

    `document` is what it asks today; each state that it was in stands among its versions. Without `adopted_on` it is
    proposed: it is read and spoken of, and no school stands on it.
    """

    trust = models.ForeignKey(Trust, on_delete=models.CASCADE, related_name="ladders")
    key = models.SlugField(max_length=60)
    name = models.CharField(max_length=80)
    document = models.JSONField()
    adopted_on = models.DateField(null=True)
    retired_on = models.DateField(null=True)

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["trust", "key"], name="ladder_one_key_a_trust")]

    def __str__(self) -> str:
        return self.name

    @cached_property
    def shape(self) -> LadderShape:
        return LadderShape.model_validate(self.document)


class LadderVersion(Referenced):
    """A ladder as it stood from a day on, never changed: what an assessment was made by can be read again.

    `library` holds what the library asked of each phase when it was last taken from there, so that what it changes
    afterwards is told from what the trust changed itself.
    """

    class Origin(models.TextChoices):
        LIBRARY = "library", "Taken from the library"
        OWN = "own", "Changed by the trust"
        FILE = "file", "Brought in from a file"

    ladder = models.ForeignKey(Ladder, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveSmallIntegerField()
    document = models.JSONField()
    library = models.JSONField(default=dict)
    origin = models.CharField(max_length=8, choices=Origin.choices)
    reason = models.CharField(max_length=400, blank=True)
    made_on = models.DateField()
    by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["ladder", "number"], name="ladder_version_once")]

    def __str__(self) -> str:
        return f"Version {self.number}"

    @cached_property
    def shape(self) -> LadderShape:
        return LadderShape.model_validate(self.document)


class KeptOwn(models.Model):
    """What the library offered for a phase and the trust did not take, and why: it is not offered a second time."""

    ladder = models.ForeignKey(Ladder, on_delete=models.CASCADE, related_name="kept_own")
    phase = models.SlugField(max_length=60)
    part = models.CharField(max_length=10)
    offered = models.JSONField()
    reason = models.CharField(max_length=400)
    kept_on = models.DateField()
    by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering = ["pk"]
        verbose_name_plural = "kept own"


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
