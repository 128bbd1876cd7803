"""Questions about files that were brought in."""

from collections.abc import Iterable, Mapping

from django.db.models import QuerySet

from goldenthread.domain.access import Reach
from goldenthread.features.intake.models import Load, ToldHeadings
from goldenthread.foundation.subjects import Subject

MAY_LOAD = "files.load"


def loads(reach: Reach) -> QuerySet[Load]:
    """Return the trust's loads, newest first, to whoever may bring in files for the whole of it."""
    if not reach.may_everywhere(MAY_LOAD):
        return Load.objects.none()
    return Load.objects.filter(trust=reach.trust).select_related("by")


def surveys(reach: Reach) -> QuerySet[Load]:
    """Return the trust's loads that are answers to a survey, newest first."""
    return loads(reach).filter(layout=Load.SURVEY)


def headings_told(reach: Reach, kind: str, shapes: Iterable[str]) -> dict[str, list[str]]:
    """Return what was said before in this trust of headings of these shapes, on papers of this kind."""
    rows = ToldHeadings.objects.filter(trust=reach.trust, kind=kind, shape__in=set(shapes) - {""})
    return dict(rows.values_list("shape", "means"))


def all_told(reach: Reach, kind: str) -> dict[str, list[str]]:
    """Return all that was said in this trust of papers of a kind."""
    return dict(ToldHeadings.objects.filter(trust=reach.trust, kind=kind).values_list("shape", "means"))


def all_headings_told(reach: Reach) -> QuerySet[ToldHeadings]:
    """Return everything that was said in this trust of headings of papers."""
    return ToldHeadings.objects.filter(trust=reach.trust).order_by("kind", "shape")


def find_loads(reach: Reach, refs: Iterable[str]) -> Mapping[str, Subject]:
    """Return the loads among these references as subjects of the trail."""
    return {
        load.ref: Subject("load", load.ref, load.file_name, f"/{load.trust.slug}/bring-in/{load.ref}/")
        for load in loads(reach).filter(ref__in=list(refs)).select_related("trust")
    }
