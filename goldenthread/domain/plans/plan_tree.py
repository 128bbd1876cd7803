"""The tree of a plan: its parts in reading order, and what may stand where.

A part stands under one parent or at the top, in an order of its own among its neighbours. It can be
moved anywhere but beneath itself, and never deeper than the plan has levels.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

# A row is whatever has `pk`, `parent_id` and `order`.
Row = TypeVar("Row", bound=Any)
Key = TypeVar("Key", bound=Hashable)


class Misplaced(ValueError):
    """A part cannot stand there; the message says why, in plain words."""


@dataclass(eq=False)
class Node(Generic[Row]):
    """One part in its place. The top level has depth 1."""

    row: Row
    depth: int
    parent: "Node[Row] | None" = None
    children: list["Node[Row]"] = field(default_factory=list)

    def walk(self) -> Iterator["Node[Row]"]:
        """Yield this part and all beneath it, in reading order."""
        waiting = [self]
        while waiting:
            node = waiting.pop()
            yield node
            waiting.extend(reversed(node.children))

    def ancestors(self) -> list["Node[Row]"]:
        """List what this part stands under, the top first."""
        above: list[Node[Row]] = []
        node = self.parent
        while node:
            above.append(node)
            node = node.parent
        return above[::-1]


def grow(rows: Iterable[Row]) -> list[Node[Row]]:
    """Build the tree from flat rows in one pass over them; return the top level.

    Neighbours stand by order, and by key where two share one. A row whose parent is not among the rows
    stands at the top, so that nothing is lost from sight.
    """
    nodes = {row.pk: Node(row, 1) for row in sorted(rows, key=lambda row: (row.order, row.pk))}
    tops: list[Node[Row]] = []
    for node in nodes.values():
        node.parent = nodes.get(node.row.parent_id)
        (node.parent.children if node.parent else tops).append(node)
    for node in walk(tops):
        node.depth = node.parent.depth + 1 if node.parent else 1
    return tops


def walk(tops: Iterable[Node[Row]]) -> Iterator[Node[Row]]:
    """Yield every part of a tree in reading order."""
    for top in tops:
        yield from top.walk()


def told_apart(tops: Iterable[Node[Row]]) -> dict[Any, str]:
    """Name every part of a tree by its title; of those called alike, with the part above that tells them apart."""
    alike: dict[str, list[Node[Row]]] = defaultdict(list)
    for node in walk(tops):
        alike[node.row.title].append(node)
    return {
        node.row.pk: f"{title} ({above})" if above else title
        for title, nodes in alike.items()
        for node, above in zip(nodes, _telling(nodes), strict=True)
    }


def _telling(nodes: Sequence[Node[Row]]) -> list[str]:
    """Return, of parts called alike, what tells them apart: the nearest parts above that all differ, or all above."""
    if len(nodes) == 1:
        return [""]
    above = [[one.row.title for one in reversed(node.ancestors())] for node in nodes]
    for names in zip(*above, strict=False):
        if len(set(names)) == len(nodes):
            return list(names)
    return [", ".join(names) for names in above]


def beneath(key: Key, parents: Iterable[tuple[Key, Key | None]]) -> list[Key]:
    """List a part and everything beneath it, a parent before its children, from (part, parent) pairs."""
    children: dict[Key | None, list[Key]] = defaultdict(list)
    for part, parent in parents:
        children[parent].append(part)
    found = [key]
    for part in found:
        found.extend(children[part])
    return found


def require_place(
    *, moving: Sequence[Key], under: Key | None, depth: int, height: int, levels: int, deepest: str = ""
) -> None:
    """Raise Misplaced unless a part, with all of `moving` beneath it, can stand under a parent at this depth.

    `height` is how many levels the moving part spans, itself included; `levels` how many the plan has.
    """
    if under is not None and under in moving:
        raise Misplaced("A part of a plan cannot stand beneath itself.")
    if depth + height - 1 > levels:
        below = f" below {deepest}" if deepest else ""
        raise Misplaced(
            f"This plan has no level{below}, so nothing can stand that deep. “Levels and columns” can give it one."
        )


def placed(neighbours: Sequence[Key], key: Key, at: int | None = None) -> list[Key]:
    """Return the neighbours with `key` among them at a place counted from 0; at the end when none is said."""
    others = [neighbour for neighbour in neighbours if neighbour != key]
    at = len(others) if at is None else max(0, min(at, len(others)))
    return [*others[:at], key, *others[at:]]


def moved(neighbours: Sequence[Key], key: Key, by: int) -> list[Key]:
    """Return the neighbours with `key` moved up (-1) or down (1); at either end it stays."""
    return placed(neighbours, key, max(0, neighbours.index(key) + by))
