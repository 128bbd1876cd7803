"""Footnotes: each belongs to the part in which the raised number stands that it hangs on."""

import re
from collections.abc import Sequence

from goldenthread.domain.reading.plan_reading.notes import Notes, Said
from goldenthread.domain.reading.plan_reading.taken_in.items import Line
from goldenthread.domain.reading.plan_reading.taken_in.marks import Mark
from goldenthread.foundation.documents.document import Block, Span

HEADING = "Footnote"
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def set_footnotes_apart(notes: Notes) -> None:
    """Put each footnote under the part, or beside the statement, that it says more of."""
    blocks = notes.source.document.blocks
    for note in (block for block in blocks if block.part == "footnote"):
        _put(notes, note, _where_it_hangs(note, blocks))


def _put(notes: Notes, note: Block, hung: Span | None) -> None:
    line = Line(note.text, (note.span,), Mark(body=note.text), page=note.page)
    for root in notes.stack.roots:
        for draft in root.walk():
            if hung and hung in draft.spans():
                draft.cells.setdefault(HEADING, []).append(line)
                return
    notes.said.append(Said("other", [line], heading=f"{HEADING} {note.marker}".strip()))


def _where_it_hangs(note: Block, blocks: Sequence[Block]) -> Span | None:
    """Return the stretch of text that the footnote’s number stands in, raised, behind a word."""
    sign = note.marker.translate(_RAISED)
    hung = re.compile(rf"(?<=[^\W\d_][^\W\d_]|.[.,;:)”’%]){sign}(?![⁰¹²³⁴⁵⁶⁷⁸⁹])")
    return next((block.span for block in blocks if block.part != "footnote" and hung.search(block.text)), None)
