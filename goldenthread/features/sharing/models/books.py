"""A book that somebody who works for the trust asks for, what they made of it, and where it went."""

from django.db import models

from goldenthread.features.accounts.models import Person
from goldenthread.features.organisations.models import Post, School, Trust
from goldenthread.foundation.tables import Referenced


class BookWish(Referenced):
    """Asked for, given, reviewed, and passed on to the staff library; a review is shown once somebody has agreed.

    `opened_on`: since when anybody may read the review on the trust's open page.
    """

    trust = models.ForeignKey(Trust, on_delete=models.CASCADE, related_name="book_wishes")
    person = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    post = models.ForeignKey(Post, null=True, on_delete=models.SET_NULL, related_name="+")
    school = models.ForeignKey(School, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    title = models.CharField(max_length=200)
    why = models.CharField(max_length=400, blank=True)
    asked_on = models.DateField()
    given_on = models.DateField(null=True, blank=True)
    donated_on = models.DateField(null=True, blank=True)
    refused_because = models.CharField(max_length=300, blank=True)
    review = models.TextField(blank=True, max_length=4_000)
    reviewed_on = models.DateField(null=True, blank=True)
    agreed_on = models.DateField(null=True, blank=True)
    opened_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["-asked_on", "-pk"]

    def __str__(self) -> str:
        return self.title
