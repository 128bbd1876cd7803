"""The lines of a plan that waits, a window of its parts at a time, with what stands beside them in its place."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from goldenthread.domain.reading.mending.lines import LEFT_OUT, Line, lines_beside, lines_of
from goldenthread.domain.reading.mending.staged_paper import Beside
from goldenthread.domain.reading.mending.staged_plan import StagedPart

PARTS = 60


@dataclass(frozen=True)
class Window:
    """Some of the parts, from the first to the last, and the part with which the window before and behind begins."""

    first: int
    last: int
    whole: int
    before: str
    behind: str

    @property
    def is_all(self) -> bool:
        """Say whether there is no other window."""
        return self.last - self.first + 1 >= self.whole


def window_at(parts: Sequence[StagedPart], part_id: str) -> Window:
    """Return the window in which a part stands; the first where it is not there."""
    at = next((at for at, part in enumerate(parts) if part.id == part_id), 0)
    start = at - at % PARTS
    end = min(start + PARTS, len(parts))
    return Window(
        start + 1 if parts else 0, end, len(parts), parts[start - PARTS].id if start else "",
        parts[end].id if end < len(parts) else "",
    )  # fmt: skip


@dataclass(frozen=True)
class Beyond:
    """Words beside the plan, before the part that they stand before: what it states, or what was left out of it."""

    is_left_out: bool
    said: list[tuple[Beside, list[Line]]]


def beside_by_part(parts: Sequence[StagedPart], beside: Sequence[Beside]) -> dict[int, list[Beyond]]:
    """Return what stands beside the plan by the place of the part that follows it in the document."""
    starts = list(accumulate((part.spans[0][0] if part.spans else 0 for part in parts), max))
    found: dict[int, list[Beyond]] = {}
    for each in beside:
        if not each.words.strip():
            continue
        held = found.setdefault(bisect_right(starts, each.start), [])
        is_left_out = each.kind == LEFT_OUT
        if not held or held[-1].is_left_out != is_left_out:
            held.append(Beyond(is_left_out, []))
        held[-1].said.append((each, list(lines_beside(each))))
    return found


def columns_of(part: StagedPart) -> tuple[Line, list[Line], list[tuple[str, list[Line]]]]:
    """Return the lines of a part: its title, those of its text, those of each column."""
    title, *rest = lines_of(part)
    columns: dict[str, list[Line]] = {}
    for line in rest:
        if line.heading:
            columns.setdefault(line.heading, []).append(line)
    return title, [line for line in rest if not line.heading], list(columns.items())
