"""A live plan with what is said of it, read for a report in two queries whatever its size."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.db.models import OuterRef, QuerySet

from goldenthread.domain.access import Reach
from goldenthread.domain.plans import plan_tree
from goldenthread.domain.plans.horizon import Years
from goldenthread.domain.plans.plan_status import Word
from goldenthread.domain.plans.plan_tree import Node
from goldenthread.features.measures.queries import Cell
from goldenthread.features.plans.models import Element, ElementMeasure, Level, Link, Plan, ProgressNote, Statement
from goldenthread.features.plans.queries import plans
from goldenthread.features.plans.queries.gathering import Gathered, lines
from goldenthread.features.plans.queries.outline import trees
from goldenthread.features.plans.queries.outline.trees import LevelFrame, Stand
from goldenthread.features.plans.queries.outline.years import years_of
from goldenthread.features.plans.queries.visible import has_begun, in_force
from goldenthread.foundation import clock


@dataclass(frozen=True)
class WholePlan:
    """A plan's tree and everything that a report says of it."""

    plan: Plan
    tops: Sequence[Node[Element]]
    frame: Mapping[int, LevelFrame]
    ties: Mapping[int, Sequence[int]]
    notes: Sequence[tuple[int, Word]]
    statements: Sequence[Mapping[str, Any]]
    serves: Mapping[int, Sequence[Mapping[str, Any]]]
    beside: Sequence[str] = ()
    """The titles of the other plans of the same place that are in force as well."""
    title: str = ""
    stood_as: str = ""
    """A sentence on the version by which it stands here, where it is that of a day of the past."""

    @property
    def called(self) -> str:
        return self.title or self.plan.title

    @property
    def years(self) -> Years:
        return years_of(self.plan)

    @cached_property
    def numbers(self) -> dict[int, str]:
        """Every part's number: as printed, or else the computed one."""
        computed = trees.numbers_of(self.tops, self.frame)
        return {node.row.pk: node.row.number or computed[node.row.pk] for node in plan_tree.walk(self.tops)}

    def level(self, depth: int) -> LevelFrame:
        return self.frame.get(depth, trees.NO_LEVEL)

    def stands(
        self, known: Mapping[int, Mapping[int | None, Cell]], before: dt.date | None = None
    ) -> dict[int, Stand]:
        """Return how every part stands; with a day, by what had been said before it."""
        here = trees.standings_here(self.plan, known)
        standings = {
            element: {measure: here[measure] for measure in measures if measure in here}
            for element, measures in self.ties.items()
        }
        return trees.stands(self.tops, self._words(before), standings)

    def _words(self, before: dt.date | None) -> dict[int, Word]:
        return {element: word for element, word in self.notes if before is None or word.said_on < before}


SERVING = (Link.Kind.TAKES_UP, Link.Kind.ADAPTS, Link.Kind.SUPPORTS)


def whole_plan(reach: Reach, school: int | None) -> WholePlan | None:
    """Return the plan of the trust, or of one school, that is in force; None where there is none."""
    found = in_force(gathered(reach, school), clock.today())
    return arranged(found) if found else None


def gathered(reach: Reach, school: int | None) -> QuerySet[Plan]:
    """Return the plans of the trust, or of one school, with everything that a report says of them."""
    kind = Plan.Kind.SCHOOL if school else Plan.Kind.TRUST
    of_plan = OuterRef("pk")
    notes = ProgressNote.objects.filter(element__plan=of_plan).order_by("said_on", "pk")
    served = Link.objects.filter(lower__plan=of_plan, kind__in=SERVING)
    today = clock.today()
    others = Plan.objects.filter(has_begun(today), trust=reach.trust, kind=kind, school=school, unit=None)
    return (
        plans(reach)
        .filter(kind=kind, school=school, unit=None)
        .annotate(
            report_levels=Gathered(
                Level.objects.filter(plan=of_plan).order_by("depth"),
                depth="depth", one="one", many="many", number="number",
            ),
            report_ties=Gathered(
                ElementMeasure.objects.filter(element__plan=of_plan).order_by("pk"),
                element="element_id", measure="measure_id",
            ),
            report_notes=Gathered(notes, element="element_id", status="status", said_on="said_on"),
            report_statements=Gathered(
                Statement.objects.filter(plan=of_plan, element=None).order_by("order", "pk"), kind="kind", text="text"
            ),
            report_serves=Gathered(
                served.order_by("pk"), lower="lower_id", number="upper__number", title="upper__title",
                short="upper__grid", ref="upper__ref",
            ),
            report_beside=Gathered(
                others.filter(state=Plan.State.LIVE).exclude(pk=of_plan).order_by("title", "pk"), title="title"
            ),
        )
    )  # fmt: skip


def arranged(plan: Any) -> WholePlan:
    """Return a gathered plan as it stands now: one more query."""
    elements = Element.objects.filter(plan=plan, removed_at=None).order_by()
    frame = {
        level["depth"]: LevelFrame(level["one"], level["many"], level["number"])
        for level in lines(plan.report_levels)
    }
    ties: dict[int, list[int]] = defaultdict(list)
    for tie in lines(plan.report_ties):
        ties[tie["element"]].append(tie["measure"])
    serves: dict[int, list[Mapping[str, Any]]] = defaultdict(list)
    for link in lines(plan.report_serves):
        serves[link["lower"]].append(link)
    return WholePlan(
        plan=plan, tops=plan_tree.grow(elements), frame=frame, ties=ties,
        notes=list(_notes(lines(plan.report_notes))), statements=lines(plan.report_statements), serves=serves,
        beside=[other["title"] for other in lines(plan.report_beside)],
    )  # fmt: skip


def _notes(gathered: Iterable[Mapping[str, Any]]) -> Iterable[tuple[int, Word]]:
    for note in gathered:
        yield note["element"], Word(note["status"], dt.date.fromisoformat(note["said_on"][:10]))
