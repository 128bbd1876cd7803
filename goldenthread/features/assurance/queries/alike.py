"""Reviews that looked at the same, one after the other, and by which principles reviews look."""

from django.db.models import Count, Q

from goldenthread.domain.access import Reach
from goldenthread.features.assurance.models import Finding, Review
from goldenthread.features.assurance.queries.visible import reviews_within
from goldenthread.features.plans.models import Statement
from goldenthread.features.plans.queries.outline.speaking import principles_in_force


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


def looked_by(reach: Reach) -> list[tuple[Statement, int, int]]:
    """Return each value and principle of the plan in force, how many reviews look and how many parts live by it.

    Those that fewest reviews look by stand first. Four queries.
    """
    found = principles_in_force(reach)
    counted = Statement.objects.filter(pk__in=[one.pk for one in found]).annotate(
        looks=Count("reviews", filter=Q(reviews__in=reviews_within(reach).values("pk")), distinct=True),
        parts=Count("lived_by", filter=Q(lived_by__element__removed_at=None), distinct=True),
    )
    told = {key: (looks, parts) for key, looks, parts in counted.values_list("pk", "looks", "parts")}
    return sorted(((one, *told[one.pk]) for one in found), key=lambda line: line[1])
