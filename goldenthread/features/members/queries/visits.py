"""Questions about visits: which were made and are coming, by school, by who went, and by what they looked at."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from goldenthread.domain.access import Reach
from goldenthread.features.members.models import FollowUp, Visit
from goldenthread.features.organisations.models import School
from goldenthread.features.organisations.queries import role_titles, schools_within
from goldenthread.foundation.subjects import Subject

SEE, MAKE, HEAR, KEEP = "meeting.see", "visit.make", "visit.hear", "member.keep"


def visits_within(reach: Reach) -> QuerySet[Visit]:
    """Return the visits that the reader may read: of schools within reach, their own, and of the trust at large.

    A confidential one is read by whose it is, by those who answer for the school, and by who keeps the members.
    """
    if not reach.may_somewhere(SEE):
        return Visit.objects.none()
    found = Visit.objects.filter(trust=reach.trust).select_related("trust", "school", "post", "body", "visitor")
    own = Q(visitor=reach.person)
    if not reach.may_everywhere(SEE):
        found = found.filter(own | Q(school__in=reach.schools_for(SEE)))
    if reach.may_everywhere(KEEP):
        return found
    return found.filter(own | Q(is_confidential=False) | Q(school__in=_schools(reach, HEAR)))


def may_tell(reach: Reach, visit: Visit) -> bool:
    """Say whether the reader may change a visit and tell of it: whose it is, and who keeps the members."""
    return visit.visitor_id == reach.person or reach.may_everywhere(KEEP)


def may_comment(reach: Reach, visit: Visit) -> bool:
    """Say whether the reader may say what the school makes of a visit."""
    return visit.school_id is not None and reach.may(HEAR, school=visit.school_id)


def schools_to_visit(reach: Reach) -> QuerySet[School]:
    return schools_within(reach, MAKE)


def follow_ups_within(reach: Reach) -> QuerySet[FollowUp]:
    """Return what is to be done after visits that the reader may read, and what is asked of their own posts."""
    found = FollowUp.objects.filter(Q(visit__in=visits_within(reach)) | Q(post__in=reach.posts))
    return found.filter(visit__trust=reach.trust).select_related("visit__trust", "visit__school", "post")


def may_finish(reach: Reach, follow_up: FollowUp) -> bool:
    return follow_up.post_id in reach.posts or may_tell(reach, follow_up.visit)


def last_before(visit: Visit) -> QuerySet[Visit]:
    """Return earlier visits about the same thing in the same place, so that one can say what has changed since."""
    same = Visit.objects.filter(trust=visit.trust_id, school=visit.school_id, state=Visit.State.TOLD, on__lt=visit.on)
    about = Q(kind=visit.kind)
    if visit.subject_ref:
        about |= Q(subject_kind=visit.subject_kind, subject_ref=visit.subject_ref)
    return same.filter(about)


@dataclass(frozen=True)
class Tally:
    """How many visits were told of since a day: by school, by the visitor's role, and by what they looked at."""

    by_school: Sequence[tuple[School, int, dt.date | None]]
    by_role: Sequence[tuple[str, int]]
    by_subject: Sequence[tuple[str, str, int]]
    told: int


def tally(reach: Reach, visits: Iterable[Visit]) -> Tally:
    """Count visits, with the schools that had none; `by_subject` are kind, reference and how many."""
    told = [visit for visit in visits if visit.state == Visit.State.TOLD]
    schools = Counter(visit.school_id for visit in told)
    last: dict[int | None, dt.date] = {}
    for visit in told:
        last[visit.school_id] = max(visit.on, last.get(visit.school_id, visit.on))
    titles = role_titles()
    roles = Counter(titles.get(visit.post.role, "Others") if visit.post else "Others" for visit in told)
    about = Counter((visit.subject_kind, visit.subject_ref) for visit in told if visit.subject_ref)
    return Tally(
        [(school, schools[school.pk], last.get(school.pk)) for school in schools_within(reach, SEE)],
        roles.most_common(), [(kind, ref, number) for (kind, ref), number in about.most_common()], len(told),
    )  # fmt: skip


def find_visits(reach: Reach, refs: Iterable[str]) -> dict[str, Subject]:
    """Return visits as lines on a page, by reference."""
    found = visits_within(reach).filter(ref__in=list(refs))
    return {row.ref: Subject("visit", row.ref, f"{row}, {row.on:%-d %B %Y}", _address(row), row.who) for row in found}


def find_follow_ups(reach: Reach, refs: Iterable[str]) -> dict[str, Subject]:
    """Return what is to be done after visits, by reference."""
    found = follow_ups_within(reach).filter(ref__in=list(refs))
    return {
        row.ref: Subject(
            "follow-up", row.ref, row.text,
            f"/{row.visit.trust.slug}/governance/visits/follow-up/{row.ref}/", str(row.visit),
        )
        for row in found
    }  # fmt: skip


def _address(visit: Visit) -> str:
    return f"/{visit.trust.slug}/governance/visits/{visit.ref}/"


def _schools(reach: Reach, right: str) -> QuerySet[School]:
    return schools_within(reach, right)
