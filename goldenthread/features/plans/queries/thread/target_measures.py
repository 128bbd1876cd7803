"""What shows the targets of a plan: the measures that can, and the targets that still wait for one."""

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from goldenthread.domain.access import Reach
from goldenthread.features.measures.models import Measure
from goldenthread.features.measures.queries import measures_within
from goldenthread.features.plans.models import ElementTarget, Plan

_WAITS = Q(target__measure=None, unmeasured_because="", target__signed_off_at=None)


def aims_of(plan: Plan) -> QuerySet[ElementTarget]:
    """Return the targets of a plan that the reader has found, each where a part names it, in the plan's order."""
    aims = ElementTarget.objects.filter(element__plan=plan, element__removed_at=None, target__retired_on=None)
    return aims.order_by("element__depth", "element__order", "element", "order", "pk")


def waiting_for_a_measure(plan: Plan) -> QuerySet[ElementTarget]:
    """Return the targets of a plan that no measure shows, and of which nobody has said why."""
    return aims_of(plan).filter(_WAITS)


def counting_what_waits(found: QuerySet[Plan]) -> QuerySet[Plan]:
    """Return plans that each know how many of their targets wait: for a measure, and `undated` for their date."""
    undated = ~Q(target__due_question="")
    return found.annotate(unmeasured=_count(_WAITS), undated=_count(undated, of="target"))


def _count(which: Q, of: str = "pk") -> Coalesce:
    aims = ElementTarget.objects.filter(
        which, element__plan=OuterRef("pk"), element__removed_at=None, target__retired_on=None
    )
    counted = aims.order_by().values("element__plan").annotate(found=Count(of, distinct=True)).values("found")
    return Coalesce(Subquery(counted), 0)


def measures_for(reach: Reach, plan: Plan) -> QuerySet[Measure] | None:
    """Return the measures that can show a target of a plan which the reader may change, if they may choose any.

    Of a service, whose targets are the trust's, these are only its own.
    """
    if plan.school_id is not None or reach.may("measure.edit", school=None, unit=plan.unit_id):
        return measures_within(reach)
    own = measures_within(reach).filter(owner__unit=plan.unit_id)
    return own if plan.unit_id is not None and own.exists() else None
