"""Plans of every kind: one recursive tree in the trust's own words, and what hangs from it."""

from django.db import models
from django.db.models import Q

from goldenthread.features.accounts.models import Person
from goldenthread.features.measures.models import Measure, Target
from goldenthread.features.organisations.models import Post, School, Trust, Unit
from goldenthread.foundation.tables import Referenced, Revisioned


class Status(models.TextChoices):
    """How delivery stands, in its owner's judgement."""

    NOT_STARTED = "not started", "Not started"
    ON_TRACK = "on track", "On track"
    AT_RISK = "at risk", "At risk"
    OFF_TRACK = "off track", "Off track"
    DONE = "done", "Done"
    MOVED = "moved", "Moved"
    DROPPED = "dropped", "Dropped"


class DateWords(models.Model):
    """A date as it was written, and beside it what was understood, so that both can be queried."""

    due_words = models.CharField(max_length=160, blank=True)
    due_from = models.DateField(null=True, blank=True)
    due_until = models.DateField(null=True, blank=True)
    due_precision = models.CharField(max_length=12, blank=True)
    due_question = models.CharField(max_length=300, blank=True)
    due_settled_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        abstract = True


class Plan(Referenced, Revisioned):
    """A plan of the trust (no school, no unit), of a school, or of a unit."""

    class Kind(models.TextChoices):
        TRUST = "trust", "Trust plan"
        SCHOOL = "school", "School plan"
        BUSINESS = "business", "Business plan"
        DEPARTMENT = "department", "Department plan"
        COMMUNITY = "community", "Community plan"

    class State(models.TextChoices):
        DRAFT = "draft", "Draft"
        LIVE = "live", "Live"
        ENDED = "ended", "Ended"

    trust = models.ForeignKey(Trust, on_delete=models.CASCADE, related_name="plans")
    school = models.ForeignKey(School, null=True, blank=True, on_delete=models.CASCADE, related_name="plans")
    unit = models.ForeignKey(Unit, null=True, blank=True, on_delete=models.CASCADE, related_name="plans")
    kind = models.CharField(max_length=12, choices=Kind.choices)
    state = models.CharField(max_length=8, choices=State.choices, default=State.LIVE)
    title = models.CharField(max_length=160)
    period_words = models.CharField(max_length=80, blank=True)
    starts_on = models.DateField(null=True, blank=True)
    ends_on = models.DateField(null=True, blank=True)
    adopted_on = models.DateField(null=True, blank=True)
    next_review_on = models.DateField(null=True, blank=True)
    rolling_years = models.PositiveSmallIntegerField(null=True, blank=True)
    control = models.JSONField(default=dict, blank=True)
    flags = models.JSONField(default=list, blank=True)
    settled_dates = models.JSONField(default=dict, blank=True)

    class Meta:
        ordering = ["kind", "title"]
        constraints = [models.CheckConstraint(condition=Q(school=None) | Q(unit=None), name="plan_of_one_place")]

    def __str__(self) -> str:
        return self.title


class Level(Revisioned):
    """One level of a plan, in the trust's own word. `number` is the pattern of its computed numbers."""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="levels")
    depth = models.PositiveSmallIntegerField()
    one = models.CharField(max_length=60)
    many = models.CharField(max_length=60)
    number = models.CharField(max_length=40, blank=True)

    class Meta:
        ordering = ["depth"]
        constraints = [models.UniqueConstraint(fields=["plan", "depth"], name="level_once")]

    def __str__(self) -> str:
        return self.one


class Column(models.Model):
    """A column of a level, headed as the trust heads it. Unknown columns are kept with no meaning."""

    level = models.ForeignKey(Level, on_delete=models.CASCADE, related_name="columns")
    key = models.SlugField(max_length=40)
    name = models.CharField(max_length=120)
    meaning = models.CharField(max_length=20, blank=True)
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["order"]
        constraints = [models.UniqueConstraint(fields=["level", "key"], name="column_once")]


class Element(Referenced, Revisioned, DateWords):
    """One part of a plan at any level, with its words and its number as they are printed.

    `number` is as printed, and may be absent, wrong or repeated; domain.numbering computes the other.
    `cells` holds the text of each column by the column's key, one printed line a line.
    """

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="elements")
    parent = models.ForeignKey("self", null=True, blank=True, on_delete=models.CASCADE, related_name="children")
    depth = models.PositiveSmallIntegerField()
    order = models.PositiveIntegerField(default=0)
    number = models.CharField(max_length=30, blank=True)
    title = models.CharField(max_length=300)
    text = models.TextField(blank=True)
    theme = models.CharField(max_length=200, blank=True)
    grid = models.CharField(max_length=300, blank=True)
    only_on_grid = models.BooleanField(default=False)
    repair = models.CharField(max_length=300, blank=True)
    cells = models.JSONField(default=dict, blank=True)
    flags = models.JSONField(default=list, blank=True)
    tags = models.JSONField(default=list, blank=True)
    year_milestones = models.JSONField(default=dict, blank=True)
    removed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["depth", "order", "id"]
        indexes = [models.Index(fields=["plan", "parent", "order"])]

    def __str__(self) -> str:
        return f"{self.number} {self.title}".strip()


class Statement(Referenced, Revisioned):
    """A foundation statement: mission, vision, value, principle, entitlement, story, context fact …"""

    class Kind(models.TextChoices):
        MISSION = "mission", "Mission"
        VISION = "vision", "Vision"
        VALUE = "value", "Value"
        PRINCIPLE = "principle", "Principle"
        ENTITLEMENT = "entitlement", "Entitlement"
        INTENT = "intent", "Intent"
        STORY = "story", "Story"
        CONTEXT = "context", "Context"
        BELIEF = "belief", "Belief"

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="statements")
    element = models.ForeignKey(Element, null=True, blank=True, on_delete=models.CASCADE, related_name="statements")
    kind = models.CharField(max_length=12, choices=Kind.choices)
    text = models.TextField()
    source = models.CharField(max_length=200, blank=True)
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["order", "id"]


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


class ElementMeasure(models.Model):
    """An element is measured by a measure. One measure may serve several elements."""

    element = models.ForeignKey(Element, on_delete=models.CASCADE, related_name="measured_by")
    measure = models.ForeignKey(Measure, on_delete=models.CASCADE, related_name="serves")
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["order", "id"]
        constraints = [models.UniqueConstraint(fields=["element", "measure"], name="element_measure_once")]


class ElementTarget(models.Model):
    """A target that an element names, in the column where it is printed."""

    element = models.ForeignKey(Element, on_delete=models.CASCADE, related_name="aims_at")
    target = models.ForeignKey(Target, on_delete=models.CASCADE, related_name="aimed_at_by")
    column = models.SlugField(max_length=40, blank=True)
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["order", "id"]
        constraints = [models.UniqueConstraint(fields=["element", "target"], name="element_target_once")]


class Link(models.Model):
    """The golden thread itself: what a local plan's element does with an element of the plan above.

    A school that declines says so in its own name, with a reason and no element of its own.
    """

    class Kind(models.TextChoices):
        TAKES_UP = "takes up", "Takes up"
        SUPPORTS = "supports", "Supports"
        CONFLICTS = "conflicts", "Conflicts with"
        DECLINES = "declines", "Declines"

    upper = models.ForeignKey(Element, on_delete=models.CASCADE, related_name="taken_up_by")
    lower = models.ForeignKey(Element, null=True, blank=True, on_delete=models.CASCADE, related_name="serves")
    school = models.ForeignKey(School, null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=10, choices=Kind.choices, default=Kind.TAKES_UP)
    reason = models.TextField(blank=True)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["upper", "lower"], condition=~Q(lower=None), name="link_once"),
            models.CheckConstraint(condition=~Q(lower=None, school=None), name="link_has_a_lower_end"),
        ]


class Action(Referenced, Revisioned, DateWords):
    """Something to be done about an element, by a post."""

    element = models.ForeignKey(Element, on_delete=models.CASCADE, related_name="actions")
    post = models.ForeignKey(Post, null=True, blank=True, on_delete=models.SET_NULL, related_name="actions")
    title = models.CharField(max_length=300)
    status = models.CharField(max_length=12, choices=Status.choices, default=Status.NOT_STARTED)
    done_on = models.DateField(null=True, blank=True)
    times_moved = models.PositiveSmallIntegerField(default=0)
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["order", "id"]


class ProgressNote(Referenced):
    """One update of how an element stands: never changed, the newest is where it stands."""

    element = models.ForeignKey(Element, on_delete=models.CASCADE, related_name="notes")
    post = models.ForeignKey(Post, null=True, on_delete=models.SET_NULL, related_name="+")
    by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    status = models.CharField(max_length=12, choices=Status.choices)
    said = models.TextField()
    next_step = models.TextField(blank=True)
    said_on = models.DateField()
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-said_on", "-id"]
        indexes = [models.Index(fields=["element", "-said_on"])]


class Evidence(Referenced):
    """Something that shows what is claimed: a minute, a report, a page, described and dated."""

    element = models.ForeignKey(Element, on_delete=models.CASCADE, related_name="evidence")
    title = models.CharField(max_length=300)
    address = models.URLField(max_length=500, blank=True)
    dated_on = models.DateField(null=True, blank=True)
    by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-dated_on", "-id"]
        verbose_name_plural = "evidence"
