"""Who discusses a year's pocket guide and who agrees to it."""

from django.db import models

from goldenthread.domain.guide_standing import Word
from goldenthread.features.accounts.models import Person
from goldenthread.features.plans.models.plans import Plan
from goldenthread.foundation.tables import Referenced


class GuideWord(Referenced):
    """What one body is asked for over a year's guide, between which days, and when it gave it."""

    class Does(models.TextChoices):
        DISCUSS = "discuss", "Discusses it"
        AGREE = "agree", "Agrees to it"

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="guide_words")
    year = models.CharField(max_length=12)
    who = models.CharField(max_length=120)
    does = models.CharField(max_length=8, choices=Does.choices)
    from_on = models.DateField(null=True, blank=True)
    until_on = models.DateField(null=True, blank=True)
    done_on = models.DateField(null=True, blank=True)
    note = models.CharField(max_length=300, blank=True)
    by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering = ["-does", "id"]
        constraints = [models.UniqueConstraint(fields=["plan", "year", "who", "does"], name="guide_word_once")]

    def __str__(self) -> str:
        return self.who

    @property
    def word(self) -> Word:
        """Return it as the rule takes it."""
        return Word(self.who, self.does, self.from_on, self.until_on, self.done_on)
