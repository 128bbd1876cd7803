"""What has happened, and is being dealt with."""

from django.db import models
from django.db.models import Q

from goldenthread.features.accounts.models import Person
from goldenthread.features.organisations.models import Post, School, Trust, Unit
from goldenthread.features.risks.models.risks import Risk
from goldenthread.foundation.tables import Referenced, Revisioned


class Issue(Referenced, Revisioned):
    """Something that has happened. A significant one is acted on by a day, and the board says that it knows."""

    trust = models.ForeignKey(Trust, on_delete=models.CASCADE, related_name="issues")
    school = models.ForeignKey(School, null=True, blank=True, on_delete=models.CASCADE, related_name="issues")
    unit = models.ForeignKey(Unit, null=True, blank=True, on_delete=models.CASCADE, related_name="issues")
    risk = models.ForeignKey(Risk, null=True, blank=True, on_delete=models.SET_NULL, related_name="issues")
    title = models.CharField(max_length=200)
    said = models.TextField()
    is_significant = models.BooleanField(default=False)
    is_confidential = models.BooleanField(default=False)
    owner = models.ForeignKey(Post, null=True, blank=True, on_delete=models.SET_NULL, related_name="issues")
    raised_on = models.DateField()
    act_by = models.DateField(null=True, blank=True)
    acted_on = models.DateField(null=True, blank=True)
    acted_said = models.TextField(blank=True)
    acknowledged_on = models.DateField(null=True, blank=True)
    acknowledged_post = models.ForeignKey(Post, null=True, on_delete=models.SET_NULL, related_name="+")
    closed_on = models.DateField(null=True, blank=True)
    by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering = ["closed_on", "-raised_on", "-pk"]
        constraints = [models.CheckConstraint(condition=Q(school=None) | Q(unit=None), name="issue_in_one_place")]

    def __str__(self) -> str:
        return self.title

    @property
    def where(self) -> str:
        """Return whose it is: the school's, the service's or the trust's."""
        return self.school.name if self.school else self.unit.name if self.unit else self.trust.name
