"""A plan that was read and waits to be looked through: its parts in order, each mended by hand before any is kept.

A part stands under the nearest part above it that is less deep. So a mend is always one of a few simple deeds: say
other words, set it in or out, join it to the one above, cut it in two, or put it aside as no part of the plan.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

DEEPEST = 8


class CannotMend(Exception):
    """A mend that makes no sense; the message says why."""


@dataclass(frozen=True)
class StagedPart:
    """One part as read or mended. `spans` are the stretches of the source that it came from."""

    id: str
    depth: int
    number: str
    title: str
    text: str = ""
    cells: tuple[tuple[str, str], ...] = ()
    spans: tuple[tuple[int, int], ...] = ()
    marks: tuple[str, ...] = ()
    short_title: str = ""


@dataclass(frozen=True)
class Staged:
    """The parts in reading order, the names of their levels from the top, and what was put aside.

    `taken` are the words beside the plan, as read, that were made something else by hand; `worked_in` the questions
    whose answers made parts that were mended since, so that they are part of what stands; `told` what was said by
    hand of lines that other plans of the same template have too, by their leading words.
    """

    parts: tuple[StagedPart, ...]
    levels: tuple[str, ...]
    aside: tuple[tuple[str, str, int, int], ...] = ()
    taken: tuple[str, ...] = ()
    worked_in: tuple[str, ...] = ()
    told: tuple[tuple[str, str], ...] = ()


def from_reading(found: dict[str, Any]) -> Staged:
    """Return what was read, as plain values, ready to be mended."""
    depths = sorted({part["depth"] for part in found["elements"]})
    names: dict[int, dict[str, int]] = {}
    parts = []
    for part in found["elements"]:
        depth = min(depths.index(part["depth"]) + 1, DEEPEST)
        tally = names.setdefault(depth, {})
        tally[part["level"]] = tally.get(part["level"], 0) + 1
        spans = [tuple(part["span"]), *map(tuple, part.get("cell_spans", {}).values())]
        parts.append(StagedPart(
            part["id"], depth, part["number"], part["title"], part["text"], tuple(part["cells"].items()),
            tuple(dict.fromkeys(spans)), tuple(part.get("marks", ())), part.get("short_title", ""),
        ))  # fmt: skip
    levels = tuple(max(names[depth], key=lambda name: names[depth][name]) for depth in sorted(names))
    return settled(Staged(tuple(parts), levels))


def as_values(staged: Staged) -> dict[str, Any]:
    """Return a staged plan in values that JSON can hold."""
    return {
        "parts": [
            {
                "id": part.id, "depth": part.depth, "number": part.number, "title": part.title, "text": part.text,
                "cells": [list(cell) for cell in part.cells], "spans": [list(span) for span in part.spans],
                "marks": list(part.marks), "short_title": part.short_title,
            }
            for part in staged.parts
        ],
        "levels": list(staged.levels),
        "aside": [list(each) for each in staged.aside if each[1]],
        "taken": list(staged.taken),
        "worked_in": list(staged.worked_in),
        "told": [list(each) for each in staged.told],
    }  # fmt: skip


def from_values(held: dict[str, Any]) -> Staged:
    """Return a staged plan from the values that it was kept in."""
    return Staged(
        tuple(
            StagedPart(
                part["id"], part["depth"], part["number"], part["title"], part["text"],
                tuple((heading, words) for heading, words in part["cells"]),
                tuple((start, end) for start, end in part["spans"]), tuple(part["marks"]), part["short_title"],
            )
            for part in held["parts"]
        ),
        tuple(held["levels"]),
        tuple((kind, words, start, end) for kind, words, start, end in held["aside"]),
        tuple(held.get("taken", ())),
        tuple(held.get("worked_in", ())),
        tuple((words, deed) for words, deed in held.get("told", ())),
    )  # fmt: skip


def settled(staged: Staged) -> Staged:
    """Return the plan with no part more than one level below the one above it, and a name for every level."""
    parts, above = [], 0
    for part in staged.parts:
        depth = min(max(part.depth, 1), above + 1, DEEPEST)
        parts.append(replace(part, depth=depth) if depth != part.depth else part)
        above = depth
    deepest = max((part.depth for part in parts), default=1)
    levels = [*staged.levels, *(f"Level {each}" for each in range(len(staged.levels) + 1, deepest + 1))]
    return replace(staged, parts=tuple(parts), levels=tuple(levels[:deepest]))


def say(staged: Staged, part_id: str, *, number: str, title: str, text: str, cells: dict[str, str]) -> Staged:
    """Give a part other words; a cell that it did not have is added."""
    at = place_of(staged, part_id)
    part = staged.parts[at]
    said = tuple((dict(part.cells) | cells).items())
    return _with(staged, at, replace(part, number=number, title=title, text=text, cells=said))


def move_cell(staged: Staged, part_id: str, heading: str, to: str) -> Staged:
    """Move what stands under one heading of a part to where another stands; to its own text with an empty one."""
    at = place_of(staged, part_id)
    part, cells = staged.parts[at], dict(staged.parts[at].cells)
    if heading not in cells or heading == to or (to and to not in cells):
        raise CannotMend("Choose two columns of the part.")
    words, cells[heading] = cells[heading], ""
    if to:
        cells[to] = "\n".join(filter(None, [cells[to], words]))
    text = part.text if to else "\n".join(filter(None, [part.text, words]))
    return _with(staged, at, replace(part, text=text, cells=tuple(cells.items())))


def set_in(staged: Staged, part_id: str, depth: int) -> Staged:
    """Put a part at another depth; what stands under it comes along."""
    at = place_of(staged, part_id)
    own = staged.parts[at].depth
    most = staged.parts[at - 1].depth + 1 if at else 1
    if not 1 <= depth <= min(most, DEEPEST):
        raise CannotMend("A part can be at most one level below the part above it.")
    parts = list(staged.parts)
    for each in [at, *_under(staged.parts, at)]:
        parts[each] = replace(parts[each], depth=parts[each].depth + depth - own)
    return settled(replace(staged, parts=tuple(parts)))


def join_up(staged: Staged, part_id: str) -> Staged:
    """Join a part to the one above it: its words follow, and what stood under it stands under that one."""
    at = place_of(staged, part_id)
    if at == 0:
        raise CannotMend("Nothing stands above the first part.")
    above, part = staged.parts[at - 1], staged.parts[at]
    joined = joined_words(above, part)
    left = _lifted(staged.parts, at, above.depth - part.depth)
    return settled(replace(staged, parts=(*left[: at - 1], joined, *left[at + 1 :])))


def joined_words(above: StagedPart, part: StagedPart) -> StagedPart:
    """Return a part with the words of another behind its own: in its text, or in its title where it has no text."""
    words = " ".join(filter(None, [part.number, part.title]))
    joined = replace(
        above,
        text="\n".join(filter(None, [above.text, words, part.text])) if above.text else above.text,
        title=above.title if above.text else " ".join(filter(None, [above.title, words])),
        cells=_cells_joined(above.cells, part.cells), spans=above.spans + part.spans, marks=above.marks + part.marks,
    )  # fmt: skip
    return replace(joined, text=part.text) if not above.text and part.text else joined


def cut(staged: Staged, part_id: str, first: str) -> Staged:
    """Cut a part in two where its title ends with `first`; the rest becomes the next part, at the same depth."""
    at = place_of(staged, part_id)
    part = staged.parts[at]
    if not first or not part.title.startswith(first) or not part.title[len(first) :].strip():
        raise CannotMend("Leave the words of the first half as they are, and take the second half away.")
    taken = {each.id for each in staged.parts}
    name = next(name for count in range(1, 10_000) if (name := f"{part.id}+{count}") not in taken)
    rest = StagedPart(name, part.depth, "", part.title[len(first) :].strip(), part.text, part.cells, part.spans)
    half = replace(part, title=first.strip(), text="", cells=())
    return settled(replace(staged, parts=(*staged.parts[:at], half, rest, *staged.parts[at + 1 :])))


def put_aside(staged: Staged, part_id: str, kind: str) -> Staged:
    """Take a part out of the plan, as furniture or as a statement. What stood right under it takes its place."""
    at = place_of(staged, part_id)
    part = staged.parts[at]
    words = "\n".join(filter(None, [
        " ".join(filter(None, [part.number, part.title])), part.text, *told_in_cells(part),
    ]))  # fmt: skip
    start, end = part.spans[0] if part.spans else (0, 0)
    lifted = _lifted(staged.parts, at, -1)
    left = (*lifted[:at], *lifted[at + 1 :])
    return settled(replace(staged, parts=left, aside=(*staged.aside, (kind, words, start, end))))


def told_in_cells(part: StagedPart) -> list[str]:
    """Return what the columns of a part say, each behind its heading."""
    return [f"{heading}: {words}" if heading else words for heading, words in part.cells if words.strip()]


def name_levels(staged: Staged, names: Sequence[str]) -> Staged:
    """Call the levels by other names; an empty one keeps its own."""
    levels = tuple(new.strip() or old for new, old in zip(names, staged.levels, strict=True))
    return replace(staged, levels=levels)


def nested(staged: Staged) -> list[tuple[StagedPart, list[Any]]]:
    """Return the parts as a tree: each with those that stand under it."""
    top: list[tuple[StagedPart, list[Any]]] = []
    chain: list[list[tuple[StagedPart, list[Any]]]] = [top]
    for part in staged.parts:
        node: tuple[StagedPart, list[Any]] = (part, [])
        del chain[part.depth :]
        chain[-1].append(node)
        chain.append(node[1])
    return top


def place_of(staged: Staged, part_id: str) -> int:
    """Return where a part stands."""
    for at, part in enumerate(staged.parts):
        if part.id == part_id:
            return at
    raise CannotMend("This part is no longer there: it was joined to another or put aside.")


def with_all_under(staged: Staged, part_id: str) -> list[int]:
    """Return where a part stands, and all that stands under it."""
    at = place_of(staged, part_id)
    return [at, *_under(staged.parts, at)]


def part_above(staged: Staged, part_id: str) -> str:
    """Return the part that a part stands under; empty at the top."""
    at = place_of(staged, part_id)
    depth = staged.parts[at].depth
    return next((each.id for each in reversed(staged.parts[:at]) if each.depth < depth), "")


def _under(parts: Sequence[StagedPart], at: int) -> Iterator[int]:
    for each in range(at + 1, len(parts)):
        if parts[each].depth <= parts[at].depth:
            return
        yield each


def _lifted(parts: Sequence[StagedPart], at: int, by: int) -> list[StagedPart]:
    """Return the parts with all that stand under one moved together, so that they stay beside each other."""
    moved = list(parts)
    for each in _under(parts, at):
        moved[each] = replace(moved[each], depth=max(1, moved[each].depth + by))
    return moved


def _with(staged: Staged, at: int, part: StagedPart) -> Staged:
    return replace(staged, parts=(*staged.parts[:at], part, *staged.parts[at + 1 :]))


def _cells_joined(
    above: tuple[tuple[str, str], ...], below: tuple[tuple[str, str], ...]
) -> tuple[tuple[str, str], ...]:
    cells = dict(above)
    for heading, words in below:
        cells[heading] = "\n".join(filter(None, [cells.get(heading, ""), words]))
    return tuple(cells.items())
