"""What schools ask to do otherwise, and to whom a document was sent."""

from django.db import models

from goldenthread.features.accounts.models import Person
from goldenthread.features.documents.models.controlled import Document, Version
from goldenthread.features.organisations.models import School
from goldenthread.foundation.tables import Referenced, Revisioned


class Variation(Referenced, Revisioned):
    """What a school asks to do otherwise than a document of the trust says, why, and what was answered."""

    class State(models.TextChoices):
        ASKED = "asked", "Asked for"
        AGREED = "agreed", "Agreed"
        REFUSED = "refused", "Refused"
        ENDED = "ended", "Ended"

    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="variations")
    school = models.ForeignKey(School, on_delete=models.CASCADE, related_name="+")
    asks = models.TextField()
    because = models.TextField()
    state = models.CharField(max_length=8, choices=State.choices, default=State.ASKED)
    asked_on = models.DateField()
    asked_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    asked_name = models.CharField(max_length=200, blank=True)
    answer = models.TextField(blank=True)
    answered_on = models.DateField(null=True, blank=True)
    answered_name = models.CharField(max_length=200, blank=True)
    until_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["document", "school"], condition=models.Q(state="asked"), name="variation_one_asked_at_a_time"
            )
        ]

    def __str__(self) -> str:
        return f"{self.document} at {self.school}"


class Circulation(Referenced):
    """That a version was sent to an audience, of the trust or of one school, how, and how many it reached."""

    class Audience(models.TextChoices):
        STAFF = "staff", "Staff"
        GOVERNORS = "governors", "Governors and trustees"
        PUPILS = "pupils", "Pupils"
        FAMILIES = "families", "Families"
        PARTNERS = "partners", "Partners and neighbours"
        PRESS = "press", "The press"

    class How(models.TextChoices):
        EMAIL = "e-mail", "By e-mail"
        WEBSITE = "website", "On the website"
        MEETING = "meeting", "In a meeting or an assembly"
        PAPER = "paper", "On paper"
        SOCIAL = "social", "On social media"

    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="circulations")
    version = models.ForeignKey(Version, on_delete=models.CASCADE, related_name="+")
    school = models.ForeignKey(School, null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    audience = models.CharField(max_length=10, choices=Audience.choices)
    how = models.CharField(max_length=8, choices=How.choices)
    sent_on = models.DateField()
    reached = models.PositiveIntegerField(null=True, blank=True)
    by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering = ["-sent_on", "-id"]
