"""A plan in time: its parts, stages and milestones with their days, and what waits for what."""

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from goldenthread.domain.access import Reach
from goldenthread.domain.plans import plan_tree
from goldenthread.domain.plans.plan_tree import Node
from goldenthread.features.plans.models import Action, Dependency, Element, Plan, Reminder, Stage
from goldenthread.features.plans.queries.outline import trees
from goldenthread.features.plans.queries.visible import actions, elements


@dataclass(frozen=True)
class Line:
    """One line of the picture. `kind` is part, stage, action or milestone; an unclear date is none."""

    key: str
    ref: str
    kind: str
    title: str
    depth: int
    words: str
    due_from: dt.date | None
    due_until: dt.date | None
    question: str
    stands: str
    waits_for: Sequence[str] = ()

    @property
    def is_dated(self) -> bool:
        return self.due_from is not None or self.due_until is not None


def time_lines(reach: Reach, plan: Plan, today: dt.date, strand: str = "") -> list[Line]:
    """Return what a plan holds in time, in reading order; of one strand where it is named. Five queries."""
    rows = list(elements(reach).filter(plan=plan))
    tops = plan_tree.grow(rows)
    words = trees.words_of([plan.pk])
    deeds: dict[int, list[Action]] = defaultdict(list)
    for action in actions(reach).filter(element__plan=plan):
        deeds[action.element_id].append(action)
    stages: dict[int, list[Stage]] = defaultdict(list)
    for stage in Stage.objects.filter(element__in=[row.pk for row in rows]):
        stages[stage.element_id].append(stage)
    waits: dict[int, list[str]] = defaultdict(list)
    for tie in Dependency.objects.filter(element__plan=plan, kind=Dependency.Kind.WAITS):
        waits[tie.element_id].append(
            f"part-{tie.on_element_id}" if tie.on_element_id else f"action-{tie.on_action_id}"
        )
    found: list[Line] = []
    for top in tops:
        if not strand or top.row.ref == strand:
            for node in top.walk():
                said = words.get(node.row.pk)
                found.append(_part(node, said.status if said else "", waits[node.row.pk]))
                found += [_stage(one, node.depth) for one in stages[node.row.pk]]
                found += [_action(one, node.depth, today) for one in deeds[node.row.pk]]
    return found


def _part(node: Node[Element], stands: str, waits: Sequence[str]) -> Line:
    row = node.row
    return Line(
        f"part-{row.pk}", row.ref, "part", f"{row.number} {row.title}".strip(), node.depth - 1, row.due_words,
        None if row.due_question else row.due_from, None if row.due_question else row.due_until, row.due_question,
        stands, waits,
    )  # fmt: skip


def _stage(stage: Stage, depth: int) -> Line:
    unclear = bool(stage.due_question)
    return Line(
        f"stage-{stage.pk}", "", "stage", stage.title, depth, stage.due_words, None if unclear else stage.due_from,
        stage.passed_on or (None if unclear else stage.due_until), stage.due_question,
        "done" if stage.passed_on else "",
    )  # fmt: skip


def _action(action: Action, depth: int, today: dt.date) -> Line:
    unclear = bool(action.due_question)
    return Line(
        f"action-{action.pk}", action.ref, action.kind, action.title, depth, action.due_words,
        None if unclear else action.due_from, action.done_on or (None if unclear else action.due_until),
        action.due_question, action.standing(today),
    )  # fmt: skip


def conditions(reach: Reach, plan: Plan, parts: Collection[str]) -> list[Reminder]:
    """Return what has to be so before these parts can start, in the order of the plan."""
    found = Reminder.objects.filter(kind=Reminder.Kind.CONDITION, element__in=elements(reach).filter(plan=plan))
    found = found.select_related("element__plan").order_by("element__depth", "element__order", "order", "pk")
    return [one for one in found if one.element.ref in parts]
