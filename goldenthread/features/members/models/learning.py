"""What members are to learn: a costed plan, who takes part, and each member's induction."""

from django.db import models

from goldenthread.features.accounts.models import Person
from goldenthread.features.organisations.models import Body, Membership, School, Trust, Unit
from goldenthread.foundation.tables import Referenced, Revisioned


class Training(Referenced, Revisioned):
    """One item of training: for which need, open to which bodies, at what cost, and whether it must be done.

    `criterion` is the key of the skill that it answers, in the audit that showed the gap. With `of_staff` it is a
    course that staff must have: everybody, or those whose job is one of `jobs`. `renews_months` is how long it
    holds; nought, for good.
    """

    trust = models.ForeignKey(Trust, on_delete=models.CASCADE, related_name="governance_training")
    title = models.CharField(max_length=200)
    need = models.CharField(max_length=300, blank=True)
    criterion = models.SlugField(max_length=60, blank=True)
    bodies = models.ManyToManyField(Body, blank=True, related_name="training")
    provider = models.CharField(max_length=160, blank=True)
    cost = models.DecimalField(max_digits=10, decimal_places=2, null=True, blank=True)
    spent = models.DecimalField(max_digits=10, decimal_places=2, null=True, blank=True)
    held_on = models.DateField(null=True, blank=True)
    due_on = models.DateField(null=True, blank=True)
    is_mandatory = models.BooleanField(default=False)
    effect = models.TextField(blank=True, max_length=4_000)
    of_staff = models.BooleanField(default=False)
    jobs = models.JSONField(default=list, blank=True)
    renews_months = models.PositiveSmallIntegerField(default=0)
    retired_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["held_on", "due_on", "pk"]

    def __str__(self) -> str:
        return self.title


class Staff(Referenced):
    """Somebody who works in a school or a service, by name and job: who has to have which training, and no more."""

    trust = models.ForeignKey(Trust, on_delete=models.CASCADE, related_name="staff")
    school = models.ForeignKey(School, null=True, blank=True, on_delete=models.CASCADE, related_name="staff")
    unit = models.ForeignKey(Unit, null=True, blank=True, on_delete=models.CASCADE, related_name="staff")
    person = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    name = models.CharField(max_length=120)
    job = models.CharField(max_length=120, blank=True)
    from_on = models.DateField()
    left_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["name", "pk"]
        indexes = [models.Index(fields=["trust", "school"])]

    def __str__(self) -> str:
        return self.name

    @property
    def place(self) -> str:
        if self.school is not None:
            return self.school.short_name
        return self.unit.name if self.unit is not None else ""


class Place(Referenced):
    """That somebody did a training, and how much it helped them: 1 to 4, where they said so.

    Of staff each time counts anew, and `shown` says where the certificate is to be seen.
    """

    training = models.ForeignKey(Training, on_delete=models.CASCADE, related_name="places")
    person = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    name = models.CharField(max_length=120)
    staff = models.ForeignKey(Staff, null=True, blank=True, on_delete=models.CASCADE, related_name="places")
    done_on = models.DateField()
    shown = models.CharField(max_length=400, blank=True)
    helped = models.PositiveSmallIntegerField(null=True, blank=True)

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(fields=["training", "name"], condition=models.Q(staff=None), name="trained_once"),
            models.UniqueConstraint(
                fields=["training", "staff", "done_on"], condition=~models.Q(staff=None), name="trained_once_a_day"
            ),
        ]


class InductionStep(Referenced):
    """One step of a member's induction, as the list read when they began, and when it was done."""

    membership = models.ForeignKey(Membership, on_delete=models.CASCADE, related_name="induction")
    key = models.SlugField(max_length=60)
    says = models.CharField(max_length=300)
    order = models.PositiveSmallIntegerField(default=0)
    done_on = models.DateField(null=True, blank=True)
    by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering = ["order"]
        constraints = [models.UniqueConstraint(fields=["membership", "key"], name="induction_step_once")]
