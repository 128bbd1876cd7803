"""What a reader could work out by taking figures off one another, and what is left open.

A cell that is not shown is safe when other numbers would fit everything that is shown. So we look for them: one cell
is raised, another of each of its lines lowered, and so on, until every line adds up again. What was found so is proof
that a reader cannot tell. Where nothing is found the cell counts as given away, though it may not be: an error is
always on the side of hiding more.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Generic, TypeVar

Cell = TypeVar("Cell", bound=Hashable)

# A share is two counts of which neither can be fewer than none: how many meet it, and how many do not.
MET, NOT_MET = 0, 1
# So many steps are tried in all, so many for one proof, and so many of a line's cells looked at and tried at each.
_MOST_IN_ALL = 60_000
_MOST_STEPS, _MOST_LOOKED_AT, _MOST_CHOICES = 60, 12, 4


@dataclass(frozen=True)
class Line(Generic[Cell]):
    """A whole, and the parts that add up to it."""

    whole: Cell
    parts: Sequence[Cell]

    @property
    def cells(self) -> list[Cell]:
        return [self.whole, *self.parts]

    def is_within(self, cells: Collection[Cell]) -> bool:
        return all(cell in cells for cell in self.cells)


Move = Mapping[Cell, int]
"""Cells that go up together (1) and down (−1), so that every line still adds up."""


@dataclass
class Shown(Generic[Cell]):
    """A release as a reader sees it: what adds up to what, what there is, and which cells are not known."""

    lines: Sequence[Line[Cell]]
    counts: Mapping[Cell, tuple[int, int]]
    unknown: set[Cell]
    steps: int = 0
    _of: dict[Cell, dict[int, int]] = field(init=False)
    _open: dict[tuple[Cell, int], list[int]] = field(init=False)
    _unknown_in: list[list[Cell]] = field(init=False)
    _bare: set[int] = field(init=False)

    def __post_init__(self) -> None:
        self._of = defaultdict(dict)
        self._open = defaultdict(lambda: [0, 0])
        for at, line in enumerate(self.lines):
            self._of[line.whole][at] = -1
            for part in line.parts:
                self._of[part][at] = 1
        self._unknown_in = [self._largest_first(line.cells) for line in self.lines]
        self._bare = {at for at, unknown in enumerate(self._unknown_in) if len(unknown) == 1}

    def hide(self, cell: Cell) -> None:
        self.unknown.add(cell)
        for at in self._of[cell]:
            self._unknown_in[at] = unknown = self._largest_first(self.lines[at].cells)
            (self._bare.add if len(unknown) == 1 else self._bare.discard)(at)

    def bare_lines(self) -> set[int]:
        """Return the lines that give away the one cell that is not known in them."""
        return set(self._bare)

    def exposes(self, cell: Cell) -> int:
        """Count the lines of a cell that would give it away once it is hidden: those in which all else is known."""
        return sum(not self._unknown_in[at] for at in self._of[cell])

    def unknown_in(self, at: int) -> Sequence[Cell]:
        """Return the cells of a line that are not known, those with most room first."""
        return self._unknown_in[at]

    @property
    def is_past_telling(self) -> bool:
        """Say whether so much has been looked at that no more will be: where nearly every count is small."""
        return self.steps > _MOST_IN_ALL

    def leaves(self, cell: Cell, width: int, *, of: Sequence[int]) -> bool:
        """Say whether a cell could be so much more or less than it is, in these of its two counts together."""
        if cell not in self._of:
            return True
        for which in of:
            for way in (1, -1):
                if self._width(cell, of) >= width:
                    return True
                self._stretch(cell, way, which, width)
        return self._width(cell, of) >= width

    def lines_around(self, cell: Cell) -> Iterator[tuple[int, Line[Cell]]]:
        """Yield the lines that bear on a cell, each with its number.

        The nearest come first: its own, then those of what is unknown in them.
        """
        seen_lines: set[int] = set()
        seen, ring = {cell}, [cell]
        while ring:
            near = [at for each in ring for at in self._of[each] if at not in seen_lines]
            near = sorted(dict.fromkeys(near), key=lambda at: len(self._unknown_in[at]))
            for at in near:
                seen_lines.add(at)
                yield at, self.lines[at]
            found = [each for at in near for each in self._unknown_in[at] if each not in seen]
            ring = list(dict.fromkeys(found))
            seen |= set(ring)

    def _largest_first(self, cells: Iterable[Cell]) -> list[Cell]:
        unknown = [each for each in cells if each in self.unknown]
        return sorted(unknown, key=lambda each: -sum(self.counts[each]))

    def _width(self, cell: Cell, of: Iterable[int]) -> int:
        return sum(sum(self._open[cell, which]) for which in of)

    def _stretch(self, cell: Cell, way: int, which: int, width: int) -> None:
        """Look how far a cell can go one way, and keep how far all that went with it did."""
        gone: dict[Cell, int] = defaultdict(int)

        def room(each: Cell) -> int:
            return self.counts[each][which] + gone.get(each, 0)

        while abs(gone[cell]) < width:
            move = self._move(cell, way, room)
            if move is None:
                break
            step = min([width - abs(gone[cell]), *(room(each) for each, by in move.items() if by < 0)])
            for each, by in move.items():
                gone[each] += by * step
        for each, by in gone.items():
            side = self._open[each, which]
            side[by > 0] = max(side[by > 0], abs(by))

    def _move(self, cell: Cell, way: int, room: Callable[[Cell], int]) -> Move[Cell] | None:
        """Return cells that go up and down with one, each that goes down with room for it; None if none are found."""
        if way < 0 and room(cell) < 1:
            return None
        search = _Search(self, room)
        search.put(cell, way)
        return search.move if search.settles() else None

    def ways(self, cell: Cell) -> Mapping[int, int]:
        """Return the lines that a cell stands in, with its sign there."""
        return self._of[cell]


class _Search(Generic[Cell]):
    """The looking for one move: which cells it has so far, and which lines it has put out."""

    def __init__(self, shown: Shown[Cell], room: Callable[[Cell], int]) -> None:
        self.shown, self.room = shown, room
        self.move: dict[Cell, int] = {}
        self.out: dict[int, int] = {}
        self.steps = 0

    def put(self, cell: Cell, by: int) -> None:
        self.move[cell] = by
        self._add(cell, by)

    def take(self, cell: Cell) -> None:
        self._add(cell, -self.move.pop(cell))

    def settles(self) -> bool:
        """Go on until no line is out; say whether that came about."""
        if not self.out:
            return True
        self.steps += 1
        self.shown.steps += 1
        if self.steps > _MOST_STEPS:
            return False
        at, choices = self._narrowest()
        for cell in choices[:_MOST_CHOICES]:
            self.put(cell, self._needed(cell, at))
            if self.settles():
                return True
            self.take(cell)
        return False

    def _add(self, cell: Cell, by: int) -> None:
        for at, sign in self.shown.ways(cell).items():
            left = self.out.get(at, 0) + sign * by
            if left:
                self.out[at] = left
            else:
                self.out.pop(at, None)

    def _narrowest(self) -> tuple[int, list[Cell]]:
        """Return the line that has fewest cells to settle it, with these, those first that put least else out."""
        at = min(self.out, key=lambda each: len(self.shown.unknown_in(each)))
        free = islice((each for each in self.shown.unknown_in(at) if each not in self.move), _MOST_LOOKED_AT)
        can = [each for each in free if self._needed(each, at) > 0 or self.room(each) > 0]
        return at, sorted(can, key=lambda each: self._puts_out(each, self._needed(each, at)))

    def _needed(self, cell: Cell, at: int) -> int:
        sign = self.shown.ways(cell)[at]
        return -sign if self.out[at] > 0 else sign

    def _puts_out(self, cell: Cell, by: int) -> int:
        """Count the lines that a cell would put out, less those that it settles."""
        ways = self.shown.ways(cell).items()
        return sum(abs(self.out.get(at, 0) + sign * by) - abs(self.out.get(at, 0)) for at, sign in ways)
