"""By what the options of a part are weighed, and how each was scored."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models

from goldenthread.features.accounts.models import Person
from goldenthread.features.plans.models.elements import Element
from goldenthread.features.plans.models.work import Option
from goldenthread.foundation.tables import Referenced


class Criterion(Referenced):
    """One thing that speaks for an option, and how much it counts beside the others."""

    element = models.ForeignKey(Element, on_delete=models.CASCADE, related_name="criteria")
    title = models.CharField(max_length=200)
    weight = models.PositiveSmallIntegerField(default=1, validators=[MinValueValidator(1), MaxValueValidator(5)])
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["order", "id"]

    def __str__(self) -> str:
        return self.title


class OptionScore(models.Model):
    """How well one option meets one criterion, from nought to five; a later score takes its place."""

    option = models.ForeignKey(Option, on_delete=models.CASCADE, related_name="scores")
    criterion = models.ForeignKey(Criterion, on_delete=models.CASCADE, related_name="scores")
    score = models.PositiveSmallIntegerField(validators=[MaxValueValidator(5)])
    by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["option", "criterion"], name="option_score_once")]
