"""Lines that say several things by label, as “Lead: Head of English | Timescale: July | Cost: none”."""

import re
from collections.abc import Iterator
from dataclasses import replace

from goldenthread.domain.reading.plan_reading.vocabulary import Vocabulary
from goldenthread.foundation.documents.document import Block, Span

LONGEST = 600
_DEFINES = "\n:"
_FAR = "   "
_PARTS = ("|", "•", ";", "·", _DEFINES)
_LABEL = re.compile(
    r"(?:^|(?P<parted>\s*[|•;·]\s*|\s*\n:\s+|[.,]?\s+))(?P<label>[A-Z](?:[A-Za-z/&]| (?! )){1,40}?)\s?:(?=\s)"
)


def apart(block: Block, vocabulary: Vocabulary) -> Iterator[Block]:
    """Yield a block in as many pieces as it says things by labels that we know; as it is where it says one."""
    cuts = list(_cuts(block, vocabulary)) if ":" in block.text and len(block.text) <= LONGEST else []
    # A name with a definition under it, as Markdown writes “: Lead: …”, is parted from even one.
    least = 1 if _DEFINES in block.text else 2
    if len(cuts) < least or len(block.text) != block.span.end - block.span.start:
        yield block
        return
    before = block.text[: cuts[0]]
    is_led = before.rstrip().endswith(_PARTS) or (bool(before.strip()) and before.endswith(_FAR))
    starts = [0, *cuts] if is_led else [0, *cuts[1:]]
    for start, end in zip(starts, [*starts[1:], len(block.text)], strict=True):
        words = block.text[start:end]
        kept = words.strip(" \t|•;·\n").removesuffix(_DEFINES).rstrip()
        at = block.span.start + start + words.index(kept) if kept else 0
        if kept:
            # What parts two of them belongs to the first.
            until = block.span.start + end if words.rstrip().endswith(_PARTS) else at + len(kept)
            is_name = not start and words.rstrip().endswith(_DEFINES)
            yield replace(block, text=kept, span=Span(at, until), is_bold=block.is_bold or is_name)


def _cuts(block: Block, vocabulary: Vocabulary) -> Iterator[int]:
    for match in _LABEL.finditer(block.text):
        label = match["label"].strip()
        is_known = vocabulary.is_exact_column(label) or bool(vocabulary.control_field(label))
        is_first = not match["parted"] and match.start() == 0
        # Words that only may be a label need more than a space before them.
        parted = match["parted"] or ""
        is_parted = (
            bool(parted.strip()) or "\n" in parted or _FAR in parted or len(label.split()) > 1 or label in _SURE
        )
        if is_known and (is_first or is_parted):
            yield match.start("label")


_SURE = frozenset(
    ("Lead", "Owner", "Timescale", "Deadline", "Cost", "Costs", "Resources", "By", "Who", "When", "RAG")
)
