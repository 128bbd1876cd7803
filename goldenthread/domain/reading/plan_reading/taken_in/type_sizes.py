"""Headings told by the size of their type, where a document has no styles."""

from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from goldenthread.foundation.documents.document import Block

Look = tuple[float, bool]
_FEWEST, _MOST = 4, 0.5


def look_of(block: Block) -> Look:
    """Return the size of a block's type, and whether it is bold."""
    return (round(block.size, 1), block.is_bold)


def looks_of_all(blocks: Sequence[Block]) -> frozenset[Look]:
    """Return the looks that head nothing: what a heading looks like has something else below it.

    Where most lines of a look stand right over another of the same, points are set as their headings are, and the
    look says no more of a line than that it is short.
    """
    flow = [block for block in blocks if block.part == "body" and block.text.strip()]
    found: dict[Look, list[bool]] = defaultdict(list)
    for block, below in pairwise(flow):
        if block.cell is None and not block.heading:
            found[look_of(block)].append(below.cell is None and look_of(below) == look_of(block))
    return frozenset(look for look, same in found.items() if len(same) >= _FEWEST and sum(same) > _MOST * len(same))


def heading_sizes(blocks: Sequence[Block]) -> dict[float, int]:
    """Rank the sizes of type that are larger than the body's, the largest first."""
    known = [
        block.size
        for block in blocks
        if block.size and block.part == "body"
        for _ in range(len(block.text) // 40 + 1)
    ]
    if not known or any(block.heading for block in blocks):
        return {}
    body, idle = median(known), looks_of_all(blocks)
    set_off = (block for block in blocks if block.size > body * 1.1 and look_of(block) not in idle)
    larger = sorted({block.size for block in set_off if len(block.text) < 200}, reverse=True)
    return {size: rank for rank, size in enumerate(larger, start=1)}
