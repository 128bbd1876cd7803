"""Mends of a plan that waits which put many parts right at once: those that were ticked, or a column of all."""

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import replace

from goldenthread.domain.reading.mending import staged_plan
from goldenthread.domain.reading.mending.staged_plan import CannotMend, Staged, StagedPart
from goldenthread.domain.reading.plan_reading.taken_in.marks import BULLETS

_BULLET = re.compile(rf"^(?:[{re.escape(BULLETS)}]|o(?=\s))\s*")


def at_level(staged: Staged, depth: int) -> list[str]:
    """Return the parts that stand at a level."""
    return [part.id for part in staged.parts if part.depth == depth]


def set_at(staged: Staged, chosen: Collection[str], depth: int) -> Staged:
    """Put parts at a level, each with what stands under it; none stands more than one level below the one above."""
    return _moved(staged, chosen, lambda part: depth - part.depth)


def shifted(staged: Staged, chosen: Collection[str], by: int) -> Staged:
    """Put parts so many levels further in or out, each with what stands under it."""
    return _moved(staged, chosen, lambda _: by)


def column_as_parts(staged: Staged, heading: str) -> Staged:
    """Make each line of a column a part of its own, below the part in whose row it stands.

    A level that is new by it is called as the column is headed.
    """
    made = _with_below(_having(staged, heading), lambda part: _without(part, heading))
    is_new = len(made.levels) > len(staged.levels) and heading.strip()
    return replace(made, levels=(*made.levels[:-1], " ".join(heading.split()))) if is_new else made


def column_as_text(staged: Staged, heading: str) -> Staged:
    """Take what a column says into the parts' own text."""
    parts = []
    for part in _having(staged, heading).parts:
        kept, words = _without(part, heading)
        parts.append(replace(kept, text="\n".join(filter(None, [kept.text, words.strip()]))))
    return replace(staged, parts=tuple(parts))


def column_aside(staged: Staged, heading: str) -> Staged:
    """Leave a column out of the plan; its words are kept beside it."""
    parts, aside = [], list(staged.aside)
    for part in _having(staged, heading).parts:
        kept, words = _without(part, heading)
        parts.append(kept)
        if words.strip():
            start, end = part.spans[0] if part.spans else (0, 0)
            aside.append(("furniture", words, start, end))
    return replace(staged, parts=tuple(parts), aside=tuple(aside))


def _moved(staged: Staged, chosen: Collection[str], way: Callable[[StagedPart], int]) -> Staged:
    """Move parts by levels; what stands under one moves as it does, unless it was chosen itself."""
    wanted = {part.id for part in _chosen(staged, chosen)}
    parts, by, own = [], 0, staged_plan.DEEPEST + 1
    for part in staged.parts:
        if part.id in wanted:
            by, own = max(way(part), 1 - part.depth), part.depth
        elif part.depth <= own:
            by, own = 0, staged_plan.DEEPEST + 1
        parts.append(replace(part, depth=part.depth + by))
    return staged_plan.settled(replace(staged, parts=tuple(parts)))


def _chosen(staged: Staged, chosen: Collection[str]) -> list[StagedPart]:
    held = [part for part in staged.parts if part.id in chosen]
    if not held:
        raise CannotMend("Tick the parts that are meant, or choose a level of them.")
    return held


def _having(staged: Staged, heading: str) -> Staged:
    if not any(heading in dict(part.cells) for part in staged.parts):
        raise CannotMend("That column is no longer there.")
    return staged


def _without(part: StagedPart, heading: str) -> tuple[StagedPart, str]:
    cells = dict(part.cells)
    words = cells.pop(heading, "")
    return replace(part, cells=tuple(cells.items())), words


def _with_below(staged: Staged, parted: Callable[[StagedPart], tuple[StagedPart, str]]) -> Staged:
    """Put the lines that are taken out of each part below it, as parts."""
    taken = {part.id for part in staged.parts}
    parts: list[StagedPart] = []
    for part in staged.parts:
        kept, words = parted(part)
        parts.append(kept)
        names = (name for count in range(1, 10_000) if (name := f"{part.id}+{count}") not in taken)
        for line, name in zip(_lines(words), names, strict=False):
            taken.add(name)
            parts.append(StagedPart(name, min(part.depth + 1, staged_plan.DEEPEST), "", line, spans=part.spans))
    return staged_plan.settled(replace(staged, parts=tuple(parts)))


def _lines(words: str) -> Iterator[str]:
    """Yield the points of a cell: its lines without their bullets, those that go on in small letters joined."""
    found: list[str] = []
    for line in words.splitlines():
        said = _BULLET.sub("", line.strip())
        if not said:
            continue
        if found and said[0].islower() and said == line.strip():
            found[-1] = f"{found[-1]} {said}"
        else:
            found.append(said)
    yield from found


def headings(parts: Sequence[StagedPart]) -> dict[str, list[str]]:
    """Return the columns of a plan in the order in which they first stand, each with what its cells say."""
    found: dict[str, list[str]] = {}
    for part in parts:
        for heading, words in part.cells:
            if words.strip():
                found.setdefault(heading, []).append(words)
    return found


COLUMN_DEEDS: dict[str, Callable[[Staged, str], Staged]] = {
    "parts": column_as_parts,
    "text": column_as_text,
    "leave": column_aside,
}


def columns_done(staged: Staged, deeds: Mapping[str, str]) -> Staged:
    """Do to each column, by its heading, what was said to be done to it."""
    for heading, deed in deeds.items():
        staged = COLUMN_DEEDS[deed](staged, heading)
    return staged
