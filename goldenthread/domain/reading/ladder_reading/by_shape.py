"""A ladder whose phases have no usual names: known by the shape of its table, or by letters in order."""

import re
from collections.abc import Sequence
from itertools import chain

from goldenthread.domain.reading.ladder_reading.names import Words
from goldenthread.domain.reading.ladder_reading.roles import speaks_of

_LETTERED = re.compile(
    r"(?:(?:category|band|group|tier|level)\s+)?([A-F]\d?|[1-6])\s*[:.)–—-]?\s+(?=[A-Z])(.{12,})",
    re.IGNORECASE | re.DOTALL,
)
_FEWEST_LETTERS, _LONGEST_NAME = 3, 5
_FIRST = frozenset({"A", "A1", "1"})


def is_grid(rows: Sequence[Sequence[str]]) -> bool:
    """Say whether a table is a grid: short headings that all differ across and down, and words in its squares."""
    across, down = rows[0][1:], [row[0] for row in rows[1:] if row[0]]
    are_names = all(name and len(name.split()) <= _LONGEST_NAME for name in [*across, *down])
    squares = [cell for row in rows[1:] for cell in row[1:]]
    are_told = sum(len(said.split()) > 2 for said in squares) * 3 > len(squares) * 2
    return are_names and are_told and len(across) > 1 and len(set(across)) == len(across)


def speak_of_roles(heads: Sequence[str], words: Words) -> bool:
    """Say whether headings name what may be said of phases, and no phases: “Criteria”, “Support”."""
    known = [*chain.from_iterable(words["roles"].values())]
    return sum(speaks_of(head.casefold(), known) for head in heads) * 2 > len(heads)


def lettered(lines: Sequence[str]) -> dict[str, str]:
    """Return what lines say that begin with letters or numbers in order, as “B  Good, and not yet secure” does."""
    found = [(told[1], told[2].strip()) for line in lines if (told := _LETTERED.match(line.strip()))]
    names = [name for name, _ in found]
    is_one = len(names) >= _FEWEST_LETTERS and names == sorted(set(names)) and names[0] in _FIRST
    return dict(found) if is_one else {}
