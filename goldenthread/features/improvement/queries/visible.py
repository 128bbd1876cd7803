"""What of schools' phases a reader may see and do."""

from collections.abc import Iterable

from django.db.models import Q, QuerySet

from goldenthread.domain.access import Reach
from goldenthread.features.approvals.queries import consulted_subjects
from goldenthread.features.improvement.models import Assessment, Ladder, Move, WorkItem
from goldenthread.features.organisations.models import School
from goldenthread.features.organisations.queries import schools_within
from goldenthread.foundation.subjects import Subject

SEE, ASSESS, WORK, DECIDE = "phase.see", "phase.assess", "phase.work", "phase.decide"
SET_UP = "organisation.edit"


def ladders_within(reach: Reach) -> QuerySet[Ladder]:
    """Return the ladders that the trust has adopted, for those who see any school's phase."""
    found = Ladder.objects.filter(trust=reach.trust, retired_on=None, adopted_on__isnull=False)
    return found.select_related("trust") if reach.may_somewhere(SEE) else found.none()


def ladders_to_read(reach: Reach) -> QuerySet[Ladder]:
    """Return the adopted ladders, and the proposed ones for those who set the trust up or are asked about them."""
    found = Ladder.objects.filter(trust=reach.trust, retired_on=None).select_related("trust")
    if may_set_up(reach):
        return found
    adopted = Q(adopted_on__isnull=False) if reach.may_somewhere(SEE) else Q(pk__in=[])
    return found.filter(adopted | consulted_subjects("ladder", reach.posts))


def may_set_up(reach: Reach) -> bool:
    return reach.may_everywhere(SET_UP)


def ladder_for(ladders: Iterable[Ladder], school: School) -> Ladder | None:
    """Return the ladder for a school of these ages; None where the trust has none for them."""
    return next((ladder for ladder in ladders if ladder.shape.suits(school.ages_from, school.ages_to)), None)


def schools_placed(reach: Reach) -> QuerySet[School]:
    """Return the schools whose phase the reader may see."""
    return schools_within(reach, SEE).select_related("trust")


def may_assess(reach: Reach, school: School) -> bool:
    return school.trust_id == reach.trust and reach.may(ASSESS, school=school.pk)


def may_work(reach: Reach, school: School) -> bool:
    return school.trust_id == reach.trust and reach.may(WORK, school=school.pk)


def may_decide(reach: Reach) -> bool:
    return reach.may_everywhere(DECIDE)


def items_within(reach: Reach) -> QuerySet[WorkItem]:
    """Return the items of the working lists that the reader may see."""
    found = WorkItem.objects.filter(school__in=schools_within(reach, SEE))
    return found.select_related("school__trust", "ladder", "post")


def assessments_within(reach: Reach) -> QuerySet[Assessment]:
    """Return the assessments of schools whose phase the reader may see."""
    found = Assessment.objects.filter(school__in=schools_within(reach, SEE))
    return found.select_related("school__trust", "ladder", "version", "post", "by")


def assessment_at_hand(reach: Reach, school: School, ladder: Ladder) -> Assessment | None:
    """Return the last assessment of a school that no body has decided upon since; None where each was answered."""
    last = assessments_within(reach).filter(school=school, ladder=ladder).first()
    return last if last is not None and not is_answered(last) else None


def is_answered(assessment: Assessment) -> bool:
    """Say whether a body decided on the school's phase after an assessment was made."""
    later = Move.objects.filter(school=assessment.school_id, ladder=assessment.ladder_id)
    return later.filter(Q(assessment=assessment) | Q(decided_on__gt=assessment.made_on)).exists()


def find_items(reach: Reach, refs: Iterable[str]) -> dict[str, Subject]:
    """Return items as lines on a page, by reference."""
    found = items_within(reach).filter(ref__in=list(refs))
    return {row.ref: Subject("ladder item", row.ref, _says(row), _address(row, f"item/{row.ref}")) for row in found}


def find_ladders(reach: Reach, refs: Iterable[str]) -> dict[str, Subject]:
    """Return ladders as lines on a page, by reference."""
    return {
        row.ref: Subject("ladder", row.ref, row.name, f"/{row.trust.slug}/improvement/ladder/{row.ref}/")
        for row in ladders_to_read(reach).filter(ref__in=list(refs))
    }


def find_assessments(reach: Reach, refs: Iterable[str]) -> dict[str, Subject]:
    """Return assessments as lines on a page, by reference."""
    found = assessments_within(reach).filter(ref__in=list(refs))
    return {
        row.ref: Subject("assessment", row.ref, str(row), _address(row, f"assessment/{row.ref}")) for row in found
    }


def _says(row: WorkItem) -> str:
    found = row.ladder.shape.items_by_key.get(row.item)
    return found[1].says if found else row.item


def _address(row: WorkItem | Assessment, rest: str) -> str:
    return f"/{row.school.trust.slug}/improvement/{rest}/"
