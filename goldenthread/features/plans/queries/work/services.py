"""By which figures a service of the trust is known: those of its plan, and those that its own posts answer for."""

from collections import defaultdict

from goldenthread.domain.access import Reach
from goldenthread.features.measures.models import Measure
from goldenthread.features.measures.queries import measures_within
from goldenthread.features.plans.models import ElementMeasure, Plan


def measures_of_services(reach: Reach) -> dict[int, list[Measure]]:
    """Return by service the measures that the reader may see, in the trust's order: three questions."""
    seen = measures_within(reach).filter(retired_on=None)
    tied = ElementMeasure.objects.filter(
        element__plan__trust=reach.trust, element__plan__state=Plan.State.LIVE, element__plan__unit__isnull=False,
        element__removed_at=None, measure__in=seen,
    )  # fmt: skip
    pairs = {
        *seen.filter(owner__unit__isnull=False).values_list("owner__unit", "pk"),
        *tied.values_list("element__plan__unit", "measure"),
    }
    found: dict[int, list[Measure]] = defaultdict(list)
    for measure in seen.filter(pk__in={key for _, key in pairs}).order_by("order", "pk"):
        for unit in (unit for unit, key in pairs if key == measure.pk):
            found[unit].append(measure)
    return found
