"""Stories of what happens in schools, where each was told, and the issues of a newsletter made of them."""

from django.db import models

from goldenthread.features.accounts.models import Person
from goldenthread.features.organisations.models import Post, School, Trust
from goldenthread.features.plans.models import Statement
from goldenthread.foundation.tables import Referenced, Revisioned


class Story(Referenced, Revisioned):
    """Something good that happened. `ready_on`: since when it may be told, for somebody has looked it over.

    `shows` are the values and the vision of the trust's plan that it is an example of.
    """

    trust = models.ForeignKey(Trust, on_delete=models.CASCADE, related_name="stories")
    school = models.ForeignKey(School, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    title = models.CharField(max_length=160)
    text = models.TextField(max_length=6_000)
    post = models.ForeignKey(Post, null=True, on_delete=models.SET_NULL, related_name="+")
    by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    told_on = models.DateField()
    ready_on = models.DateField(null=True, blank=True)
    shows = models.ManyToManyField(Statement, blank=True, related_name="stories")

    class Meta:
        ordering = ["-told_on", "-pk"]
        verbose_name_plural = "stories"

    def __str__(self) -> str:
        return self.title


class StoryPlace(models.Model):
    """Where a story was told, and when: the website, a newsletter, one of the places where people talk."""

    class Channel(models.TextChoices):
        WEBSITE = "website", "Website"
        NEWSLETTER = "newsletter", "Newsletter"
        SOCIAL = "social", "Social media"
        PRESS = "press", "Press"

    story = models.ForeignKey(Story, on_delete=models.CASCADE, related_name="places")
    channel = models.CharField(max_length=10, choices=Channel.choices)
    on = models.DateField()
    address = models.CharField(max_length=400, blank=True)

    class Meta:
        ordering = ["on", "pk"]


class Issue(Referenced):
    """One issue of the newsletter: chosen stories, to whom it goes, and, once sent, the words that were sent.

    `audience` are keys of roles; none means everybody with a post. `opened_on`: since when anybody may read it, for
    parents have no post.
    """

    trust = models.ForeignKey(Trust, on_delete=models.CASCADE, related_name="news_issues")
    title = models.CharField(max_length=160)
    greeting = models.TextField(blank=True, max_length=2_000)
    audience = models.JSONField(default=list, blank=True)
    stories = models.ManyToManyField(Story, blank=True, related_name="issues")
    made_on = models.DateField()
    sent_on = models.DateField(null=True, blank=True)
    sent = models.JSONField(default=dict, blank=True)
    opened_on = models.DateField(null=True, blank=True)
    posts_told = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["-made_on", "-pk"]

    def __str__(self) -> str:
        return self.title
