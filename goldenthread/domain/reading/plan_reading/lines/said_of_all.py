"""What a label says behind the last of several counted points, in one part as in the others: it is of the part above.

“A1 … A2 … A3 …”, then “How governors will check”, and so under each priority: the governors check the priority.
"""

from collections.abc import Iterator, Sequence

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
        if all(label not in part.cells for part in _parts_of(holders, drafts)):
            for draft, part in zip(holders, _parts_of(holders, drafts), strict=False):
                _give(draft, part, label, notes)
    named = [draft for draft in drafts if _is_counted(draft) and any(_is_listed(child) for child in draft.children)]
    for draft, part in zip(named, _parts_of(named, drafts), strict=False):
        _hand_over(draft, part)


def _parts_of(holders: Sequence[Draft], drafts: Sequence[Draft]) -> list[Draft]:
    """Return the part above each, where each is the last below it and every part beside these has one as well."""
    parts = [part for draft in holders if (part := _part_that_ends_in(draft))]
    beside = {id(part.parent) for part in parts}
    families = [one for one in drafts if id(one.parent) in beside and one.children]
    is_of_each = len(parts) == len(holders) == len({id(part) for part in parts}) == len(families)
    several = sum(len(part.children) > 1 for part in parts)
    return parts if is_of_each and len(parts) >= _FEWEST_PARTS and several * 2 > len(parts) else []


def _part_that_ends_in(draft: Draft) -> Draft | None:
    is_last = _is_counted(draft) and draft.parent is not None and draft.parent.children[-1] is draft
    return draft.parent if is_last else None


def _is_counted(draft: Draft) -> bool:
    return bool(draft.number) and draft.sort[0].split(" ")[0] in _COUNTED


def _is_listed(draft: Draft) -> bool:
    """Tell a point under “Key actions:”, which names what it is, from one that only says more of what is above."""
    return draft.sort[0] == "bullet" and draft.is_level_said


def _hand_over(draft: Draft, part: Draft) -> None:
    """Set points that a heading names beside the counted ones, behind the last of which they stand."""
    moved = [child for child in draft.children if _is_listed(child)]
    draft.children[:] = [child for child in draft.children if child not in moved]
    for child in moved:
        child.parent = part
    part.children.extend(moved)


def _give(draft: Draft, part: Draft, label: str, notes: Notes) -> None:
    part.cells[label], part.headings[label] = draft.cells.pop(label), draft.headings.pop(label, "")
    said = list(_spans_of(draft, label, notes))
    part.more.extend(said)
    draft.more[:] = [span for span in draft.more if span not in said]


def _spans_of(draft: Draft, label: str, notes: Notes) -> Iterator[Span]:
    text = notes.source.document.text
    return (span for span in draft.more if text[span.start : span.end].strip().rstrip(": ") == label)
