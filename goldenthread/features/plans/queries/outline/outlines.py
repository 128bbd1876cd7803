"""A whole plan, line by line."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from goldenthread.domain.access import Reach
from goldenthread.domain.plans import plan_tree
from goldenthread.domain.plans.cell_lines import CellLine, lines_of
from goldenthread.domain.plans.numbering import Clash
from goldenthread.features.plans.models import Element, Plan, Statement
from goldenthread.features.plans.queries.outline import trees
from goldenthread.features.plans.queries.outline.placed import Placed
from goldenthread.features.plans.queries.outline.trees import LevelFrame, Stand
from goldenthread.features.plans.queries.visible import may_edit


@dataclass(frozen=True)
class Line(Placed):
    """One part of a plan as a line of its outline."""

    stand: Stand
    leads: Sequence[str]

    @property
    def short_title(self) -> str:
        """The wording of the one-page grid where it has its own."""
        return self.element.grid or self.element.title

    @property
    def short_number(self) -> str:
        """The number before the grid's wording; none where that begins with a number of its own."""
        return "" if self.element.grid[:1].isdigit() else self.number

    @property
    def cells(self) -> list[tuple[str, list[CellLine]]]:
        """The columns that print and hold something, as heading and lines; unknown columns last, under their keys."""
        return [
            (heading, lines_of(text, key, heading, self.level.meanings.get(key, ""), self.number))
            for key, heading, text in self.level.filled(self.element.cells)
        ]

    @property
    def empty(self) -> list[str]:
        """The columns that print and hold nothing yet."""
        return [name for key, name in self.level.columns if not self.element.cells.get(key, "").strip()]


@dataclass(frozen=True)
class Outline:
    """A whole plan: its frame, its statements and its lines in reading order."""

    plan: Plan
    frame: Mapping[int, LevelFrame]
    statements: Sequence[Statement]
    lines: Sequence[Line]
    clashes: Sequence[Clash]
    may_edit: bool

    @cached_property
    def by_key(self) -> dict[int, Line]:
        return {line.element.pk: line for line in self.lines}

    @property
    def tops(self) -> list[Line]:
        return [line for line in self.lines if line.depth == 1]

    def under(self, line: Line) -> list[Line]:
        """Return the lines directly under one."""
        return [self.by_key[child.row.pk] for child in line.node.children]

    def quiet(self, today: dt.date) -> list[Line]:
        """Return the parts of which somebody ought to have spoken by now, and nobody has; of a draft nobody ought."""
        if self.plan.state == Plan.State.DRAFT:
            return []
        tops = [line.node for line in self.tops]
        words = {line.element.pk: line.stand.own for line in self.lines if line.stand.own}
        leads = {line.element.pk: line.leads for line in self.lines if line.leads}
        nodes = trees.quiet_nodes(tops, words, leads, self.plan.heard_since, today)
        return [self.by_key[node.row.pk] for node in nodes]

    @property
    def unsettled(self) -> list[Line]:
        return [line for line in self.lines if line.element.due_question]

    @property
    def years(self) -> list[str]:
        """The years for which some part has a milestone, in order."""
        return sorted({year for line in self.lines for year in line.element.year_milestones})


def outline(reach: Reach, plan: Plan) -> Outline:
    """Return a plan that the reader has found, in seven queries whatever its size."""
    elements = list(Element.objects.filter(plan=plan, removed_at=None).order_by())
    tops = plan_tree.grow(elements)
    frame = trees.frame_of(plan)
    numbers = trees.numbers_of(tops, frame)
    stands = trees.stands(tops, trees.words_of([plan.pk]), trees.standings_of(reach, plan))
    leads = trees.leads_of([plan.pk])
    lines = [
        Line(
            element=node.row, node=node, level=level, computed=numbers[node.row.pk],
            stand=stands[node.row.pk], leads=leads.get(node.row.pk, ()),
        )
        for top in tops
        for within in [trees.within(frame, top.row.ref)]
        for node in top.walk()
        for level in [within.get(node.depth, trees.NO_LEVEL)]
    ]  # fmt: skip
    statements = list(Statement.objects.filter(plan=plan).select_related("clashes_with"))
    return Outline(plan, frame, statements, lines, trees.clashes_of(tops, frame), may_edit(reach, plan))
