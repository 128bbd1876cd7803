"""What is proposed of a school: nobody is held to it yet."""

from collections.abc import Iterable, Sequence

from django.db.models import Q

from goldenthread.domain.access import Reach
from goldenthread.features.approvals.models import Consultation
from goldenthread.features.measures.models import Target
from goldenthread.features.measures.queries.lists import targets_within
from goldenthread.foundation.subjects import Subject

SET = "target-set"
PROPOSED = Q(is_proposed=True, retired_on=None, proposed_on__isnull=False, measure__isnull=False)


def proposed_of(school: str) -> list[Target]:
    """Return every target that is proposed of a school, by its reference, in the order of the measures."""
    found = Target.objects.filter(PROPOSED, school__ref=school).select_related("measure", "school", "trust")
    return list(found.order_by("measure__order", "measure__name", "pk"))


def has_been_heard(school: str, rows: Sequence[Target]) -> bool:
    """Say whether a round on the set was summed up since the last of its targets was proposed."""
    newest = max(row.proposed_on for row in rows if row.proposed_on)
    rounds = Consultation.objects.filter(subject_kind=SET, subject_ref=school, closed_on__gte=newest)
    return rounds.exists()


def find_target_sets(reach: Reach, refs: Iterable[str]) -> dict[str, Subject]:
    """Return what is proposed of schools as lines on a page, by the school's reference."""
    wanted = list(refs)
    found = targets_within(reach).filter(school__ref__in=wanted).exclude(proposed_on=None)
    return {
        row.school.ref: Subject(
            SET, row.school.ref, f"Targets proposed of {row.school.name}",
            f"/{row.trust.slug}/measures/proposals/{row.school.ref}/",
        )
        for row in found if row.school
    }  # fmt: skip
