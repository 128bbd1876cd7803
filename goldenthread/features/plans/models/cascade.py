"""How the trust's plan comes down into its places: which plans are expected, and whose each one is."""

from django.db import models

from goldenthread.features.accounts.models import Person
from goldenthread.features.organisations.models import Trust
from goldenthread.features.plans.models.plans import Plan
from goldenthread.foundation.tables import Referenced


class Expectation(Referenced):
    """That every school, hub or other unit has a plan of a kind by a day."""

    class Of(models.TextChoices):
        SCHOOLS = "schools", "Every school"
        HUBS = "hubs", "Every hub"
        SCHOOLS_AND_HUBS = "schools and hubs", "Every school and hub"
        SERVICES = "services", "Every central service"

    trust = models.ForeignKey(Trust, on_delete=models.CASCADE, related_name="expectations")
    kind = models.CharField(max_length=30)
    of = models.CharField(max_length=20, choices=Of.choices, default=Of.SCHOOLS)
    due_on = models.DateField()
    says = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["due_on", "id"]
        constraints = [models.UniqueConstraint(fields=["trust", "kind", "of"], name="expectation_once")]


class Ownership(models.Model):
    """Who owns a local plan from a day on: the trust, or the place itself. The latest day is where it stands."""

    class Owner(models.TextChoices):
        TRUST = "trust", "The trust"
        PLACE = "place", "The place itself"

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="ownerships")
    owner = models.CharField(max_length=8, choices=Owner.choices)
    from_on = models.DateField()
    reason = models.CharField(max_length=300, blank=True)
    by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering = ["-from_on", "-id"]
