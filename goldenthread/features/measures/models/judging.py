"""What people say beside the rules: a standing put otherwise, how sure they are, a definition that breaks."""

from django.db import models
from django.db.models import Q

from goldenthread.features.accounts.models import Person
from goldenthread.features.measures.models.measures import Measure
from goldenthread.features.organisations.models import School
from goldenthread.foundation.tables import Referenced


class Override(Referenced):
    """How somebody, by name and with a reason, says that a measure stands in a place (no school: the trust).

    It holds for the figure that it was said of, and never longer; what the rule says is shown beside it.
    """

    measure = models.ForeignKey(Measure, on_delete=models.CASCADE, related_name="overrides")
    school = models.ForeignKey(School, null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    period = models.CharField(max_length=24)
    status = models.CharField(max_length=12)
    reason = models.CharField(max_length=240)
    said_on = models.DateField()
    by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    ended_on = models.DateField(null=True, blank=True)
    ended_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["measure", "school"], condition=Q(ended_on=None), nulls_distinct=False,
                name="override_one_in_force",
            )
        ]  # fmt: skip


class Sureness(Referenced):
    """How sure somebody said they were that a measure's target will be reached in a place (no school: the trust).

    The newest word counts; those before stay. `period` is that of the newest figure then.
    """

    measure = models.ForeignKey(Measure, on_delete=models.CASCADE, related_name="sureness")
    school = models.ForeignKey(School, null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    level = models.CharField(max_length=16)
    words = models.CharField(max_length=400)
    period = models.CharField(max_length=24, blank=True)
    said_on = models.DateField()
    by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering = ["-pk"]
        indexes = [models.Index(fields=["measure", "school"], name="sureness_of_a_place")]


class Break(Referenced):
    """From a period on a measure is defined otherwise: its figures are not compared with those before."""

    measure = models.ForeignKey(Measure, on_delete=models.CASCADE, related_name="breaks")
    period = models.CharField(max_length=24)
    starts_on = models.DateField()
    says = models.CharField(max_length=240)
    kept_on = models.DateField()
    by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering = ["starts_on"]
        constraints = [models.UniqueConstraint(fields=["measure", "starts_on"], name="break_once")]
