"""The grid of a ladder: phases, and rows that say something of each, out of tables or of headings with lists."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from goldenthread.domain.reading.ladder_reading.bounds import due_of, is_test, lasts_of, says_how_long
from goldenthread.domain.reading.ladder_reading.by_shape import is_grid, lettered, speak_of_roles
from goldenthread.domain.reading.ladder_reading.long_tables import phases_and_work
from goldenthread.domain.reading.ladder_reading.names import (
    COUNTED,
    LONGEST_NAME,
    MOST_WORDS,
    Words,
    could_be_phase,
    is_phase,
    is_short,
    likeness,
    named,
)
from goldenthread.domain.reading.ladder_reading.roles import role_of
from goldenthread.domain.reading.paper import Bit

LEAVE = "leave"
# How deep a heading is that is one by its capitals alone.
LOUD = 9
ROLES = ("says", "lasts", "criteria", "descriptors", "qualities", "central_team", "held", "work", "judged", LEAVE)
MOST_PHASES, MOST_ROWS = 9, 80

_BULLET = re.compile(r"^\s*(?:[•●▪◦‣·*–—-]|\(?[a-z0-9]{1,2}[.)])\s+", re.IGNORECASE)
_LABELLED = re.compile(r"^([^:.;]{2,48}):\s*(.*)$", re.DOTALL)


Named = tuple[str, list[str]]


@dataclass
class Row:
    """A row of the grid: its heading, and what it says of each phase, by the phase's place."""

    label: str
    cells: dict[int, list[str]] = field(default_factory=dict)
    role: str = ""


@dataclass
class ReadLadder:
    phases: list[str] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)
    loose: list[str] = field(default_factory=list)


def read(bits: Sequence[Bit], words: Words) -> ReadLadder:
    """Read a document as a grid of phases and rows; without phases where none could be told."""
    found = (
        _from_tables(bits, words) or _from_rounds(bits, words) or _from_headings(_with_capitals(bits), words)
        or _from_letters(bits) or _from_tables(bits, words, by_shape=True) or ReadLadder()
    )  # fmt: skip
    found.phases, found.rows = found.phases[:MOST_PHASES], [row for row in found.rows if row.cells][:MOST_ROWS]
    for row in found.rows:
        row.role = row.role or role_of(row.label, row.cells, words)
    return found


def begins_strongest(found: ReadLadder, strong: Sequence[str], weak: Sequence[str]) -> bool:
    """Guess whether the phases stand from the strongest to the weakest, by their names or by letters from A.

    One that lasts only so long is not the strongest where the last goes on without an end. Where names say nothing,
    what is said of the first is held against what is said of the last.
    """
    names = [name.casefold() for name in found.phases]

    def is_strong(name: str) -> bool:
        return any(re.search(rf"\b{re.escape(word)}", name) for word in strong)

    if names and all(re.fullmatch(r"[a-f]\d?\+?", name) for name in names):
        return names == sorted(names)
    lasts = next((row.cells for row in found.rows if row.role == "lasts"), {})
    first, last = (lasts_of(" ".join(lasts.get(at, []))) for at in (0, len(names) - 1))
    if first.get("most") and not last.get("most"):
        return False
    if names and is_strong(names[0]) != is_strong(names[-1]):
        return is_strong(names[0])
    return bool(names) and _praise(found, 0, strong, weak) > _praise(found, len(names) - 1, strong, weak)


def _praise(found: ReadLadder, at: int, strong: Sequence[str], weak: Sequence[str]) -> int:
    """Return how much more good than bad is said of a phase."""
    said = " ".join(line for row in found.rows for line in row.cells.get(at, ())).casefold()
    return sum(_counts(said, words) * sign for words, sign in ((strong, 1), (weak, -1)))


def _counts(said: str, words: Sequence[str]) -> int:
    return sum(len(re.findall(rf"\b{re.escape(word)}", said)) for word in words)


# --- Tables


def _from_tables(bits: Sequence[Bit], words: Words, *, by_shape: bool = False) -> ReadLadder | None:
    """Read tables as a ladder: by the names of its phases, or `by_shape` alone where these are no usual ones."""
    found = ReadLadder()
    for title, grid in grids(bits):
        one = _listed(grid) or _of_grid(title, grid, words, by_shape=by_shape)
        if one is None or (found.phases and len(one.phases) > 1 and one.phases != found.phases):
            continue
        if len(one.phases) == 1:
            _add_phase(found, one)
        else:
            found.phases = one.phases
            found.rows += one.rows
    return found if len(found.phases) > 1 else None


def grids(bits: Sequence[Bit]) -> list[tuple[str, list[list[list[str]]]]]:
    """Return each table with the heading above it; a cell is its lines."""
    held: dict[int, dict[tuple[int, int], list[str]]] = {}
    titles: dict[int, str] = {}
    above = ""
    for bit in bits:
        if bit.cell is None:
            above = bit.text.strip() or above
            continue
        table, row, column = bit.cell
        titles.setdefault(table, above)
        held.setdefault(table, {}).setdefault((row, column), []).extend(lines_of(bit.text))
    return [(titles[table], _squared(cells)) for table, cells in held.items()]


def _squared(cells: Mapping[tuple[int, int], list[str]]) -> list[list[list[str]]]:
    """Return cells as rows and columns, without those that are empty throughout."""
    rows = sorted({row for row, _ in cells})
    columns = sorted({column for _, column in cells})
    return [[cells.get((row, column), []) for column in columns] for row in rows]


def _listed(grid: list[list[list[str]]]) -> ReadLadder | None:
    found = phases_and_work(grid, named) if grid else None
    return ReadLadder(found[0], [Row(label, cells, "work") for label, cells in found[1].items()]) if found else None


def _of_grid(
    title: str, grid: list[list[list[str]]], words: Words, *, by_shape: bool = False
) -> ReadLadder | None:  # fmt: skip
    start = next((at for at, row in enumerate(grid) if sum(map(bool, row)) > 1), None)
    if start is None:
        return None
    grid = _headed(grid[start:], words)
    if len(grid[0]) == 2 and is_phase(title, words):
        rows = [Row(_one(row[0]), {0: row[1]}) for row in grid if row[0] and row[1]]
        return ReadLadder([named(title)], rows)
    is_small = len(grid) < 2 or len(grid[0]) < 2
    if is_small or (by_shape and not is_grid([[_one(cell) for cell in row] for row in grid])):
        return None
    beside = grid[0][0][1:]
    across = [_split(cell) for cell in grid[0][1:]]
    down = [_split(row[0], are_two=bool(beside)) for row in grid[1:]]
    speak = by_shape and speak_of_roles([name for name, _ in across], words)
    are_down = speak or _are_down(_one(grid[0][0]), across, down, words)
    if are_down:
        grid = [list(column) for column in zip(*grid, strict=True)]
        across = down
    names = [name for name, _ in across]
    if len([name for name in names if name]) < 2 or not (by_shape or likeness(names, words)):
        return None
    phases = [named(name) for name in names if name]
    places = [at for at, name in enumerate(names) if name]
    rows = _said_with(names=[across[at][1] for at in places], label=" ".join(beside) if are_down else "")
    label = ""
    for line in grid[1:]:
        cells = {n: line[at + 1] for n, at in enumerate(places) if line[at + 1]}
        own = _one(line[0])
        if own and not cells:
            label = own
            continue
        if not own and rows:
            for n, more in cells.items():
                rows[-1].cells.setdefault(n, []).extend(more)
            continue
        rows.append(Row(own or label or "About", cells))
    return ReadLadder(phases, rows)


def _headed(grid: list[list[list[str]]], words: Words) -> list[list[list[str]]]:
    """Return a grid whose phases begin in the first column with an empty one for the headings of rows."""
    are_phases = likeness([_one(cell) for cell in grid[0]], words) == len(grid[0]) > 2
    return [[[], *row] for row in grid] if are_phases else grid


def _are_down(corner: str, across: Sequence[Named], down: Sequence[Named], words: Words) -> bool:
    """Say whether the phases stand down the side."""
    like_down = likeness([name for name, _ in down], words)
    if like_down > 0 and any(word in corner.casefold() for word in words["corner"]):
        return True
    return like_down * 2 >= len(down) and like_down > likeness([name for name, _ in across], words)


def _split(cell: Sequence[str], *, are_two: bool = False) -> tuple[str, list[str]]:
    """Return the name of a phase out of its cell, and what the cell says of it below: two columns may be one."""
    whole = _one(cell)
    if len(cell) > 1 and (are_two or len(whole) > LONGEST_NAME) and is_short(cell[0]):
        return cell[0].strip(), list(cell[1:])
    return whole, []


def _said_with(names: Sequence[Sequence[str]], label: str) -> list[Row]:
    """Return as rows what stood in the cells of the phases’ names, by what each line is about."""
    found = ReadLadder()
    for at, lines in enumerate(names):
        for line in lines:
            given = _LABELLED.match(line)
            own = given[1].strip() if given and given[2].strip() else ""
            _put(found, own or label or _label_of(line, is_listed=False), [given[2] if given and own else line], at)
    return found.rows


def _add_phase(found: ReadLadder, one: ReadLadder) -> None:
    """Add a phase that has a table of its own; rows of the same heading come together."""
    at = len(found.phases)
    found.phases += one.phases
    known = {row.label.casefold(): row for row in found.rows}
    for row in one.rows:
        mine = known.get(row.label.casefold())
        if mine is None:
            mine = Row(row.label)
            found.rows.append(mine)
            known[row.label.casefold()] = mine
        mine.cells.setdefault(at, []).extend(row.cells[0])


# --- The same phases again and again, one area after another


def _from_rounds(bits: Sequence[Bit], words: Words) -> ReadLadder | None:
    lines = [bit.text.strip() for bit in bits if bit.cell is None and bit.text.strip()]
    names = rounds_of(lines)
    areas = [line for line, following in pairwise(lines) if names and following == names[0] and is_short(line)]
    # Headings that are phases themselves have the same parts each: then the rounds are not of phases.
    likely, others = likeness(names, words), likeness(areas, words)
    if len(names) < 2 or not likely or others * len(names) >= likely * len(areas):
        return None
    found = ReadLadder([named(name) for name in names])
    phase: int | None = None
    for line, following in pairwise([*lines, ""]):
        if following == names[0] and line in areas:
            found.rows.append(Row(line))
            phase = None
        elif line in names:
            phase = names.index(line)
        elif phase is not None and found.rows:
            found.rows[-1].cells.setdefault(phase, []).extend(lines_of(line))
    return found


def rounds_of(lines: Sequence[str]) -> list[str]:
    """Return the short lines that come round again and again in one order: the phases, within each area."""
    counts = Counter(line for line in lines if len(line.split()) <= MOST_WORDS)
    often = max(counts.values(), default=0)
    names = [line for line, count in counts.items() if count == often]
    told = [line for line in lines if line in names]
    return names if often > 1 and told == names * often else []


# --- Headings with lists


def _with_capitals(bits: Sequence[Bit]) -> list[Bit]:
    """Return short lines in capitals as headings of one level, without one that only stands over the next of them."""
    loud = [bit._replace(heading=LOUD) if _is_loud(bit) else bit for bit in bits]
    return [bit for bit, then in pairwise([*loud, Bit("")]) if not bit.heading == then.heading == LOUD]


def _is_loud(bit: Bit) -> bool:
    return bit.cell is None and not bit.heading and bit.text.isupper() and is_short(bit.text)


def _from_letters(bits: Sequence[Bit]) -> ReadLadder | None:
    told = lettered([bit.text for bit in bits if bit.cell is None])
    return (
        ReadLadder([*told], [Row("About", {at: [says] for at, says in enumerate(told.values())})]) if told else None
    )


def _from_headings(bits: Sequence[Bit], words: Words) -> ReadLadder | None:
    loose = [bit for bit in bits if bit.cell is None and bit.text.strip()]
    starts = _phaselines_of(loose, words)
    if len(starts) < 2:
        return None
    found = ReadLadder(loose=[bit.text.strip() for bit in loose[: starts[0]]][:6])
    for at, start in enumerate(starts):
        end = starts[at + 1] if at + 1 < len(starts) else len(loose)
        name, _, rest = loose[start].text.strip().partition("\n")
        one = ReadLadder([named(name)], [])
        label, level = "", loose[start].heading
        texts = [Bit(rest)] if rest.strip() else []
        for bit in [*texts, *loose[start + 1 : end]]:
            label = _take_line(one, bit, label, level)
        _add_phase(found, one)
    return found


def _phaselines_of(loose: Sequence[Bit], words: Words) -> list[int]:
    """Return where the phases begin: counted ones, or headings of one level that phases are called by."""
    counted = [at for at, bit in enumerate(loose) if COUNTED.match(bit.text.strip()) and is_short(bit.text)]
    if len(counted) > 1:
        seen: dict[str, int] = {}
        for at in counted:
            seen[named(loose[at].text.strip())] = (
                at if loose[at].heading else seen.get(named(loose[at].text.strip()), at)
            )
        return sorted(seen.values())
    for level in sorted({bit.heading for bit in loose if bit.heading}):
        at_level = [at for at, bit in enumerate(loose) if bit.heading == level and is_short(bit.text)]
        like = likeness([loose[at].text for at in at_level], words)
        if len(at_level) > 1 and (like * 2 >= len(at_level) or (like and _are_told_alike(loose, at_level, words))):
            return [at for at in at_level if could_be_phase(loose[at].text, words)]
    bare = [
        at for at, bit in enumerate(loose) if not bit.is_item and is_short(bit.text) and len(bit.text.split()) < 3
    ]
    named_so = [at for at in bare if is_phase(loose[at].text, words)]
    return named_so if len(named_so) > 1 else []


def _are_told_alike(loose: Sequence[Bit], at_level: Sequence[int], words: Words) -> bool:
    """Say whether headings, none of which heads another part of a paper, all have the same beneath."""
    ends = [*at_level[1:], len(loose)]
    beneath = [frozenset(bit.is_item for bit in loose[at + 1 : end]) for at, end in zip(at_level, ends, strict=True)]
    are_names = all(could_be_phase(loose[at].text, words) for at in at_level)
    return len(at_level) > 2 and are_names and bool(beneath[0]) and len(set(beneath)) == 1


def _take_line(one: ReadLadder, bit: Bit, label: str, level: int) -> str:
    text = bit.text.strip()
    is_label = (bit.heading > level) or (
        not bit.is_item and not _BULLET.match(text) and text.endswith(":") and is_short(text)
    )
    if is_label:
        return text.rstrip(": ")
    given = _LABELLED.match(text) if not bit.is_item and not _BULLET.match(text) else None
    if given and given[2].strip():
        _put(one, given[1].strip(), lines_of(given[2]))
        return label
    is_listed = bit.is_item or bool(_BULLET.match(text))
    for line in lines_of(text):
        _put(one, label or _label_of(line, is_listed=is_listed), [line])
    return label


def _label_of(line: str, *, is_listed: bool) -> str:
    """Return under what a line stands that has no heading of its own."""
    if says_how_long(line):
        return "Duration"
    if is_test(line) and not due_of(line):
        return "What indicates it"
    return "Actions" if is_listed else "About"


def _put(one: ReadLadder, label: str, lines: list[str], at: int = 0) -> None:
    row = next((row for row in one.rows if row.label.casefold() == label.casefold()), None)
    if row is None:
        row = Row(label)
        one.rows.append(row)
    row.cells.setdefault(at, []).extend(lines)


# --- Words


def _one(lines: Sequence[str]) -> str:
    return " ".join(lines).strip()


def lines_of(text: str) -> list[str]:
    """Return the lines of a cell or a paragraph, without what marks them as a list."""
    parts = re.split(r"\n|(?<=\S)\s*[•●▪◦]\s+|;\s+(?=[A-Z])", text)
    return [line for part in parts if (line := _BULLET.sub("", part).strip(" ;"))]
