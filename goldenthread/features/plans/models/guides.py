"""Who discusses a year's pocket guide, who agrees to it, and to whom it went."""

from django.db import models

from goldenthread.domain.plans.guide_standing import Word
from goldenthread.features.accounts.models import Person
from goldenthread.features.organisations.models import Post
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


class GuideSending(Referenced):
    """That a year's guide went out to one audience: on which day, how, and by whom.

    `told` counts the posts that were told here, at once and in their next digest; the others heard as `how` says.
    """

    class Audience(models.TextChoices):
        STAFF = "staff", "Staff"
        GOVERNORS = "governors", "Governors"
        PUPILS = "pupils", "Pupils and their councils"
        FAMILIES = "families", "Families"

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="guide_sendings")
    year = models.CharField(max_length=12)
    audience = models.CharField(max_length=10, choices=Audience.choices)
    sent_on = models.DateField()
    how = models.CharField(max_length=200, blank=True)
    told = models.PositiveIntegerField(default=0)
    post = models.ForeignKey(Post, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering = ["-sent_on", "-id"]
        indexes = [models.Index(fields=["plan", "year"])]

    def __str__(self) -> str:
        return f"Pocket guide {self.year}: {self.plan.title}"


class GuideReader(models.Model):
    """That a post was asked to say that it has read a guide, and when it did."""

    sending = models.ForeignKey(GuideSending, on_delete=models.CASCADE, related_name="readers")
    post = models.ForeignKey(Post, on_delete=models.CASCADE, related_name="+")
    read_on = models.DateField(null=True, blank=True)
    by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["sending", "post"], name="guide_read_once")]
