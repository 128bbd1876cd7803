"""Schools like a school, and how a measure spreads among them: worked out of national tables, and read as kept."""

from django.db import models

from goldenthread.features.measures.models.measures import FIGURE, Measure
from goldenthread.features.organisations.models import School, Trust


class SimilarSchools(models.Model):
    """The schools most like one school by published characteristics, the nearest first.

    `facts` are the school's own, `others` holds {urn, name, facts, distance}; `out_of` is how many of its phase were
    looked at, and `widths` how far the middle half of these spreads in each characteristic.
    """

    school = models.OneToOneField(School, on_delete=models.CASCADE, related_name="similar")
    facts = models.JSONField(default=dict)
    others = models.JSONField(default=list)
    widths = models.JSONField(default=dict)
    out_of = models.PositiveIntegerField(default=0)
    source = models.CharField(max_length=200, blank=True)
    worked_out_on = models.DateField()


class Spread(models.Model):
    """The three figures that part other schools into quarters: those like one school, or all of a phase in England.

    `school` is the school that they are like, and empty for a phase.
    """

    trust = models.ForeignKey(Trust, on_delete=models.CASCADE, related_name="+")
    measure = models.ForeignKey(Measure, on_delete=models.CASCADE, related_name="spreads")
    school = models.ForeignKey(School, null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    phase = models.CharField(max_length=20, blank=True)
    period = models.CharField(max_length=24)
    period_ends_on = models.DateField()
    lower = models.DecimalField(**FIGURE)
    middle = models.DecimalField(**FIGURE)
    upper = models.DecimalField(**FIGURE)
    schools = models.PositiveIntegerField()
    source = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["period_ends_on"]
        constraints = [
            models.UniqueConstraint(
                fields=["measure", "school", "phase", "period"], nulls_distinct=False, name="spread_once"
            )
        ]
