"""Bullets that stand on a line of their own, as text taken off a page leaves them: each is that of the line below."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from goldenthread.domain.reading.plan_reading.taken_in.marks import BULLETS, is_bare_bullet
from goldenthread.foundation.documents.document import Block, Span

_FEWEST = 2
# “… to low-carbon energy. -”, where the bullet of the next point ran on behind a full stop.
_BEHIND = re.compile(rf"(?<=[.;:!?])\s+(?P<bullet>[{re.escape(BULLETS)}])$")


def handed_down(blocks: Sequence[Block], text: str) -> Iterator[Block]:
    """Yield the blocks, each below a bare bullet with this bullet; where but one stands so, all as they are."""
    bare = sum(is_bare_bullet(above.text) and _may_be_point(below) for above, below in pairwise(blocks))
    if not bare or bare + sum(bool(_BEHIND.search(block.text)) for block in blocks) < _FEWEST:
        yield from blocks
        return
    bullet = ""
    for block in blocks:
        if is_bare_bullet(block.text):
            bullet = block.text
            yield block
            continue
        behind = _BEHIND.search(block.text) if text[block.span.start : block.span.end] == block.text else None
        at = block.span.start + (behind.start("bullet") if behind else 0)
        own = block
        if behind:
            own = replace(block, text=block.text[: behind.start()], span=Span(block.span.start, at - 1))
        yield replace(own, marker=bullet) if bullet and _may_be_point(own) else own
        bullet = ""
        if behind:
            bullet = behind["bullet"]
            yield replace(block, text=bullet, span=Span(at, at + 1))


def _may_be_point(block: Block) -> bool:
    """Say whether a block has words and neither mark nor style of its own."""
    is_marked = block.text[:1] in BULLETS or block.marker or block.heading or block.cell
    return any(character.isalnum() for character in block.text) and not is_marked
