"""What a part of a plan means in each school: which parts are the same everywhere, and each school's own line."""

from django.db import models

from goldenthread.features.accounts.models import Person
from goldenthread.features.organisations.models import Post, School
from goldenthread.features.plans.models.elements import Element
from goldenthread.foundation.tables import Revisioned


class Latitude(models.Model):
    """Whether a part is held in common, or each school goes its own way in it and says which."""

    element = models.OneToOneField(Element, on_delete=models.CASCADE, related_name="latitude")
    is_common = models.BooleanField()
    by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    said_on = models.DateField()


class SchoolLine(Revisioned):
    """What a part of the trust's or a service's plan means in one school, in that school's words or the service's."""

    element = models.ForeignKey(Element, on_delete=models.CASCADE, related_name="school_lines")
    school = models.ForeignKey(School, on_delete=models.CASCADE, related_name="plan_lines")
    text = models.TextField()
    post = models.ForeignKey(Post, null=True, on_delete=models.SET_NULL, related_name="+")
    by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    said_on = models.DateField()

    class Meta:
        ordering = ["school__order", "id"]
        constraints = [models.UniqueConstraint(fields=["element", "school"], name="school_line_once")]
