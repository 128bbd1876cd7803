"""A member's yearly talk, the ways on that members wish for, and the tools that they use."""

from django.db import models

from goldenthread.features.accounts.models import Person
from goldenthread.features.organisations.models import Body, Trust
from goldenthread.foundation.tables import Referenced


class Talk(Referenced):
    """A light appraisal of a volunteer: what went well, what to learn, and where it may lead.

    What was said is read by the two who spoke and by nobody else; that they did is known to who keeps the members.
    """

    trust = models.ForeignKey(Trust, on_delete=models.CASCADE, related_name="member_talks")
    body = models.ForeignKey(Body, on_delete=models.CASCADE, related_name="talks")
    person = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="talks")
    name = models.CharField(max_length=120)
    held_on = models.DateField()
    went_well = models.TextField(blank=True, max_length=4_000)
    to_learn = models.TextField(blank=True, max_length=4_000)
    way_on = models.SlugField(max_length=40, blank=True)
    by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering = ["-held_on", "-pk"]
        indexes = [models.Index(fields=["trust", "-held_on"])]

    def __str__(self) -> str:
        return f"Talk with {self.name}"


class Wish(models.Model):
    """That a member would like to go one of the ways on, since a day, until they say otherwise."""

    trust = models.ForeignKey(Trust, on_delete=models.CASCADE, related_name="member_wishes")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="member_wishes")
    way_on = models.SlugField(max_length=40)
    since = models.DateField()

    class Meta:
        ordering = ["since", "pk"]
        constraints = [models.UniqueConstraint(fields=["trust", "person", "way_on"], name="wish_once")]


class Tool(Referenced):
    """Something that members work with: a sheet of questions, a form, a guide; where it is to be found."""

    trust = models.ForeignKey(Trust, on_delete=models.CASCADE, related_name="member_tools")
    title = models.CharField(max_length=160)
    says = models.CharField(max_length=400, blank=True)
    address = models.CharField(max_length=400, blank=True)
    published_on = models.DateField()
    withdrawn_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["title", "pk"]

    def __str__(self) -> str:
        return self.title


class ToolRating(models.Model):
    """How often one member used a tool in a school year, and how well it served them: 1 to 4."""

    tool = models.ForeignKey(Tool, on_delete=models.CASCADE, related_name="ratings")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    year = models.PositiveSmallIntegerField()
    used = models.PositiveSmallIntegerField(default=0)
    served = models.PositiveSmallIntegerField(null=True, blank=True)
    said = models.CharField(max_length=400, blank=True)
    rated_on = models.DateField()

    class Meta:
        ordering = ["-year", "pk"]
        constraints = [models.UniqueConstraint(fields=["tool", "person", "year"], name="tool_rated_once_a_year")]
