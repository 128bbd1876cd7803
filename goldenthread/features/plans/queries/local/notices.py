"""Notices of harm, as far as the reader may see them: those of the places whose plans they may read."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Case, Exists, F, IntegerField, OuterRef, Q, QuerySet, Value, When
from django.db.models.functions import Coalesce

from goldenthread.domain.access import Reach
from goldenthread.features.organisations.models import Post, School, Unit, here_on
from goldenthread.features.organisations.queries import schools_within
from goldenthread.features.plans.models import Element, Link, Notice
from goldenthread.features.plans.models.notices import OPEN
from goldenthread.features.plans.queries.deeds import days_of
from goldenthread.features.plans.queries.gathering import Gathered
from goldenthread.features.plans.queries.visible import elements
from goldenthread.foundation.subjects import Subject

RAISE, ANSWER = "notice.raise", "notice.answer"
_IS_OPEN = Case(When(state__in=OPEN, then=Value(0)), default=Value(1), output_field=IntegerField())


def notices(reach: Reach) -> QuerySet[Notice]:
    """Return the notices within sight, the open ones first, the latest before the older."""
    there = Q(school__in=schools_within(reach, "plan.see").values("pk")) | Q(unit__in=_units(reach, "plan.see"))
    found = Notice.objects.filter(there, trust=reach.trust)
    return found.select_related(
        "trust", "school", "unit", "upper__plan__trust", "lower__plan", "post", "by"
    ).order_by(_IS_OPEN, F("raised_on").desc(), "-pk")


def open_notices(reach: Reach) -> QuerySet[Notice]:
    return notices(reach).filter(state__in=OPEN)


def notices_about(reach: Reach, element: Element) -> QuerySet[Notice]:
    """Return the notices about a part of the trust's plan."""
    return notices(reach).filter(upper=element)


@dataclass(frozen=True)
class Harm:
    """A notice as a line of the page of a part, whether of that which harms or of that which is harmed."""

    ref: str
    where: str
    title: str
    effect: str
    state: str
    raised_on: dt.date


def told() -> Gathered:
    """Ask for what the board was told about any part, in the order of `notices`."""
    about = Notice.objects.filter(Q(upper=OuterRef("pk")) | Q(lower=OuterRef("pk")), here_on(at="school__"))
    return Gathered(
        about.order_by(_IS_OPEN, F("raised_on").desc(), "-pk"), ref="ref", school="school_id", unit="unit_id",
        where=Coalesce("school__short_name", "unit__name"), title="upper__title", effect="effect", state="state",
        raised_on="raised_on",
    )  # fmt: skip


def harm_told(reach: Reach, lines: Iterable[dict[str, Any]]) -> list[Harm]:
    """Return what the reader may know of it: what was told of the places whose plans they see."""
    return [
        Harm(**days_of(line, "raised_on"))
        for line in lines
        if reach.may("plan.see", school=line.pop("school"), unit=line.pop("unit"))
    ]


def schools_to_raise_for(reach: Reach) -> QuerySet[School]:
    """Return the schools in whose name the reader may tell the board of harm."""
    return schools_within(reach, RAISE)


def units_to_raise_for(reach: Reach) -> QuerySet[Unit]:
    """Return the services in whose name the reader may tell the board of harm."""
    return _units(reach, RAISE).order_by("name")


def harmed_parts(reach: Reach) -> QuerySet[Element]:
    """Return the parts of those places' plans, which a notice can name; those in conflict first."""
    of_schools = Q(plan__school__in=schools_to_raise_for(reach).values("pk"))
    found = elements(reach).filter(of_schools | Q(plan__unit__in=_units(reach, RAISE).values("pk")))
    in_conflict = Exists(Link.objects.filter(lower=OuterRef("pk"), kind=Link.Kind.CONFLICTS))
    found = found.exclude(plan__state="ended").annotate(is_in_conflict=in_conflict)
    return found.order_by(
        "-is_in_conflict", "plan__school__order", "plan__unit__name", "plan", "depth", "order", "pk"
    )


def may_raise(reach: Reach, notice: Notice) -> bool:
    return reach.may(RAISE, school=notice.school_id, unit=notice.unit_id)


def _units(reach: Reach, permission: str) -> QuerySet[Unit]:
    found = Unit.objects.filter(trust=reach.trust)
    return found if reach.may_everywhere(permission) else found.filter(pk__in=reach.units_for(permission))


def may_answer(reach: Reach) -> bool:
    return reach.may_everywhere(ANSWER)


def post_in_name_of(reach: Reach, school: School | None, unit: Unit | None = None) -> Post | None:
    """Return the post in whose name the reader speaks: one of the place, else of the trust at large."""
    mine = list(Post.objects.filter(pk__in=reach.posts).order_by("pk"))
    own = [post for post in mine if (school and post.school_id == school.pk) or (unit and post.unit_id == unit.pk)]
    at_large = [post for post in mine if post.school_id is None]
    return next(iter([*own, *at_large, *mine]), None)


def find_notices(reach: Reach, refs: Iterable[str]) -> dict[str, Subject]:
    """Return notices as lines on a page, by reference."""
    found = notices(reach).filter(ref__in=list(refs))
    return {
        one.ref: Subject("notice", one.ref, str(one), f"/{one.trust.slug}/plan/notice/{one.ref}/") for one in found
    }
