"""A table that speaks by the colour of its cells alone: each colour is a mark, and its key says what it means."""

from collections.abc import Iterator, Mapping, Sequence

from goldenthread.domain.reading.scheme_reading.columns import Grid, Head
from goldenthread.domain.reading.scheme_reading.marks import verb_of_word

Fills = Mapping[tuple[int, int], str]


def with_colours(grid: Sequence[Sequence[str]], head: Head, fills: Fills) -> Sequence[Sequence[str]]:
    """Return a table with the name of its colour in each empty cell below a party, where none of these holds a word.

    A row that is of one colour throughout is a heading.
    """
    parties = list(head.parties)
    body = range(head.row + 1, len(grid))
    if not fills or any(grid[row][place] for row in body for place in parties if place < len(grid[row])):
        return grid
    drawn = [[*row, *[""] * (max(parties, default=0) + 1 - len(row))] for row in grid]
    for row in body:
        colours = {place: fills.get((row, place), "") for place in parties}
        if len(set(colours.values())) == 1:
            continue
        for place, colour in colours.items():
            drawn[row][place] = colour
    return drawn


def colours_said(grid: Grid, fills: Fills) -> dict[str, str]:
    """Return what the lines of a key say that colours mean: words on a colour, or beside a cell of it."""
    found: dict[str, str] = {}
    for (row, column), colour in fills.items():
        for words in _beside(grid, row, column):
            verb = verb_of_word(words)
            if verb is not None and len(words.split()) <= 8:
                found.setdefault(colour.upper(), verb)
                break
    return found


def _beside(grid: Grid, row: int, column: int) -> Iterator[str]:
    line = grid[row] if row < len(grid) else ()
    for place in (column, column + 1, column - 1):
        if 0 <= place < len(line) and line[place]:
            yield line[place]
