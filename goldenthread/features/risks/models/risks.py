"""A trust's grid, and the risks that stand on it."""

from functools import cached_property

from django.db import models
from django.db.models import Q

from goldenthread.domain.board.risk_scoring import Place
from goldenthread.features.organisations.models import Post, School, Trust, Unit
from goldenthread.features.risks.grid_shapes import GridShape
from goldenthread.foundation.tables import Referenced, Revisioned


class Frame(Revisioned):
    """A trust's own copy of a grid, as a document: a later release of the library never changes it."""

    trust = models.OneToOneField(Trust, on_delete=models.CASCADE, related_name="risk_frame")
    document = models.JSONField()

    @cached_property
    def shape(self) -> GridShape:
        return GridShape.model_validate(self.document)


class Risk(Referenced, Revisioned):
    """Something that may happen to the trust, a service or a school: why, what, and with which effect.

    Three scores stand side by side: as it would be if nothing were done, as it stands now, and where it is meant to
    be. `number` counts the risks of the trust, and is never used twice.
    """

    class Response(models.TextChoices):
        TREAT = "treat", "Treat it"
        TOLERATE = "tolerate", "Live with it"
        TRANSFER = "transfer", "Pass it to another"
        TERMINATE = "terminate", "Stop what brings it"

    trust = models.ForeignKey(Trust, on_delete=models.CASCADE, related_name="risks")
    school = models.ForeignKey(School, null=True, blank=True, on_delete=models.CASCADE, related_name="risks")
    unit = models.ForeignKey(Unit, null=True, blank=True, on_delete=models.CASCADE, related_name="risks")
    number = models.PositiveIntegerField()
    title = models.CharField(max_length=200)
    cause = models.TextField(blank=True)
    event = models.TextField(blank=True)
    effect = models.TextField(blank=True)
    kind = models.SlugField(max_length=30)
    owner = models.ForeignKey(Post, null=True, blank=True, on_delete=models.SET_NULL, related_name="risks")
    response = models.CharField(max_length=10, choices=Response.choices, default=Response.TREAT)
    proximity = models.CharField(max_length=120, blank=True)
    inherent_likelihood = models.PositiveSmallIntegerField(null=True, blank=True)
    inherent_impact = models.PositiveSmallIntegerField(null=True, blank=True)
    likelihood = models.PositiveSmallIntegerField(null=True, blank=True)
    impact = models.PositiveSmallIntegerField(null=True, blank=True)
    target_likelihood = models.PositiveSmallIntegerField(null=True, blank=True)
    target_impact = models.PositiveSmallIntegerField(null=True, blank=True)
    is_confidential = models.BooleanField(default=False)
    opened_on = models.DateField()
    reviewed_on = models.DateField(null=True, blank=True)
    next_review_on = models.DateField(null=True, blank=True)
    closed_on = models.DateField(null=True, blank=True)
    closed_because = models.TextField(blank=True)
    batch = models.CharField(max_length=12, blank=True)

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["trust", "number"], name="risk_one_number_a_trust"),
            models.CheckConstraint(condition=Q(school=None) | Q(unit=None), name="risk_in_one_place"),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def code(self) -> str:
        return f"R{self.number}"

    @property
    def where(self) -> str:
        """Return whose it is: the school's, the service's or the trust's."""
        return self.school.name if self.school else self.unit.name if self.unit else self.trust.name

    @property
    def place(self) -> Place | None:
        """Return where it stands now."""
        return _place(self.likelihood, self.impact)

    @property
    def inherent(self) -> Place | None:
        return _place(self.inherent_likelihood, self.inherent_impact)

    @property
    def target(self) -> Place | None:
        return _place(self.target_likelihood, self.target_impact)


def _place(likelihood: int | None, impact: int | None) -> Place | None:
    return Place(likelihood, impact) if likelihood and impact else None
