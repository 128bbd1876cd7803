"""Headings told by the size of their type, where a document has no styles."""

from collections.abc import Sequence
from statistics import median

from goldenthread.foundation.documents.document import Block


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
    body = median(known)
    larger = sorted(
        {block.size for block in blocks if block.size > body * 1.1 and len(block.text) < 200}, reverse=True
    )
    return {size: rank for rank, size in enumerate(larger, start=1)}
