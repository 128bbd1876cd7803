"""What a label says behind the last of several counted points, in one part as in the others: it is of the part above.

“A1 … A2 … A3 …”, then “How governors will check”, and so under each priority: the governors check the priority.
"""

from collections.abc import Iterator

from goldenthread.domain.reading.plan_reading.drafts import Draft
from goldenthread.domain.reading.plan_reading.notes import Notes
from goldenthread.foundation.documents.document import Span

_FEWEST_PARTS = 2
_COUNTED = ("decimal", "simple", "code", "level")


def move_up(notes: Notes) -> None:
    """Give to the parts above what only the last point of each says, and of several points in most no other."""
    drafts = [draft for root in notes.stack.roots for draft in root.walk()]
    for label in dict.fromkeys(label for draft in drafts for label in draft.cells):
        holders = [draft for draft in drafts if label in draft.cells]
        above = [draft.parent for draft in holders if _is_last(draft)]
        parts = [part for part in above if part is not None]
        beside = {id(part.parent) for part in parts}
        # The parts beside these that have points: each of them must say it, and behind its last point.
        families = [one for one in drafts if id(one.parent) in beside and one.children]
        is_of_each = len(parts) == len(holders) == len({id(part) for part in parts}) == len(families)
        several = sum(len(part.children) > 1 for part in parts)
        if is_of_each and len(parts) >= _FEWEST_PARTS and several * 2 > len(parts):
            for draft, part in zip(holders, parts, strict=True):
                if label not in part.cells:
                    _give(draft, part, label, notes)


def _is_last(draft: Draft) -> bool:
    is_counted = bool(draft.number) and draft.sort[0].split(" ")[0] in _COUNTED
    return is_counted and draft.parent is not None and draft.parent.children[-1] is draft


def _give(draft: Draft, part: Draft, label: str, notes: Notes) -> None:
    part.cells[label], part.headings[label] = draft.cells.pop(label), draft.headings.pop(label, "")
    said = list(_spans_of(draft, label, notes))
    part.more.extend(said)
    draft.more[:] = [span for span in draft.more if span not in said]


def _spans_of(draft: Draft, label: str, notes: Notes) -> Iterator[Span]:
    text = notes.source.document.text
    return (span for span in draft.more if text[span.start : span.end].strip().rstrip(": ") == label)
