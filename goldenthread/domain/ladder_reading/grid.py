"""The grid of a ladder: phases, and rows that say something of each, out of tables or of headings with lists."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from goldenthread.domain.ladder_reading.bounds import due_of, is_test, lasts_of, says_how_long
from goldenthread.domain.ladder_reading.long_tables import phases_and_work

LEAVE = "leave"
ROLES = ("says", "lasts", "criteria", "descriptors", "qualities", "central_team", "held", "work", "judged", LEAVE)
LONGEST_NAME, MOST_PHASES, MOST_ROWS, MOST_WORDS = 60, 9, 80, 3

_COUNT = r"(?:\d{1,2}|[ivx]{1,4}|[a-f]\d?|one|two|three|four|five|six)"
_NUMBERED = re.compile(
    rf"^(?:(?:phase|stage|step|tier|level|band|category)\s*)?(?:{_COUNT}\b)?\s*[:.)–—-]?\s+", re.IGNORECASE
)
_COUNTED = re.compile(rf"^(?:phase|stage|step|tier|level|band|category)\s*{_COUNT}\b", re.IGNORECASE)
_BULLET = re.compile(r"^\s*(?:[•●▪◦‣·*–—-]|\(?[a-z0-9]{1,2}[.)])\s+", re.IGNORECASE)
_LABELLED = re.compile(r"^([^:.;]{2,48}):\s*(.*)$", re.DOTALL)


class Bit(NamedTuple):
    """A stretch of a document: its words, the level of a heading, whether it is of a list, and its cell."""

    text: str
    heading: int = 0
    is_item: bool = False
    cell: tuple[int, int, int] | None = None


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


Words = Mapping[str, Any]


def read(bits: Sequence[Bit], words: Words) -> ReadLadder:
    """Read a document as a grid of phases and rows; without phases where none could be told."""
    found = _from_tables(bits, words) or _from_headings(bits, words) or ReadLadder()
    _name_phases(found)
    found.phases, found.rows = found.phases[:MOST_PHASES], [row for row in found.rows if row.cells][:MOST_ROWS]
    for row in found.rows:
        row.role = row.role or role_of(row, words["roles"])
    return found


def _name_phases(found: ReadLadder) -> None:
    """Call phases that are only counted by the row that gives them names, where there is one."""
    if not found.phases or not all(re.fullmatch(r"[A-Za-z]?\d{0,2}", name) for name in found.phases):
        return
    places = range(len(found.phases))
    for row in found.rows:
        if re.fullmatch(r"(?:title|name|called|phase|stage|category|heading)", row.label.strip(), re.IGNORECASE):
            names = [" ".join(row.cells.get(place, [])) for place in places]
            if all(0 < len(name) <= LONGEST_NAME for name in names) and len(set(names)) == len(names):
                found.phases, found.rows = names, [one for one in found.rows if one is not row]
                return


def begins_strongest(found: ReadLadder, strong: Sequence[str]) -> bool:
    """Guess whether the phases stand from the strongest to the weakest, by their names or by letters from A.

    One that lasts only so long is not the strongest where the last goes on without an end.
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
    return bool(names) and is_strong(names[0]) and not is_strong(names[-1])


def role_of(row: Row, roles: Mapping[str, Sequence[str]]) -> str:
    """Guess what a row is about from the words of its heading, and else from how it is written."""
    label, lines = row.label.casefold(), [line for cell in row.cells.values() for line in cell]
    called = [role for role, words in roles.items() if _speaks_of(label, words)]
    if "lasts" in called and any(map(lasts_of, lines)):
        return "lasts"
    if sum(map(is_test, lines)) * 2 > len(lines):
        return "criteria"
    longest = max((len(cell) for cell in row.cells.values()), default=0)
    # What the school holds is said in a sentence; an area that is called so has several things to do.
    called = [role for role in called if role != "held" or longest == 1]
    if called:
        return called[0]
    if any(map(due_of, lines)):
        return "work"
    if label == "about" and longest == 1:
        return "says"
    return "work" if longest > 1 else "judged"


def _speaks_of(label: str, words: Sequence[str]) -> bool:
    return any(re.search(rf"\b{re.escape(word)}", label) for word in words)


# --- Tables


def _from_tables(bits: Sequence[Bit], words: Words) -> ReadLadder | None:
    found = ReadLadder()
    for title, grid in _grids(bits):
        one = _listed(grid) or _of_grid(title, grid, words)
        if one is None or (found.phases and len(one.phases) > 1 and one.phases != found.phases):
            continue
        if len(one.phases) == 1:
            _add_phase(found, one)
        else:
            found.phases = one.phases
            found.rows += one.rows
    return found if len(found.phases) > 1 else None


def _grids(bits: Sequence[Bit]) -> list[tuple[str, list[list[list[str]]]]]:
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
        held.setdefault(table, {}).setdefault((row, column), []).extend(_lines(bit.text))
    return [(titles[table], _squared(cells)) for table, cells in held.items()]


def _squared(cells: Mapping[tuple[int, int], list[str]]) -> list[list[list[str]]]:
    """Return cells as rows and columns, without those that are empty throughout."""
    rows = sorted({row for row, _ in cells})
    columns = sorted({column for _, column in cells})
    return [[cells.get((row, column), []) for column in columns] for row in rows]


def _listed(grid: list[list[list[str]]]) -> ReadLadder | None:
    found = phases_and_work(grid, named) if grid else None
    return ReadLadder(found[0], [Row(label, cells, "work") for label, cells in found[1].items()]) if found else None


def _of_grid(title: str, grid: list[list[list[str]]], words: Words) -> ReadLadder | None:
    start = next((at for at, row in enumerate(grid) if sum(map(bool, row)) > 1), None)
    if start is None:
        return None
    grid = grid[start:]
    if len(grid[0]) == 2 and _is_phase(title, words):
        rows = [Row(_one(row[0]), {0: row[1]}) for row in grid if row[0] and row[1]]
        return ReadLadder([named(title)], rows)
    if len(grid) < 2 or len(grid[0]) < 2:
        return None
    across, down = [_one(cell) for cell in grid[0][1:]], [_one(row[0]) for row in grid[1:]]
    corner = _one(grid[0][0]).casefold()
    are_down = _likeness(down, words) > _likeness(across, words) or (
        _likeness(down, words) > 0 and any(word in corner for word in words["corner"])
    )
    if are_down:
        grid = [list(column) for column in zip(*grid, strict=True)]
        across = down
    if len([name for name in across if name]) < 2 or not _likeness(across, words):
        return None
    phases = [named(name) for name in across if name]
    places = [at for at, name in enumerate(across) if name]
    rows, label = [], ""
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


# --- Headings with lists


def _from_headings(bits: Sequence[Bit], words: Words) -> ReadLadder | None:
    loose = [bit for bit in bits if bit.cell is None and bit.text.strip()]
    starts = _phase_lines(loose, words)
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


def _phase_lines(loose: Sequence[Bit], words: Words) -> list[int]:
    """Return where the phases begin: counted ones, or headings of one level that phases are called by."""
    counted = [at for at, bit in enumerate(loose) if _COUNTED.match(bit.text.strip()) and _is_short(bit.text)]
    if len(counted) > 1:
        seen: dict[str, int] = {}
        for at in counted:
            seen[named(loose[at].text.strip())] = (
                at if loose[at].heading else seen.get(named(loose[at].text.strip()), at)
            )
        return sorted(seen.values())
    for level in sorted({bit.heading for bit in loose if bit.heading}):
        at_level = [at for at, bit in enumerate(loose) if bit.heading == level and _is_short(bit.text)]
        if len(at_level) > 1 and _likeness([loose[at].text for at in at_level], words) * 2 >= len(at_level):
            return [at for at in at_level if _is_phase(loose[at].text, words)]
    bare = [
        at for at, bit in enumerate(loose) if not bit.is_item and _is_short(bit.text) and len(bit.text.split()) < 3
    ]
    named_so = [at for at in bare if _is_phase(loose[at].text, words)]
    return named_so if len(named_so) > 1 else []


def _take_line(one: ReadLadder, bit: Bit, label: str, level: int) -> str:
    text = bit.text.strip()
    is_label = (bit.heading > level) or (
        not bit.is_item and not _BULLET.match(text) and text.endswith(":") and _is_short(text)
    )
    if is_label:
        return text.rstrip(": ")
    given = _LABELLED.match(text) if not bit.is_item and not _BULLET.match(text) else None
    if given and given[2].strip():
        _put(one, given[1].strip(), _lines(given[2]))
        return label
    is_listed = bit.is_item or bool(_BULLET.match(text))
    for line in _lines(text):
        _put(one, label or _label_of(line, is_listed=is_listed), [line])
    return label


def _label_of(line: str, *, is_listed: bool) -> str:
    """Return under what a line stands that has no heading of its own."""
    if says_how_long(line):
        return "Duration"
    if is_test(line) and not due_of(line):
        return "What indicates it"
    return "Actions" if is_listed else "About"


def _put(one: ReadLadder, label: str, lines: list[str]) -> None:
    row = next((row for row in one.rows if row.label.casefold() == label.casefold()), None)
    if row is None:
        row = Row(label)
        one.rows.append(row)
    row.cells.setdefault(0, []).extend(lines)


# --- Words


def named(text: str) -> str:
    """Return the name of a phase without what counts it: “Phase 1: Stabilise” is Stabilise."""
    text = " ".join(text.split()).rstrip(" :")
    bare = _NUMBERED.sub("", text, count=1).strip(" :–—-")
    return (bare or text)[:LONGEST_NAME]


def _is_short(text: str) -> bool:
    return len(text.strip().partition("\n")[0]) <= LONGEST_NAME


def _is_phase(text: str, words: Words) -> bool:
    text = text.strip()
    if not text or not _is_short(text):
        return False
    low = text.casefold()
    return bool(_COUNTED.match(text)) or any(re.search(rf"\b{re.escape(word)}", low) for word in words["phases"])


def _likeness(names: Sequence[str], words: Words) -> int:
    """Count how many of these are called as phases are; letters or numbers in order count too."""
    bare = [name.strip() for name in names if name.strip()]
    if len(bare) > 1 and all(re.fullmatch(r"(?:[A-Fa-f]\d?|\d)\+?", name) for name in bare):
        return len(bare)
    return sum(_is_phase(name, words) for name in bare)


def _one(lines: Sequence[str]) -> str:
    return " ".join(lines).strip()


def _lines(text: str) -> list[str]:
    """Return the lines of a cell or a paragraph, without what marks them as a list."""
    parts = re.split(r"\n|(?<=\S)\s*[•●▪◦]\s+|;\s+(?=[A-Z])", text)
    return [line for part in parts if (line := _BULLET.sub("", part).strip(" ;"))]
