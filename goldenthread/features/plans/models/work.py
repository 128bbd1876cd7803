"""What the lead of an initiative works with: what must hold, what it waits for, options, stages and money."""

from django.db import models
from django.db.models import Q

from goldenthread.features.accounts.models import Person
from goldenthread.features.organisations.models import Post, School, Unit
from goldenthread.features.plans.models.deeds import Action
from goldenthread.features.plans.models.elements import Element
from goldenthread.features.plans.models.plans import Plan
from goldenthread.features.plans.models.words import DateWords
from goldenthread.foundation.tables import Referenced


class SuccessFactor(Referenced):
    """A condition that has to hold for the work to succeed. It is rated by a person, never measured."""

    element = models.ForeignKey(Element, on_delete=models.CASCADE, related_name="factors")
    text = models.CharField(max_length=300)
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["order", "id"]


class FactorRating(models.Model):
    """One judgement of a factor on a day: never changed, the newest is how it stands."""

    class Rating(models.TextChoices):
        HOLDING = "holding", "Holding"
        AT_RISK = "at risk", "At risk"
        FAILING = "failing", "Failing"

    factor = models.ForeignKey(SuccessFactor, on_delete=models.CASCADE, related_name="ratings")
    rating = models.CharField(max_length=8, choices=Rating.choices)
    evidence = models.TextField(blank=True)
    rated_on = models.DateField()
    post = models.ForeignKey(Post, null=True, on_delete=models.SET_NULL, related_name="+")
    by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering = ["-rated_on", "-id"]


class Dependency(Referenced, DateWords):
    """A part is tied to another part, to an action, or to something outside the plans, which is said in words.

    The date is that of something outside; a part or an action has its own.
    """

    class Kind(models.TextChoices):
        WAITS = "waits for", "Waits for"
        PART_OF = "part of", "Is part of"
        COMBINES = "combines with", "Is done together with"

    element = models.ForeignKey(Element, on_delete=models.CASCADE, related_name="dependencies")
    kind = models.CharField(max_length=14, choices=Kind.choices, default=Kind.WAITS)
    on_element = models.ForeignKey(
        Element, null=True, blank=True, on_delete=models.CASCADE, related_name="waited_for_by"
    )
    on_action = models.ForeignKey(
        Action, null=True, blank=True, on_delete=models.CASCADE, related_name="waited_for_by"
    )
    outside = models.CharField(max_length=200, blank=True)
    note = models.CharField(max_length=300, blank=True)
    arrived_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["id"]
        verbose_name_plural = "dependencies"
        constraints = [
            models.UniqueConstraint(
                fields=["element", "kind", "on_element"], condition=~Q(on_element=None), name="dependency_once"
            ),
            models.CheckConstraint(
                condition=Q(on_element=None, on_action=None) & ~Q(outside="")
                | Q(on_action=None, outside="") & ~Q(on_element=None)
                | Q(on_element=None, outside="") & ~Q(on_action=None),
                name="dependency_on_one_thing",
            ),
        ]


class Option(Referenced):
    """One way in which the aim could be reached, with what speaks for and against it."""

    element = models.ForeignKey(Element, on_delete=models.CASCADE, related_name="options")
    title = models.CharField(max_length=200)
    speaks_for = models.TextField(blank=True)
    speaks_against = models.TextField(blank=True)
    cost = models.DecimalField(max_digits=14, decimal_places=2, null=True, blank=True)
    order = models.PositiveSmallIntegerField(default=0)
    chosen_on = models.DateField(null=True, blank=True)
    chosen_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    reason = models.TextField(blank=True)

    class Meta:
        ordering = ["order", "id"]


class Stage(Referenced, DateWords):
    """One step of an initiative, in order. `gate` says what must be so before the next begins."""

    element = models.ForeignKey(Element, on_delete=models.CASCADE, related_name="stages")
    title = models.CharField(max_length=120)
    gate = models.CharField(max_length=300, blank=True)
    wants_lessons = models.BooleanField(default=False)
    lessons = models.TextField(blank=True)
    order = models.PositiveSmallIntegerField(default=0)
    passed_on = models.DateField(null=True, blank=True)
    passed_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering = ["order", "id"]


class Money(models.Model):
    """A sum given, spent, saved or brought in, or what is given instead of money.

    `year` is a school year as 2026/27, and the school or unit is where it is spent or given; the trust at large
    where neither is named. Staff time is kept in pounds, and in `days` where somebody counts them.
    """

    class Kind(models.TextChoices):
        BUDGET = "budget", "Budget"
        SPEND = "spend", "Spending"
        SAVING = "saving", "Saving"
        INCOME = "income", "Income"
        TIME = "staff time", "Staff time"
        IN_KIND = "in kind", "In kind"

    kind = models.CharField(max_length=10, choices=Kind.choices, default=Kind.BUDGET)
    title = models.CharField(max_length=200)
    amount = models.DecimalField(max_digits=14, decimal_places=2)
    so_far = models.DecimalField(max_digits=14, decimal_places=2, null=True, blank=True)
    given_by = models.CharField(max_length=200, blank=True)
    dated_on = models.DateField(null=True, blank=True)
    year = models.CharField(max_length=7, blank=True)
    school = models.ForeignKey(School, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    unit = models.ForeignKey(Unit, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    days = models.DecimalField(max_digits=7, decimal_places=1, null=True, blank=True)
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        abstract = True
        ordering = ["order", "id"]


class BudgetLine(Referenced, Money):
    """A line of money of an initiative; where it is meant for one `benefit`, that benefit has a price."""

    element = models.ForeignKey(Element, on_delete=models.CASCADE, related_name="budget_lines")
    benefit = models.ForeignKey(
        "Reminder", null=True, blank=True, on_delete=models.SET_NULL, related_name="budget_lines"
    )

    class Meta(Money.Meta):
        pass


class UnlinkedLine(Referenced, Money):
    """A line of the budget that stands beside a plan, until somebody says which of its parts it is for."""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="unlinked_lines")

    class Meta(Money.Meta):
        pass


class Reminder(Referenced):
    """Something in words that an initiative must not lose sight of, until somebody says that it is settled."""

    class Kind(models.TextChoices):
        TO_CONFIRM = "to confirm", "To be confirmed"
        CONDITION = "condition", "Before it can start"
        RISK = "risk", "Risk"
        BENEFIT = "benefit", "What it is to bring"

    element = models.ForeignKey(Element, on_delete=models.CASCADE, related_name="reminders")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    text = models.CharField(max_length=300)
    order = models.PositiveSmallIntegerField(default=0)
    settled_on = models.DateField(null=True, blank=True)
    settled_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    outcome = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["order", "id"]


class BenefitReview(models.Model):
    """What became of a benefit, looked at on a day: never changed, the newest is how it stands."""

    class Found(models.TextChoices):
        MORE = "more", "More than hoped"
        AS_HOPED = "as hoped", "As hoped"
        LESS = "less", "Less than hoped"
        NOTHING = "nothing", "Nothing yet"

    benefit = models.ForeignKey(Reminder, on_delete=models.CASCADE, related_name="reviews")
    found = models.CharField(max_length=8, choices=Found.choices)
    worth = models.DecimalField(max_digits=14, decimal_places=2, null=True, blank=True)
    says = models.TextField(max_length=2_000)
    reviewed_on = models.DateField()
    post = models.ForeignKey(Post, null=True, on_delete=models.SET_NULL, related_name="+")
    by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering = ["-reviewed_on", "-id"]
