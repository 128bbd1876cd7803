"""By which figures a service of the trust is known, and what it costs.

Its figures are those of its plan and those that its own posts answer for; its money is what its plan names, and what
any plan names for it.
"""

from collections import defaultdict
from decimal import Decimal
from typing import NamedTuple

from django.db.models import Q, Sum

from goldenthread.domain.access import Reach
from goldenthread.features.measures.models import Measure
from goldenthread.features.measures.queries import measures_within
from goldenthread.features.organisations.models import Unit
from goldenthread.features.plans.models import BudgetLine, ElementMeasure, Plan
from goldenthread.features.plans.queries.visible import elements


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


class Cost(NamedTuple):
    """Money of one kind in one school year, and how much of it so far."""

    kind: str
    year: str
    amount: Decimal
    so_far: Decimal | None

    @property
    def label(self) -> str:
        return str(BudgetLine.Kind(self.kind).label)


def costs_of_service(reach: Reach, unit: Unit) -> list[Cost]:
    """Return what plans in force name for a service, by kind and year, as far as the reader sees their parts."""
    parts = elements(reach).filter(plan__state=Plan.State.LIVE)
    lines = BudgetLine.objects.filter(element__in=parts).filter(
        Q(unit=unit) | Q(element__plan__unit=unit, unit=None, school=None)
    )
    sums = lines.order_by().values("kind", "year").annotate(amounts=Sum("amount"), so_fars=Sum("so_far"))
    found = [Cost(one["kind"], one["year"], one["amounts"], one["so_fars"]) for one in sums]
    kinds = list(BudgetLine.Kind.values)
    return sorted(found, key=lambda cost: (kinds.index(cost.kind), cost.year))
