"""A decision that somebody asked for, or took, under the scheme."""

from django.db import models

from goldenthread.features.accounts.models import Person
from goldenthread.features.organisations.models import Post, School, Trust
from goldenthread.foundation.tables import Referenced


class AskedDecision(Referenced):
    """One decision under the scheme as it stood on the day: asked for, and answered by those who have it.

    `parties` are those whose yes it needs: [{key, name, posts}], the posts by their numbers. `answers` are what they
    said: [{key, said, because, post, on}]. Whoever asks and has the decision has said yes with asking. `criteria` are
    those of the line on the day, with what the asker says of each: [{says, is_met, how}]. What `is_personal` is read
    by whoever asked and by those who are asked alone.
    """

    class State(models.TextChoices):
        OPEN = "open", "On its way"
        AGREED = "agreed", "Decided"
        REFUSED = "refused", "Refused"
        WITHDRAWN = "withdrawn", "Taken back"

    trust = models.ForeignKey(Trust, on_delete=models.CASCADE, related_name="asked_decisions")
    school = models.ForeignKey(School, null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    topic = models.SlugField(max_length=80)
    title = models.CharField(max_length=300)
    edition = models.CharField(max_length=80)
    unit = models.CharField(max_length=6, blank=True)
    amount = models.DecimalField(max_digits=14, decimal_places=2, null=True, blank=True)
    what = models.TextField(max_length=2_000)
    parties = models.JSONField(default=list)
    answers = models.JSONField(default=list, blank=True)
    criteria = models.JSONField(default=list, blank=True)
    is_personal = models.BooleanField(default=False)
    state = models.CharField(max_length=10, choices=State.choices, default=State.OPEN)
    asked_on = models.DateField()
    settled_on = models.DateField(null=True, blank=True)
    post = models.ForeignKey(Post, null=True, on_delete=models.SET_NULL, related_name="+")
    by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering = ["-asked_on", "-pk"]
        indexes = [models.Index(fields=["trust", "state"])]

    def __str__(self) -> str:
        return self.what.strip().splitlines()[0][:120] if self.what.strip() else self.title

    @property
    def waits_for(self) -> list[dict[str, object]]:
        """Return the parties that have not said yes or no."""
        told = {answer["key"] for answer in self.answers}
        return [party for party in self.parties if party["key"] not in told] if self.state == self.State.OPEN else []
