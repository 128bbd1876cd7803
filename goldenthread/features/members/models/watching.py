"""What a body is to watch over, and when it last looked."""

from django.db import models

from goldenthread.features.accounts.models import Person
from goldenthread.features.delegation.models import Function
from goldenthread.features.organisations.models import Body
from goldenthread.foundation.tables import Referenced, Revisioned


class Watch(Referenced, Revisioned):
    """A function that a body monitors, at least so many times a year: one of the trust's functions, or in words."""

    body = models.ForeignKey(Body, on_delete=models.CASCADE, related_name="watches")
    function = models.ForeignKey(
        Function, null=True, blank=True, on_delete=models.SET_NULL, related_name="watched_by"
    )
    what = models.CharField(max_length=160)
    times = models.PositiveSmallIntegerField(default=1)
    from_on = models.DateField()
    until_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["what", "pk"]


class Look(Referenced):
    """That a body looked at what it watches, on a day, and what it made of it."""

    watch = models.ForeignKey(Watch, on_delete=models.CASCADE, related_name="looks")
    on = models.DateField()
    says = models.CharField(max_length=600)
    where = models.CharField(max_length=160, blank=True)
    by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering = ["-on", "-pk"]
