"""A part of a plan in its place: what its row in the editor and its line in the outline both say."""

from dataclasses import dataclass

from goldenthread.domain.plans.numbering import is_same
from goldenthread.domain.plans.plan_tree import Node
from goldenthread.features.plans.models import Element
from goldenthread.features.plans.queries.outline.trees import LevelFrame


@dataclass(frozen=True)
class Placed:
    """One part in its place, with its number as counted beside the one that is printed."""

    element: Element
    node: Node[Element]
    level: LevelFrame
    computed: str

    @property
    def depth(self) -> int:
        return self.node.depth

    @property
    def number(self) -> str:
        """The number as printed, or else the computed one."""
        return self.element.number or self.computed

    @property
    def counted(self) -> str:
        """The computed number where a different one is printed."""
        printed = self.element.number
        return self.computed if printed and self.computed and not is_same(printed, self.computed) else ""
