"""From a part of the trust's plan to the local plans that carry it."""

from goldenthread.domain.access import Reach
from goldenthread.features.plans.models import Element, Link
from goldenthread.features.plans.queries import elements

SAYS = {"supports": "supports it", "conflicts": "conflicts with it"}


def carried_by(reach: Reach, element: Element) -> list[dict[str, str]]:
    """Return each part of a local plan that carries this one, as far as the reader may see: one query."""
    ties = Link.objects.filter(upper=element, lower__in=elements(reach)).exclude(kind=Link.Kind.DECLINES)
    found = ties.select_related("lower__plan__school", "lower__plan__unit").order_by(
        "lower__plan__school__order", "lower__plan__school__name", "lower__plan__unit__name", "pk"
    )
    return [
        {
            "ref": tie.lower.ref,
            "place": str(tie.lower.plan.school or tie.lower.plan.unit or tie.lower.plan.title),
            "title": tie.lower.title,
            "says": SAYS.get(tie.kind, ""),
        }
        for tie in found
        if tie.lower
    ]
