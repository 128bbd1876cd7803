"""A plan of the trust or of a service, school by school: what each part means where, and where nothing is said."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from goldenthread.domain.access import Reach
from goldenthread.domain.plans import plan_tree
from goldenthread.features.organisations.models import School
from goldenthread.features.organisations.queries import schools_within
from goldenthread.features.plans.models import Element, Latitude, Plan, SchoolLine
from goldenthread.features.plans.queries.outline import trees
from goldenthread.features.plans.queries.visible import may_edit


@dataclass(frozen=True)
class PartThere:
    """One part, how it is held, and the line of each school that has one, by school."""

    element: Element
    number: str
    depth: int
    is_common: bool | None
    lines: Mapping[int, SchoolLine]

    @property
    def waits(self) -> bool:
        """Say whether each school is to say its own way in this part."""
        return self.is_common is False

    def silent(self, schools: Sequence[School]) -> list[School]:
        """Return the schools that have still to say theirs."""
        return [school for school in schools if self.waits and school.pk not in self.lines]


class LevelHeld(NamedTuple):
    """How many parts of one level are the same everywhere and how many each school's own, and how many are meant."""

    many: str
    common: int
    own: int
    most: int | None

    @property
    def is_over(self) -> bool:
        return self.most is not None and self.common > self.most


@dataclass(frozen=True)
class SchoolBySchool:
    """A plan by its parts and by the schools within sight, and for which of these the reader writes."""

    parts: Sequence[PartThere]
    schools: Sequence[School]
    writes_for: frozenset[int]
    may_hold: bool
    levels: Sequence[LevelHeld] = ()

    @property
    def common(self) -> list[PartThere]:
        return [part for part in self.parts if part.is_common]

    @property
    def own(self) -> list[PartThere]:
        return [part for part in self.parts if part.waits]

    @property
    def silences(self) -> int:
        return sum(len(part.silent(self.schools)) for part in self.parts)

    def silent_in(self, school: School) -> list[PartThere]:
        return [part for part in self.own if school.pk not in part.lines]


def school_by_school(reach: Reach, plan: Plan) -> SchoolBySchool:
    """Return a plan of no single school, school by school, as far as the reader sees those: seven queries."""
    schools = list(schools_within(reach, "plan.see"))
    rows = list(Element.objects.filter(plan=plan, removed_at=None).order_by())
    tops = plan_tree.grow(rows)
    frame = trees.frame_of(plan)
    numbers = trees.numbers_of(tops, frame)
    held = dict(Latitude.objects.filter(element__plan=plan).values_list("element", "is_common"))
    lines: dict[int, dict[int, SchoolLine]] = defaultdict(dict)
    for line in SchoolLine.objects.filter(element__plan=plan, school__in=schools).select_related("post"):
        lines[line.element_id][line.school_id] = line
    parts = [
        PartThere(
            node.row, numbers.get(node.row.pk, ""), node.depth, held.get(node.row.pk), lines.get(node.row.pk, {})
        )
        for node in plan_tree.walk(tops)
    ]
    holds = may_edit(reach, plan)
    own = {school.pk for school in schools if holds or reach.may("plan.edit", school=school.pk)}
    most = dict(plan.levels.values_list("depth", "most"))
    levels = [
        LevelHeld(
            level.many, sum(part.is_common is True for part in there), sum(part.waits for part in there),
            most.get(depth),
        )
        for depth, level in sorted(frame.items()) if (there := [part for part in parts if part.depth == depth])
    ]  # fmt: skip
    return SchoolBySchool(parts, schools, frozenset(own), holds, [one for one in levels if one.common or one.own])
