"""The links of one part with its places up and down: no more of either end than a page prints."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from django.db.models import Q

from goldenthread.domain.access import Reach
from goldenthread.features.plans.models import Element, Link
from goldenthread.features.plans.queries.visible import sees


class End(NamedTuple):
    """A part at one end of a link, and the plan and place in which it stands."""

    element: int
    ref: str
    number: str
    title: str
    depth: int
    plan: int
    plan_title: str
    state: str
    trust_id: int
    school_id: int | None
    unit_id: int | None
    school: str | None
    school_short: str | None
    unit: str | None

    @property
    def where(self) -> str:
        return self.school or self.unit or ""

    @property
    def where_short(self) -> str:
        return self.school_short or self.where


_END = (
    "pk", "ref", "number", "title", "depth", "plan_id", "plan__title", "plan__state", "plan__trust_id",
    "plan__school_id", "plan__unit_id", "plan__school__name", "plan__school__short_name", "plan__unit__name",
)  # fmt: skip
_OWN = ("kind", "reason", "school_id", "school__name", "school__short_name", "unit_id", "unit__name")
_COLUMNS = (*_OWN, *(f"upper__{name}" for name in _END), *(f"lower__{name}" for name in _END))


class Tie(NamedTuple):
    """A link as a page speaks of it. Who declines has no lower end, and is named by its school or unit."""

    kind: str
    reason: str
    school: int | None
    school_name: str | None
    school_short: str | None
    unit: int | None
    unit_name: str | None
    upper: End
    lower: End | None

    @property
    def plans(self) -> list[int]:
        return [end.plan for end in (self.upper, self.lower) if end]


def ties_of(reach: Reach, element: Element) -> list[Tie]:
    """Return the links of a part, up and down, whose other end the reader may see: one query."""
    links = Link.objects.filter(Q(upper=element) | Q(lower=element), upper__removed_at=None, lower__removed_at=None)
    ties = (_tie(row) for row in links.values_list(*_COLUMNS))
    return [tie for tie in ties if sees(reach, tie.upper) and _sees_below(reach, tie)]


def _tie(row: Sequence[Any]) -> Tie:
    start, middle = len(_OWN), len(_OWN) + len(_END)
    lower = End._make(row[middle:])
    return Tie._make((*row[:start], End._make(row[start:middle]), lower if lower.element else None))


def _sees_below(reach: Reach, tie: Tie) -> bool:
    if tie.lower is not None:
        return sees(reach, tie.lower)
    return reach.may("plan.see", school=tie.school, unit=tie.unit)
