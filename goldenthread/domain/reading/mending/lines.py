"""The lines of a plan that waits. Each may be said to be something else than it was read as, one or many at once.

A line is the title of a part, a line of its text or of one of its columns, or words that stand beside the plan:
what it states, what was left out. So whatever was missed, or taken for something else, is put right where it lies.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from goldenthread.domain.reading.mending import staged_plan
from goldenthread.domain.reading.mending.staged_paper import Beside, Paper
from goldenthread.domain.reading.mending.staged_plan import CannotMend, Staged, StagedPart

TITLE, TEXT, CELL, BESIDE = "title", "text", "cell", "beside"
LEFT_OUT = "furniture"
# Parts that were made of lines by hand are named so, and by their number.
MADE = "made-"


@dataclass(frozen=True)
class Line:
    """One line. `owner` is its part, or the words beside the plan; `heading` its column; `at` its place there."""

    id: str
    words: str
    field: str
    owner: str
    at: int = 0
    heading: str = ""
    depth: int = 0


def lines_of(part: StagedPart) -> Iterator[Line]:
    """Yield the lines of a part: its title, its text, its columns."""
    title = " ".join(filter(None, [part.number, part.title]))
    yield Line(part.id, title, TITLE, part.id, depth=part.depth)
    for at, words in enumerate(part.text.split("\n")):
        if words.strip():
            yield Line(f"{part.id}/t/{at}", words.strip(), TEXT, part.id, at, depth=part.depth)
    for column, (heading, held) in enumerate(part.cells):
        for at, words in enumerate(held.split("\n")):
            if words.strip():
                yield Line(f"{part.id}/c{column}/{at}", words.strip(), CELL, part.id, at, heading, part.depth)


def lines_beside(beside: Beside) -> Iterator[Line]:
    """Yield the lines of words that stand beside the plan."""
    for at, words in enumerate(beside.words.split("\n")):
        if words.strip():
            yield Line(f"{beside.id}/b/{at}", words.strip(), BESIDE, beside.id, at, beside.kind)


def all_lines(staged: Staged, paper: Paper) -> Iterator[Line]:
    """Yield every line of a plan that waits, and those beside it."""
    for part in staged.parts:
        yield from lines_of(part)
    for beside in paper.beside(staged):
        yield from lines_beside(beside)


def owner_of(line: str) -> str:
    """Return whose a line is, by its name."""
    return line.partition("/")[0]


def chosen_lines(staged: Staged, paper: Paper, chosen: Collection[str]) -> list[Line]:
    """Return the lines that were chosen, in the order of the plan; what is no longer there is told."""
    found = [line for line in all_lines(staged, paper) if line.id in chosen]
    if not chosen:
        raise CannotMend("Tick the lines that are meant first.")
    if len(found) < len(set(chosen)):
        raise CannotMend("A line of those is no longer there: it was joined to another, or left out.")
    return found


def landing(before: Staged, after: Staged, chosen: Sequence[str]) -> str:
    """Return the part to come back to: the first that is new, or the first that was chosen, or the one before it."""
    had, has = [part.id for part in before.parts], [part.id for part in after.parts]
    fresh = next((part for part in has if part not in set(had)), "")
    owner = owner_of(chosen[0]) if chosen else ""
    if fresh or owner in has:
        return fresh or owner
    at = had.index(owner) if owner in had else 0
    return next((part for part in reversed(had[: at + 1]) if part in set(has)), has[0] if has else "")


def taken_out(
    staged: Staged, paper: Paper, lines: Sequence[Line], *, follows: bool
) -> tuple[Staged, list[tuple[Line, list[str]]]]:
    """Take lines out of where they stand; with each come, where it `follows`, those after it up to the next."""
    taken: list[tuple[Line, list[str]]] = []
    fields: dict[tuple[str, str, str], list[Line]] = {}
    for line in lines:
        fields.setdefault((line.owner, line.field, line.heading), []).append(line)
    beside = {each.id: each for each in paper.beside(staged)}
    for (owner, field, heading), held in fields.items():
        wanted = {line.at: line for line in held}
        kept, own = [], None
        whole = beside[owner].words if field == BESIDE else field_of(staged, owner, field, heading)
        for at, words in enumerate(whole.split("\n")):
            if at in wanted:
                own = [words.strip()]
                taken.append((wanted[at], own))
            elif own is not None and follows:
                own += [words.strip()] if words.strip() else []
            else:
                kept.append(words)
        left = "\n".join(kept).strip()
        if field == BESIDE:
            staged = paper.without(staged, beside[owner], left)
        else:
            staged = with_field(staged, owner, field, heading, left)
    return staged, taken


def spans_of(staged: Staged, paper: Paper, line: Line) -> list[tuple[int, int]]:
    """Return the stretches of the document from which the owner of a line was read."""
    if line.field == BESIDE:
        return [(each.start, each.end) for each in paper.every if each.id == line.owner] or [
            (each.start, each.end) for each in paper.beside(staged) if each.id == line.owner
        ]
    return [span for part in staged.parts if part.id == line.owner for span in part.spans]


def printed_at(staged: Staged, paper: Paper, line: Line) -> int:
    """Return where a line that stands beside the plan is printed."""
    start = next((each.start for each in paper.every if each.id == line.owner), None)
    if start is None:
        start = next((each.start for each in paper.beside(staged) if each.id == line.owner), 0)
    return (paper.find(line.words, [(start, len(paper.text))]) or (start, start))[0]


def part_before(staged: Staged, paper: Paper, line: Line) -> str:
    """Return the part after which words beside the plan were printed; empty before the first."""
    start = printed_at(staged, paper, line)
    before = [part.id for part in staged.parts if part.spans and start_of(part) < start]
    return before[-1] if before else ""


def start_of(part: StagedPart) -> int:
    """Return where a part begins in the document."""
    return part.spans[0][0] if part.spans else 0


def with_text(staged: Staged, owner: str, lines: Sequence[str]) -> Staged:
    """Put lines at the end of a part's text."""
    if not owner:
        raise CannotMend("No part stands above it.")
    part = staged.parts[staged_plan.place_of(staged, owner)]
    return with_part(staged, part, replace(part, text="\n".join(filter(None, [part.text, *lines]))))


def with_cell(staged: Staged, owner: str, heading: str, words: str) -> Staged:
    """Put words at the end of a column of a part, a new one where it had none of that heading."""
    part = staged.parts[staged_plan.place_of(staged, owner)]
    name, cells = heading.strip().rstrip(":").rstrip(), dict(part.cells)
    if not name:
        raise CannotMend("A column needs a heading.")
    cells[name] = "\n".join(filter(None, [cells.get(name, ""), words]))
    return with_part(staged, part, replace(part, cells=tuple(cells.items())))


def with_field(staged: Staged, owner: str, field: str, heading: str, words: str) -> Staged:
    """Let a part say other words in its text, or under one heading."""
    part = staged.parts[staged_plan.place_of(staged, owner)]
    if field == TEXT:
        return with_part(staged, part, replace(part, text=words))
    return with_part(staged, part, replace(part, cells=tuple((dict(part.cells) | {heading: words}).items())))


def field_of(staged: Staged, owner: str, field: str, heading: str) -> str:
    """Return what a part says in its text, or under one heading."""
    part = staged.parts[staged_plan.place_of(staged, owner)]
    return part.text if field == TEXT else dict(part.cells)[heading]


def with_part(staged: Staged, part: StagedPart, said: StagedPart) -> Staged:
    """Put a part in the place of another."""
    at = staged_plan.place_of(staged, part.id)
    return replace(staged, parts=(*staged.parts[:at], said, *staged.parts[at + 1 :]))
