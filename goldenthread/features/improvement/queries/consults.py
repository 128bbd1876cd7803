"""Consults that were asked for: which a reader sees, and which of them wait."""

from collections.abc import Iterable

from django.db.models import Q, QuerySet

from goldenthread.domain.access import Reach
from goldenthread.features.activity.models import Task
from goldenthread.features.improvement.models import Consult
from goldenthread.features.improvement.queries.visible import SEE
from goldenthread.features.organisations.queries import schools_within
from goldenthread.foundation.subjects import Subject


def consults_within(reach: Reach) -> QuerySet[Consult]:
    """Return the consults about schools whose phase the reader may see, and those that they ask or answer."""
    mine = Q(of__in=reach.posts) | Q(post__in=reach.posts)
    found = Consult.objects.filter(mine | Q(school__in=schools_within(reach, SEE)), school__trust=reach.trust)
    return found.select_related("school__trust", "of", "post", "support")


def consults_waited_for(reach: Reach) -> QuerySet[Task]:
    """Return what others are to answer or give that a post of the reader's asked for."""
    asked = Consult.objects.filter(post__in=reach.posts, state__in=[Consult.State.ASKED, Consult.State.AGREED])
    open_ones = Task.objects.filter(trust=reach.trust, subject_kind="consult", closed_at=None)
    return open_ones.filter(subject_ref__in=asked.values("ref")).exclude(post__in=reach.posts)


def find_consults(reach: Reach, refs: Iterable[str]) -> dict[str, Subject]:
    """Return consults as lines on a page, by reference."""
    return {
        row.ref: Subject(
            "consult", row.ref, str(row), f"/{row.school.trust.slug}/improvement/consult/{row.ref}/"
        )
        for row in consults_within(reach).filter(ref__in=list(refs))
    }  # fmt: skip
