"""What a part is tied to: the posts that answer for it, its measures and targets, the plan above."""

from django.db import models
from django.db.models import Q

from goldenthread.features.measures.models import Measure, Target
from goldenthread.features.organisations.models import Post, School, Unit
from goldenthread.features.plans.models.elements import Element
from goldenthread.features.plans.models.plans import Plan


class Assignment(models.Model):
    """A post's part in an element. Posts, not people: who holds the post on a day is looked up."""

    class Capacity(models.TextChoices):
        LEAD = "lead", "Lead"
        REVIEWER = "reviewer", "Reviewer"
        ASSURER = "assurer", "Assured by"
        SUPPORT = "support", "Support"

    element = models.ForeignKey(Element, on_delete=models.CASCADE, related_name="assignments")
    post = models.ForeignKey(Post, on_delete=models.CASCADE, related_name="assignments")
    capacity = models.CharField(max_length=10, choices=Capacity.choices, default=Capacity.LEAD)

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["element", "post", "capacity"], name="assignment_once")]


class AppraisalTie(models.Model):
    """That what a post is appraised by in a school year draws on a part of a plan.

    Nothing else of an appraisal is kept: no target's words, no judgement, no name.
    """

    post = models.ForeignKey(Post, on_delete=models.CASCADE, related_name="+")
    year = models.CharField(max_length=7)
    element = models.ForeignKey(Element, on_delete=models.CASCADE, related_name="appraised_by")
    tied_on = models.DateField()

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["post", "year", "element"], name="appraisal_tie_once")]


class ElementMeasure(models.Model):
    """An element is measured by a measure. One measure may serve several elements."""

    element = models.ForeignKey(Element, on_delete=models.CASCADE, related_name="measured_by")
    measure = models.ForeignKey(Measure, on_delete=models.CASCADE, related_name="serves")
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["order", "id"]
        constraints = [models.UniqueConstraint(fields=["element", "measure"], name="element_measure_once")]


class ElementTarget(models.Model):
    """A target that an element names, in the column where it is printed.

    `unmeasured_because` says why no measure shows it, where somebody has said so.
    """

    element = models.ForeignKey(Element, on_delete=models.CASCADE, related_name="aims_at")
    target = models.ForeignKey(Target, on_delete=models.CASCADE, related_name="aimed_at_by")
    column = models.SlugField(max_length=40, blank=True)
    unmeasured_because = models.CharField(max_length=300, blank=True)
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["order", "id"]
        constraints = [models.UniqueConstraint(fields=["element", "target"], name="element_target_once")]


class Link(models.Model):
    """The golden thread itself: what a local plan's element does with an element of the plan above.

    A school or unit that declines says so in its own name, with a reason and no element of its own; `plan` is the
    local plan for whose years it declines. Without one it had no plan of its own yet, and declines for them all.
    """

    class Kind(models.TextChoices):
        TAKES_UP = "takes up", "Takes up"
        ADAPTS = "adapts", "Adapts"
        SUPPORTS = "supports", "Supports"
        CONFLICTS = "conflicts", "Conflicts with"
        DECLINES = "declines", "Declines"

    upper = models.ForeignKey(Element, on_delete=models.CASCADE, related_name="taken_up_by")
    lower = models.ForeignKey(Element, null=True, blank=True, on_delete=models.CASCADE, related_name="serves")
    school = models.ForeignKey(School, null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    unit = models.ForeignKey(Unit, null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    plan = models.ForeignKey(Plan, null=True, blank=True, on_delete=models.CASCADE, related_name="refusals")
    kind = models.CharField(max_length=10, choices=Kind.choices, default=Kind.TAKES_UP)
    reason = models.TextField(blank=True)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["upper", "lower"], condition=~Q(lower=None), name="link_once"),
            models.CheckConstraint(condition=~Q(lower=None, school=None, unit=None), name="link_has_a_lower_end"),
        ]
