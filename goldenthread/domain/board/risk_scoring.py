"""How great a risk is, whether a trust can live with it, and which way it moves.

A risk stands on a grid of how likely it is and how hard it would hit; the trust says what each square of the grid
means, for a rare disaster is not the same as a daily nuisance though their numbers multiply alike. For each kind of
risk the trust says how high a level it is ready to bear: what is higher is above appetite and asks for more.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

# A level goes up or down by what its square says, never by adding and multiplying.
UP, DOWN, SAME, NEW = "up", "down", "same", "new"


@dataclass(frozen=True)
class Place:
    """Where a risk stands on the grid: how likely and how hard, each counted from 1."""

    likelihood: int
    impact: int


@dataclass(frozen=True)
class Grid:
    """The trust's grid: `cells[likelihood - 1][impact - 1]` is the key of a level; `levels` runs from low to high."""

    cells: tuple[tuple[str, ...], ...]
    levels: tuple[str, ...]

    def level(self, place: Place | None) -> str | None:
        """Return the level of a place; none for a risk not scored, or off the grid since the grid was changed."""
        if place is None or not (0 < place.likelihood <= len(self.cells)):
            return None
        row = self.cells[place.likelihood - 1]
        return row[place.impact - 1] if 0 < place.impact <= len(row) else None

    def height(self, place: Place | None) -> int:
        """Return how high the level of a place is, from 0; -1 where it has none."""
        level = self.level(place)
        return self.levels.index(level) if level in self.levels else -1


def is_above_appetite(grid: Grid, place: Place | None, bears: str) -> bool:
    """Say whether a risk is higher than the level that its kind may have at most."""
    return bears in grid.levels and grid.height(place) > grid.levels.index(bears)


def direction(grid: Grid, before: Place | None, now: Place | None) -> str:
    """Say which way a risk moved: first by level, and within a level by likelihood and impact together."""
    if now is None:
        return SAME
    if before is None:
        return NEW
    was, is_ = _weight(grid, before), _weight(grid, now)
    return UP if is_ > was else DOWN if is_ < was else SAME


def _weight(grid: Grid, place: Place) -> tuple[int, int]:
    return grid.height(place), place.likelihood + place.impact


def order(grid: Grid, place: Place | None) -> tuple[int, int, int]:
    """Return by what risks are put in order, the greatest first: level, then impact, then likelihood."""
    if place is None:
        return (1, 0, 0)
    return (-grid.height(place), -place.impact, -place.likelihood)


def flaws(inherent: Place | None, residual: Place | None, target: Place | None, grid: Grid) -> list[str]:
    """Say what does not fit together in the three scores of a risk; none of it forbids them."""
    found = []
    if inherent and residual and grid.height(residual) > grid.height(inherent):
        found.append("With what is done about it, it stands higher than it would without.")
    if residual and target and grid.height(target) > grid.height(residual):
        found.append("Where it is meant to stand is higher than where it stands.")
    return found


@dataclass(frozen=True)
class Waiting:
    """A risk handed up that waits for an answer: since when, until when."""

    asked_on: dt.date
    answer_by: dt.date


def answer_is(waiting: Waiting, answered_on: dt.date | None, today: dt.date) -> str:
    """Say how an escalation stands: answered, answered late, waiting, or late."""
    if answered_on is not None:
        return "answered" if answered_on <= waiting.answer_by else "answered late"
    return "late" if today > waiting.answer_by else "waiting"


def exceptions(above: Sequence[bool], reviews: Sequence[dt.date | None], today: dt.date) -> tuple[int, int]:
    """Return how many risks are above appetite, and of how many the review is overdue."""
    return sum(above), sum(day is not None and day < today for day in reviews)
