"""What to shorten so that a page keeps the one side that it promises.

A page that runs over is not set smaller than can be read: its longest lines are shortened first. The fair cut is
the same for all, one greatest length that no line may exceed, so that nobody's short line pays for a long one.
"""

from collections.abc import Callable, Iterable
from typing import NamedTuple

# A line of fewer words than this says nothing any more: where even that is too long, there are too many lines.
FEWEST = 4


class Line(NamedTuple):
    """One line of a page: what it says, what it is, and the part that it belongs to, if any."""

    text: str
    about: str
    ref: str = ""

    @property
    def words(self) -> int:
        return len(self.text.split())


class Cut(NamedTuple):
    """A line to shorten, and by how many of its words."""

    line: Line
    over: int


def longest_that_fits(lengths: Iterable[int], fits: Callable[[int], bool]) -> int | None:
    """Return the greatest number of words that a line may have for the page to fit; None where none is small enough.

    `fits` is asked a handful of times: each answer halves what is left.
    """
    low, high = FEWEST, max([*lengths, FEWEST])
    if not fits(low):
        return None
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if fits(middle) else (low, middle - 1)
    return low


def cuts(lines: Iterable[Line], most: int) -> list[Cut]:
    """Return the lines that are longer than so many words, the longest first."""
    found = [Cut(line, line.words - most) for line in lines if line.words > most]
    return sorted(found, key=lambda cut: -cut.over)


def shortened(text: str, most: int) -> str:
    """Return a text cut to so many words, as a stand-in for what its writer will make of it."""
    words = text.split()
    return text if len(words) <= most else " ".join(words[:most])
