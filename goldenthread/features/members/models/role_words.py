"""The words of a role that a trust adds to the library's, and how sure each member is of each."""

from django.db import models

from goldenthread.features.accounts.models import Person
from goldenthread.features.organisations.models import Trust
from goldenthread.foundation.tables import Referenced


class RoleWord(Referenced):
    """A word or idea that a trust's members need in a role, what it means, and what to ask about it."""

    trust = models.ForeignKey(Trust, on_delete=models.CASCADE, related_name="role_words")
    role = models.SlugField(max_length=40)
    word = models.CharField(max_length=80)
    means = models.CharField(max_length=600)
    asks = models.CharField(max_length=300, blank=True)
    withdrawn_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["word", "pk"]

    def __str__(self) -> str:
        return self.word


class WordSaid(models.Model):
    """How sure somebody said they were of a word on a day, from 1 to 4. Nobody else reads it."""

    trust = models.ForeignKey(Trust, on_delete=models.CASCADE, related_name="words_said")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    role = models.SlugField(max_length=40)
    key = models.SlugField(max_length=40)
    step = models.PositiveSmallIntegerField()
    on = models.DateField()

    class Meta:
        ordering = ["on", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["trust", "person", "role", "key", "on"], name="word_said_once_a_day")
        ]
