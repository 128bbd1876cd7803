"""Asking somebody for a consult: what for, of whom, and what came of it."""

from django.db import models

from goldenthread.features.accounts.models import Person
from goldenthread.features.improvement.models.work import Support
from goldenthread.features.organisations.models import Post, School
from goldenthread.foundation.tables import Referenced


class Consult(Referenced):
    """A consult that a post asks another for, about a school.

    It is answered by `answer_by`, with a yes and perhaps a day, or a no and why; else it lapses. Once it was given,
    `support` is the help that was logged of it.
    """

    class State(models.TextChoices):
        ASKED = "asked", "Waits for an answer"
        AGREED = "agreed", "Agreed"
        GIVEN = "given", "Given"
        DECLINED = "declined", "Declined"
        LAPSED = "lapsed", "Lapsed without an answer"
        WITHDRAWN = "withdrawn", "Taken back"

    school = models.ForeignKey(School, on_delete=models.CASCADE, related_name="consults")
    function = models.CharField(max_length=80, blank=True)
    asks = models.TextField(max_length=4_000)
    of = models.ForeignKey(Post, on_delete=models.CASCADE, related_name="+")
    post = models.ForeignKey(Post, null=True, on_delete=models.SET_NULL, related_name="+")
    by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    asked_on = models.DateField()
    answer_by = models.DateField()
    state = models.CharField(max_length=10, choices=State.choices, default=State.ASKED)
    answer = models.TextField(blank=True, max_length=2_000)
    answered_on = models.DateField(null=True, blank=True)
    takes_place_on = models.DateField(null=True, blank=True)
    support = models.OneToOneField(Support, null=True, on_delete=models.SET_NULL, related_name="consult")

    class Meta:
        ordering = ["-asked_on", "-pk"]

    def __str__(self) -> str:
        about = f": {self.function}" if self.function else ""
        return f"A consult for {self.school.short_name}{about}"

    @property
    def looks(self) -> str:
        """Return the status that it is drawn with."""
        return {"asked": "waited for", "given": "done"}.get(self.state, self.state)

    @property
    def is_open(self) -> bool:
        """Say whether something is still to come of it."""
        return self.state in {self.State.ASKED, self.State.AGREED}
