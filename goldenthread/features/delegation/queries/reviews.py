"""Looks at how much is delegated: which the reader may see, and what was changed after one."""

from collections.abc import Iterable

from django.db.models import Q, QuerySet

from goldenthread.domain.access import Reach
from goldenthread.features.delegation.models import DelegationReview, Variance
from goldenthread.features.delegation.queries.deciding import Answer, answers_in
from goldenthread.features.delegation.queries.schemes import WholeScheme
from goldenthread.features.organisations.models import School, Trust
from goldenthread.features.organisations.queries import schools_within

LEVELS = ("trust", "central", "local", "outside")


def reviews_within(reach: Reach) -> QuerySet[DelegationReview]:
    """Return the reviews of the trust at large and of schools within reach."""
    schools = schools_within(reach, "scheme.see")
    return DelegationReview.objects.filter(Q(school=None) | Q(school__in=schools), trust=reach.trust).select_related(
        "school", "body"
    )


def changes_since(review: DelegationReview) -> list[Variance]:
    """Return what differs from the scheme since a review: at its school, or anywhere for the trust at large."""
    found = Variance.objects.filter(trust=review.trust_id, from_on__gte=review.held_on, needs_grant=False)
    if review.school_id:
        found = found.filter(school=review.school_id)
    return list(found.select_related("school").order_by("from_on", "pk"))


def levels_by_section(
    held: WholeScheme, trust: Trust, on: object, school: School | None
) -> dict[str, dict[str, int]]:
    """Return, by section, how many of its decisions are taken at each level, as the scheme holds there on a day."""
    topics = {line.row.topic: section.row.key for section in held.sections for line in section.lines}
    answers: Iterable[Answer] = answers_in(held, trust, topics, on=on, school=school)  # type: ignore[arg-type]
    found: dict[str, dict[str, int]] = {section.row.key: dict.fromkeys(LEVELS, 0) for section in held.sections}
    for answer in answers:
        deciding = [*answer.deciders, *(acting for band in answer.bands for acting in band.deciders)]
        for level in {acting.party.level for acting in deciding}:
            found[topics[answer.decision.topic]][level] += 1
    return found
