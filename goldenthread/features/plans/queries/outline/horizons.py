"""A plan by both its horizons, service by service: what it is to reach in all its years, and in one of them."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from goldenthread.domain.plans import plan_tree
from goldenthread.domain.plans.year_themes import year_to_show
from goldenthread.features.organisations.models import Unit
from goldenthread.features.plans.models import Assignment, Element, Plan
from goldenthread.features.plans.queries.outline import trees
from goldenthread.features.plans.queries.outline.trees import Stand
from goldenthread.features.plans.queries.outline.years import years_of


@dataclass(frozen=True)
class Line:
    """One part: how it is called, what it is to reach in the year, and how it stands."""

    element: Element
    number: str
    depth: int
    this_year: str
    stand: Stand


@dataclass(frozen=True)
class Service:
    """The parts that posts of one service lead; those of no service stand together at the end."""

    unit: Unit | None
    lines: Sequence[Line]

    @property
    def counts(self) -> dict[str, int]:
        """What was said of the parts themselves, worst first."""
        from_worst = ("off track", "at risk", "not started", "on track", "done")
        return {
            status: count
            for status in from_worst
            if (count := sum(line.stand.own is not None and line.stand.own.status == status for line in self.lines))
        }


@dataclass(frozen=True)
class Horizons:
    """A plan by service, with the year that is shown and the years that could be."""

    services: Sequence[Service]
    year: str
    years: Sequence[str]


def horizons_of(plan: Plan, today: dt.date, asked: str = "") -> Horizons:
    """Return a plan within sight by service, its whole run beside one year: five queries."""
    rows = list(Element.objects.filter(plan=plan, removed_at=None).order_by())
    tops = plan_tree.grow(rows)
    numbers = trees.numbers_of(tops, trees.frame_of(plan))
    stands = trees.stands(tops, trees.words_of([plan.pk]), {})
    years = sorted({year for row in rows for year, text in row.year_milestones.items() if text})
    year = year_to_show(years, years_of(plan).now(today), asked)
    led_by = _services(plan)
    found: dict[int | None, list[Line]] = {}
    units: dict[int, Unit] = {}
    for top in tops:
        for node in top.walk():
            unit = _nearest(node, led_by) or plan.unit
            if unit is not None:
                units[unit.pk] = unit
            line = Line(
                node.row, numbers.get(node.row.pk, ""), node.depth, str(node.row.year_milestones.get(year, "")),
                stands[node.row.pk],
            )  # fmt: skip
            found.setdefault(unit.pk if unit else None, []).append(line)
    in_order = sorted(found, key=lambda key: (key is None, units[key].name if key else ""))
    return Horizons([Service(units.get(key) if key else None, found[key]) for key in in_order], year, years)


def _services(plan: Plan) -> Mapping[int, Unit]:
    """Return of each part the service whose post leads it."""
    leads = Assignment.objects.filter(
        element__plan=plan, capacity=Assignment.Capacity.LEAD, post__unit__isnull=False
    ).select_related("post__unit")
    return {lead.element_id: lead.post.unit for lead in leads.order_by("-pk") if lead.post.unit is not None}


def _nearest(node: plan_tree.Node[Element], led_by: Mapping[int, Unit]) -> Unit | None:
    """Return the service that leads a part, or else the nearest part over it."""
    here: plan_tree.Node[Element] | None = node
    while here is not None:
        if here.row.pk in led_by:
            return led_by[here.row.pk]
        here = here.parent
    return None
