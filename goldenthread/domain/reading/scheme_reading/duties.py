"""A table whose columns are bodies and whose cells list what each of them does: a matter is a line of a cell."""

import re
from collections.abc import Sequence

from goldenthread.domain.reading.parties import begins_a_deed, is_name, names_somebody, part_in
from goldenthread.domain.reading.scheme_reading.bands import find_band
from goldenthread.domain.reading.scheme_reading.columns import Grid, Head
from goldenthread.domain.reading.scheme_reading.kept import ReadLine

FEWEST_WORDS = 3
# How far down the names of the bodies may stand, and how many they are at least.
_DEEPEST, _FEWEST_BODIES = 4, 2
_NOTHING = frozenset({"n/a", "na", "-", "–", "none", "not applicable"})


def with_room(grid: Grid) -> Grid | None:
    """Return a table of bodies alone, with their duties under each, with a column at the left for the sections.

    None where it is no such table: each of its headings names somebody, and most lines beneath are deeds.
    """
    for at, row in enumerate(grid[:_DEEPEST]):
        heads = [cell for cell in row if cell]
        if len(heads) < _FEWEST_BODIES or not all(is_name(head) or names_somebody(head) for head in heads):
            continue
        lines = [line for one in grid[at + 1 :] for place in range(len(one)) for line in _lines_of(one, place)]
        is_of_all = bool(row[0]) and sum(begins_a_deed(line) for line in lines) * 3 > len(lines) * 2
        return [["", *one] for one in grid] if is_of_all else None
    return None


def of_duties(grid: Grid, head: Head, heading: str) -> tuple[list[ReadLine], list[str]] | None:
    """Return the matters of each body, in the section that its row is; None where the cells hold marks or names."""
    cells = [
        (row[head.decision] or heading, name, line)
        for row in grid[head.row + 1 :]
        for place, name in head.parties.items()
        for line in _lines_of(row, place)
    ]
    deeds = sum(begins_a_deed(line) for _, _, line in cells)
    if not deeds or deeds * 2 < len(cells) or sum(_is_duty(line) for _, _, line in cells) * 3 < len(cells) * 2:
        return None
    return [
        ReadLine(section, line, "", find_band(line), ((name, (part_in(line),)),)) for section, name, line in cells
    ], []


def _lines_of(row: Sequence[str], place: int) -> list[str]:
    cell = row[place] if place < len(row) else ""
    lines = (re.sub(r"^[–—•·▪*-]\s*", "", line.strip()).strip(" .;") for line in re.split(r"[\n;•▪]", cell))
    return [line[:300] for line in lines if line and line.lower() not in _NOTHING]


def _is_duty(line: str) -> bool:
    """Say whether a line of a cell says what somebody does, as against a mark, a name or a condition."""
    plain = re.sub(r"\([^()]*\)", " ", line)
    return len(plain.split()) >= FEWEST_WORDS and not is_name(plain)
