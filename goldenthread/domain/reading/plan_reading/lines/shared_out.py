"""Lists that say something of each part by its number: “Expected impact 1. … 2. … 3. …” behind three priorities."""

from collections.abc import Iterator, Sequence

from goldenthread.domain.reading.plan_reading.drafts import Draft
from goldenthread.domain.reading.plan_reading.notes import Notes
from goldenthread.domain.reading.plan_reading.taken_in.items import Line
from goldenthread.domain.reading.plan_reading.taken_in.marks import figures


def share_out(notes: Notes) -> None:
    """Give each part its line of a list that stands behind the last of them and counts as they do."""
    for siblings in _families(notes.stack.roots):
        last = siblings[-1]
        for heading, lines in list(last.cells.items()):
            if _counts_as(lines, siblings) and not any(heading in part.cells for part in siblings[:-1]):
                for part, line in zip(siblings, lines, strict=True):
                    part.cells[heading] = [line]
                    part.headings[heading] = last.headings.get(heading, "")


def _families(roots: list[Draft]) -> Iterator[list[Draft]]:
    waiting = [roots]
    while waiting:
        siblings = waiting.pop()
        if len(siblings) > 1:
            yield siblings
        waiting.extend(part.children for part in siblings if part.children)


def _counts_as(lines: Sequence[Line], siblings: Sequence[Draft]) -> bool:
    """Say whether lines are numbered as parts are, one for each."""
    ours = [figures(part.number) for part in siblings]
    theirs = [figures(line.mark.number) for line in lines]
    return len(ours) == len(theirs) and ours == theirs == [[place] for place in range(1, len(ours) + 1)]
