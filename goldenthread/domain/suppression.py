"""Small numbers are hidden, so that no child can be known from a figure.

A cell that counts between one and five people is hidden, with everything that it could be worked out from.
Where a hidden cell stands in a line with its total, a second is hidden too, or one would be had by taking the
others away. Nought may be shown: it says nothing of any one child.
"""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TypeVar

FEWEST = 6
"""The smallest number of people that is shown."""

HIDDEN = "Hidden: fewer than six pupils, or needed to keep such a figure hidden."

_PUPILS = ("pupil", "student", "child", "leaver", "learner", "girl", "boy", "suspension", "exclusion", "placement")
_PEOPLE = ("staff", "teacher", "answer", "people", "governor", "colleague", "parent", "famil", "respon", "trustee")


@dataclass(frozen=True)
class Count:
    """What a cell counts. `is_total` marks one that a reader can least do without, hidden last."""

    numerator: Decimal | None = None
    denominator: Decimal | None = None
    is_total: bool = False

    @property
    def size(self) -> Decimal:
        return min((each for each in (self.numerator, self.denominator) if each), default=Decimal(0))


def counts_pupils(base: str) -> bool:
    """Say whether what a measure counts are pupils, by the word that its definition gives for it."""
    return any(word in base.lower() for word in _PUPILS)


def counts_people(base: str) -> bool:
    return counts_pupils(base) or any(word in base.lower() for word in _PEOPLE)


# No pupil has more sessions than this in a period of its kind.
_MOST_SESSIONS = {"month": 46, "half term": 90, "term": 160, "year": 390}


def in_pupils(count: Count, period_kind: str) -> Count:
    """Return a count of sessions as a count of the fewest pupils who can have had so many.

    Sessions count nobody, but those of two pupils in a term tell of the two.
    """
    most = _MOST_SESSIONS.get(period_kind, _MOST_SESSIONS["year"])
    return Count(None, count.denominator and (count.denominator / most).quantize(Decimal("0.01")), count.is_total)


def is_small(count: Count, base: str) -> bool:
    """Say whether a cell may not be shown for what it counts itself.

    Of grown-ups only the base matters: five answers may be known one by one, two vacancies may not.
    """
    if not counts_people(base):
        return False
    if count.denominator is not None and count.denominator < FEWEST:
        return True
    return counts_pupils(base) and count.numerator is not None and 0 < count.numerator < FEWEST


Cell = TypeVar("Cell", bound=Hashable)


def hidden(
    cells: Mapping[Cell, Count],
    lines: Iterable[Sequence[Cell]],
    *,
    base: str,
    already: Iterable[Cell] = (),
) -> frozenset[Cell]:
    """Return the cells to hide, so that none follows from those shown.

    A line is a set of cells of which any one is had from the others: the parts and their total. Cells
    in `already` were hidden elsewhere in the same release. Works until no line gives anything away.
    """
    hide = {cell for cell, count in cells.items() if is_small(count, base)} | {
        cell for cell in already if cell in cells
    }
    known = [[cell for cell in line if cell in cells] for line in lines]
    changed = True
    while changed:
        changed = False
        for line in known:
            if (extra := _exposed(line, cells, hide)) is not None:
                hide.add(extra)
                changed = True
    return frozenset(hide)


def _exposed(line: Sequence[Cell], cells: Mapping[Cell, Count], hide: set[Cell]) -> Cell | None:
    """Return one more cell to hide in this line, or none when its hidden cells keep each other."""
    gone = [cell for cell in line if cell in hide]
    shown = [cell for cell in line if cell not in hide]
    if not gone or not shown:
        return None
    together = sum((_counted(cells[cell]) for cell in gone if not cells[cell].is_total), Decimal(0))
    # Two cells that sum to two must be one and one; only a sum of six and more leaves the parts open.
    if len(gone) > 1 and (together >= FEWEST or any(cells[cell].is_total for cell in gone)):
        return None
    return min(shown, key=lambda cell: (cells[cell].is_total, cells[cell].size, str(cell)))


def _counted(count: Count) -> Decimal:
    return next((each for each in (count.numerator, count.denominator) if each is not None), Decimal(0))
