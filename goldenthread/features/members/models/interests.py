"""The register of interests, its yearly confirmation, and what of it a trust publishes."""

from django.db import models

from goldenthread.features.accounts.models import Person
from goldenthread.features.organisations.models import Trust
from goldenthread.foundation.tables import Referenced, Revisioned


class Interest(Referenced, Revisioned):
    """Something that may pull at a member's judgement: of a person who signs in, or of somebody by name.

    It is never deleted: what is over has a last day, and one entered by mistake is withdrawn.
    """

    class Kind(models.TextChoices):
        BUSINESS = "business", "A business, employment or shares"
        GOVERNANCE = "governance", "Governing somewhere else"
        CHARITY = "charity", "A charity or other organisation"
        FAMILY = "family", "Family or a close tie with staff"
        LOYALTY = "loyalty", "Another loyalty"
        GIFT = "gift", "A gift or hospitality"
        CONTRACT = "contract", "A contract with the trust"

    trust = models.ForeignKey(Trust, on_delete=models.CASCADE, related_name="interests")
    person = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="interests")
    name = models.CharField(max_length=120)
    kind = models.CharField(max_length=10, choices=Kind.choices)
    what = models.CharField(max_length=300)
    whose = models.CharField(max_length=120, blank=True)
    value = models.CharField(max_length=60, blank=True)
    from_on = models.DateField(null=True, blank=True)
    until_on = models.DateField(null=True, blank=True)
    withdrawn_on = models.DateField(null=True, blank=True)
    is_private = models.BooleanField(default=False)

    class Meta:
        ordering = ["kind", "pk"]
        indexes = [models.Index(fields=["trust", "person"])]


class Declaration(Referenced):
    """That a member said, on a day, that their interests are complete as they then stood. Never changed.

    `interests` keeps them as they stood: [{kind, what, whose, from, until}]; empty where there are none.
    """

    trust = models.ForeignKey(Trust, on_delete=models.CASCADE, related_name="declarations")
    person = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    name = models.CharField(max_length=120)
    made_on = models.DateField()
    interests = models.JSONField(default=list)
    by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering = ["-made_on", "-pk"]
        indexes = [models.Index(fields=["trust", "person", "made_on"])]


class Publication(Referenced, Revisioned):
    """How a trust publishes who governs it. `is_public`: the page stands open to anybody."""

    trust = models.OneToOneField(Trust, on_delete=models.CASCADE, related_name="governance_publication")
    is_public = models.BooleanField(default=False)
    with_attendance = models.BooleanField(default=True)
    note = models.TextField(blank=True, max_length=2_000)
    contact = models.CharField(max_length=200, blank=True)
    confirmed_on = models.DateField(null=True, blank=True)
