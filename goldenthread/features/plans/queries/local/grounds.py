"""What a plan rests on, with the parts that answer each point, and the parts that nothing stands beneath."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Prefetch, QuerySet

from goldenthread.domain.access import Reach
from goldenthread.features.measures.queries import Cell, cells
from goldenthread.features.plans.models import Element, Ground, GroundLink, Plan
from goldenthread.features.plans.queries.visible import plans_to_edit


@dataclass(frozen=True)
class Point:
    """One point, the parts that answer it, and how its measure stands in the plan's place today."""

    ground: Ground
    parts: Sequence[Element]
    cell: Cell | None


@dataclass(frozen=True)
class Grounds:
    """Everything that a plan rests on, and its top parts that answer nothing of it."""

    points: Sequence[Point]
    bare: Sequence[Element]
    tops: Sequence[Element]

    @property
    def unanswered(self) -> list[Point]:
        return [point for point in self.points if not point.parts]

    def of(self, kind: str) -> list[Point]:
        return [point for point in self.points if point.ground.kind == kind]


def grounds_of(reach: Reach, plan: Plan) -> Grounds:
    """Return what a plan within sight rests on: five queries."""
    links = GroundLink.objects.filter(element__removed_at=None).select_related("element")
    found = list(plan.grounds.select_related("measure").prefetch_related(Prefetch("answered_by", links)))
    measures = {one.measure.pk: one.measure for one in found if one.measure is not None}
    there = cells(reach, measures.values(), places={plan.school_id}) if measures else {}
    points = [
        Point(
            one, [link.element for link in one.answered_by.all()],
            there.get(one.measure_id, {}).get(plan.school_id) if one.measure_id else None,
        )
        for one in found
    ]  # fmt: skip
    tops = list(plan.elements.filter(removed_at=None, parent=None))
    # A part answers for those above it: what rests on a point beneath a priority is no bare priority.
    over = _tops_over(plan, {part.pk for point in points for part in point.parts})
    return Grounds(points, [top for top in tops if top.pk not in over], tops)


def grounds_to_edit(reach: Reach) -> QuerySet[Ground]:
    """Return the points of plans that the reader may change."""
    return Ground.objects.filter(plan__in=plans_to_edit(reach)).select_related("plan__trust", "measure")


def _tops_over(plan: Plan, parts: set[int]) -> set[int]:
    """Return the keys of the top parts over some parts, and of those among them."""
    if not parts:
        return set()
    parents = dict(plan.elements.filter(removed_at=None).values_list("pk", "parent"))
    found = set()
    for part in parts:
        here = part
        while (up := parents.get(here)) is not None:
            here = up
        found.add(here)
    return found
