"""Reviews that looked at the same, one after the other."""

from django.db.models import Count, Q

from goldenthread.domain.access import Reach
from goldenthread.features.assurance.models import Finding, Review
from goldenthread.features.assurance.queries.visible import reviews_within


def looked_at_the_same(reach: Reach, row: Review) -> list[Review]:
    """Return the reviews of one place that were held and looked at the same, the newest first, with what they found.

    What was found in confidence is not counted.

    Those of one kind are the same where one repeats the other or both have one theme; inspections always are.
    """
    is_linked = Q(pk__in=[row.pk, row.repeats_id or row.pk]) | Q(repeats=row)
    if row.theme:
        is_linked |= Q(theme__iexact=row.theme)
    if row.kind == Review.Kind.INSPECTION:
        is_linked = Q()
    alike = reviews_within(reach).filter(
        is_linked, kind=row.kind, school=row.school_id, unit=row.unit_id, held_on__isnull=False,
        stage=Review.Stage.REPORTED,
    )  # fmt: skip
    told = Q(findings__is_confidential=False)
    strong = Q(findings__severity=Finding.Severity.STRENGTH)
    noted = Q(findings__severity=Finding.Severity.NOTE)
    return list(alike.annotate(
        strengths=Count("findings", filter=told & strong),
        wanting=Count("findings", filter=told & ~strong & ~noted),
    ).order_by("-held_on", "-pk"))  # fmt: skip
