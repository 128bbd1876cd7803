"""Views of figures that somebody kept, to come back to or to share."""

from django.db import models

from goldenthread.features.accounts.models import Person
from goldenthread.features.organisations.models import Trust
from goldenthread.foundation.tables import Referenced


class ChartSet(Referenced):
    """A question put to the figures, by a name. `question` says what was chosen; what it shows is the reader's own.

    `is_shared` lets everyone of the trust who sees figures open it, each within their own sight.
    """

    trust = models.ForeignKey(Trust, on_delete=models.CASCADE, related_name="chart_sets")
    title = models.CharField(max_length=120)
    question = models.JSONField(default=dict)
    is_shared = models.BooleanField(default=False)
    kept_on = models.DateField()
    by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering = ["title", "pk"]

    def __str__(self) -> str:
        return self.title
