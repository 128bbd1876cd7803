"""Posts that work is given to, and who holds them."""

from django.db import models
from django.db.models import Q

from goldenthread.features.accounts.models import Person
from goldenthread.features.organisations.models.bodies import Body
from goldenthread.features.organisations.models.places import School, Unit
from goldenthread.features.organisations.models.trusts import Trust
from goldenthread.foundation.tables import Referenced, Revisioned


class Post(Referenced, Revisioned):
    """A post that work is given to, whoever holds it. `role` is a key of library/roles.yaml."""

    trust = models.ForeignKey(Trust, on_delete=models.CASCADE, related_name="posts")
    school = models.ForeignKey(School, null=True, blank=True, on_delete=models.CASCADE, related_name="posts")
    unit = models.ForeignKey(Unit, null=True, blank=True, on_delete=models.CASCADE, related_name="posts")
    key = models.SlugField(max_length=60)
    title = models.CharField(max_length=120)
    role = models.CharField(max_length=30)
    bodies = models.ManyToManyField(Body, blank=True, related_name="posts")

    class Meta:
        ordering = ["title"]
        constraints = [
            models.UniqueConstraint(fields=["trust", "key"], name="post_one_key_a_trust"),
            models.CheckConstraint(condition=Q(school=None) | Q(unit=None), name="post_in_one_place"),
        ]

    def __str__(self) -> str:
        return self.title


class Holding(models.Model):
    """Who holds a post, from which day, until which day. The last day is the last of their access."""

    post = models.ForeignKey(Post, on_delete=models.CASCADE, related_name="holdings")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="holdings")
    from_on = models.DateField()
    until_on = models.DateField(null=True)

    class Meta:
        indexes = [models.Index(fields=["person", "from_on"])]
        constraints = [
            models.CheckConstraint(
                condition=Q(until_on=None) | Q(until_on__gte=models.F("from_on")), name="holding_ends_after_it_starts"
            )
        ]
