"""The tenant."""

from django.db import models

from goldenthread.foundation.tables import Referenced, Revisioned


class Trust(Referenced, Revisioned):
    """One multi-academy trust: the tenant. No query crosses it.

    `words` holds the trust's own word for a concept of library/words.yaml: {concept: {one, many,
    initials}}. `calendar` holds {plan_year, terms: [...]} as domain.calendar reads it.
    """

    slug = models.SlugField(max_length=40, unique=True)
    name = models.CharField(max_length=160)
    short_name = models.CharField(max_length=60)
    ages_from = models.PositiveSmallIntegerField(null=True, blank=True)
    ages_to = models.PositiveSmallIntegerField(null=True, blank=True)
    uid = models.CharField(max_length=10, blank=True)
    group_id = models.CharField(max_length=10, blank=True)
    company_number = models.CharField(max_length=10, blank=True)
    ukprn = models.CharField(max_length=10, blank=True)
    words = models.JSONField(default=dict)
    calendar = models.JSONField(default=dict)
    pack = models.CharField(max_length=60, blank=True)
    is_demonstration = models.BooleanField(default=False)
    created_at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return self.name
