"""Places for pupils that one school keeps for the others: who asks for how many, and what came of it."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models

from goldenthread.domain.deciding.places import Taken
from goldenthread.features.accounts.models import Person
from goldenthread.features.organisations.models import Post, School
from goldenthread.features.sharing.models.shelf import Offer
from goldenthread.foundation.tables import Referenced


class PlaceRequest(Referenced):
    """So many places that a school asks for, from a day. No pupil is named: they are counted."""

    class State(models.TextChoices):
        ASKED = "asked", "Waits for an answer"
        AGREED = "agreed", "Agreed"
        DECLINED = "declined", "Declined"
        WITHDRAWN = "withdrawn", "Taken back"

    MOST = 60

    offer = models.ForeignKey(Offer, on_delete=models.CASCADE, related_name="requests")
    school = models.ForeignKey(School, on_delete=models.CASCADE, related_name="+")
    pupils = models.PositiveSmallIntegerField(validators=[MinValueValidator(1), MaxValueValidator(MOST)])
    from_on = models.DateField()
    until_on = models.DateField(null=True, blank=True)
    says = models.TextField(blank=True, max_length=1_000)
    post = models.ForeignKey(Post, null=True, on_delete=models.SET_NULL, related_name="+")
    by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    asked_on = models.DateField()
    state = models.CharField(max_length=10, choices=State.choices, default=State.ASKED)
    answer = models.TextField(blank=True, max_length=1_000)
    answered_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["-from_on", "-pk"]

    def __str__(self) -> str:
        return f"{self.pupils} place{'' if self.pupils == 1 else 's'} for {self.school.short_name}"

    @property
    def looks(self) -> str:
        """Return the status that it is drawn with."""
        return {"asked": "waited for", "withdrawn": "dropped"}.get(self.state, self.state)

    @property
    def taken(self) -> Taken:
        return Taken(self.pupils, self.from_on, self.until_on)
