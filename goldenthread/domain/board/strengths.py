"""Where teaching is strongest and where weakest, by subject and key stage, from outside evidence and from our own.

Each cell is scored twice where it can be: by what comes from outside (results, inspectors, moderators) and by what
the school finds itself (lessons, books, pupils). A cell stands where its scores stand together; where the two lie two
points or more apart, somebody has to say which is right before anything is built on it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

OUTSIDE, INSIDE = "outside", "inside"
FAR_APART = 2


@dataclass(frozen=True)
class Cell:
    """One subject at one key stage: the point of the scale it was given from outside and from inside, the worst 0."""

    row: str
    column: str
    outside: int | None = None
    inside: int | None = None

    @property
    def points(self) -> list[int]:
        return [point for point in (self.outside, self.inside) if point is not None]

    @property
    def level(self) -> float | None:
        return sum(self.points) / len(self.points) if self.points else None

    @property
    def disagrees(self) -> bool:
        """Say whether the two kinds of evidence are too far apart to be taken together."""
        return len(self.points) == 2 and abs(self.points[0] - self.points[1]) >= FAR_APART

    @property
    def is_one_sided(self) -> bool:
        return len(self.points) == 1


@dataclass(frozen=True)
class Ends:
    """The best and the worst of what was scored, and how many points of the scale lie between them."""

    strongest: Sequence[Cell] = ()
    weakest: Sequence[Cell] = ()
    gap: float | None = None


def ends(cells: Iterable[Cell]) -> Ends:
    """Return the strongest and the weakest cells; where all stand alike there is a gap of none and no weakest."""
    scored = [(cell.level, cell) for cell in cells if cell.level is not None]
    if not scored:
        return Ends()
    best, worst = max(level for level, _ in scored), min(level for level, _ in scored)
    weakest = [cell for level, cell in scored if level == worst] if worst < best else []
    return Ends([cell for level, cell in scored if level == best], weakest, best - worst)


def together(cells: Iterable[Cell]) -> float | None:
    """Return where cells stand together, each counting once; nothing where none was scored."""
    levels = [cell.level for cell in cells if cell.level is not None]
    return sum(levels) / len(levels) if levels else None


def nearest_point(level: float | None, scale: Sequence[str]) -> str:
    """Return the word of the scale that a level stands at; halfway between two it is the lower, lest we flatter."""
    if level is None or not scale:
        return ""
    whole = int(level)
    return scale[min(whole + (level - whole > 0.5), len(scale) - 1)]
