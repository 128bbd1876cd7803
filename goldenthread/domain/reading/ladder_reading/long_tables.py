"""A ladder as a list: a line for each item, with its phase, its area and by when beside it."""

import re
from collections.abc import Callable, Sequence

Grid = Sequence[Sequence[Sequence[str]]]
_ITEM = re.compile(r"(?:items?|actions?|tasks?|activit(?:y|ies)|steps?|work|what|requirements?)\b", re.IGNORECASE)
_AREA = re.compile(r"(?:areas?|strands?|themes?|category|section|heading|domain)\b", re.IGNORECASE)
_WHEN = re.compile(r"(?:by when|when|due|deadline|timescale|how often|frequency)\b", re.IGNORECASE)


def phases_and_work(
    grid: Grid, named: Callable[[str], str]
) -> tuple[list[str], dict[str, dict[int, list[str]]]] | None:
    """Return the phases in their order, and {area: {phase’s place: items}}; None where the table is no such list.

    The first column holds the phases, and one of them comes more than once.
    """
    heads = [" ".join(cell).strip() for cell in grid[0]]
    down = [named(" ".join(row[0])) for row in grid[1:] if row[0]]
    item = _column(heads, _ITEM)
    if item is None or len(set(down)) == len(down) or len(set(down)) < 2:
        return None
    area, when = _column(heads, _AREA), _column(heads, _WHEN)
    phases = list(dict.fromkeys(down))
    work: dict[str, dict[int, list[str]]] = {}
    phase = 0
    for row in grid[1:]:
        phase = phases.index(named(" ".join(row[0]))) if row[0] else phase
        label = " ".join(row[area]) if area is not None and row[area] else "Actions"
        due = f" ({' '.join(row[when])})" if when is not None and row[when] else ""
        work.setdefault(label, {}).setdefault(phase, []).extend(f"{line}{due}" for line in row[item])
    return phases, work


def _column(heads: Sequence[str], like: re.Pattern[str]) -> int | None:
    return next((at for at, head in enumerate(heads) if at and like.match(head)), None)
