"""Tables drawn with bars alone: a bar between the cells of a row, or behind each, and a row over as many lines as its
cells take. The line of headings says how many bars make a row.
"""

from collections.abc import Iterator
from itertools import takewhile

_LEAST_BARS, _LONGEST_HEADING, _MOST_LINES, _LONGEST_ROW = 2, 60, 400, 40
# Line, row, column, where in the line the words begin, and the words with the bar behind them.
Piece = tuple[int, int, int, int, str]


def table_at(lines: list[str], place: int) -> int:
    """Return how many lines a table takes that begins at a place; 0 where none does."""
    bars = _bars_of_headings(lines[place])
    if not bars:
        return 0
    rows = list(_rows(lines, place, bars))
    return rows[-1] - place if len(rows) > 1 else 0


def rows_of(lines: list[str]) -> Iterator[Piece]:
    """Yield the words of each cell, a line at a time, with the bar behind them; a bar may stand by itself."""
    bars = _bars_of_headings(lines[0])
    begin = 0
    for row, end in enumerate(_rows(lines, 0, bars)):
        column = 0
        for number in range(begin, end):
            at, line = 0, lines[number]
            for piece in _cut(line):
                if words := piece.strip():
                    begins = piece.index(words[0])
                    yield number, row, column, at + begins, piece[begins:]
                column += piece.count("|")
                at += len(piece)
        begin = end


def _bars_of_headings(line: str) -> int:
    """Return how many bars a row has by its headings; 0 where a line is no row of headings."""
    words = line.strip()
    bars = words.count("|")
    cells = [cell.strip() for cell in words.rstrip("|").split("|")]
    is_headings = all(
        0 < len(cell) <= _LONGEST_HEADING and (cell[0].isupper() or cell[0] == "#") and not cell.endswith(".")
        for cell in cells
    )
    return bars if bars >= _LEAST_BARS and not words.startswith("|") and is_headings else 0


def _rows(lines: list[str], place: int, bars: int) -> Iterator[int]:
    """Yield the line behind each row. A row is whole with its last bar, or with its last line where none ends it."""
    is_closed = lines[place].rstrip().endswith("|")
    begin, held = place, 0
    for number in range(place, min(len(lines), place + _MOST_LINES)):
        held += lines[number].count("|")
        is_last = number + 1 == len(lines)
        if held > bars or number - begin > _LONGEST_ROW or (not is_closed and held < bars):
            return
        if held == bars and (not is_closed or lines[number].rstrip().endswith("|")):
            yield number + 1
            begin, held = number + 1, 0
        elif is_last and held:
            yield number + 1


def _cut(line: str) -> Iterator[str]:
    """Cut a line behind each of its bars."""
    while line:
        length = sum(1 for _ in takewhile(lambda each: each != "|", line)) + 1
        yield line[:length]
        line = line[length:]
