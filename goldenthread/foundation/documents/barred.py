"""Tables drawn with bars alone: a bar between the cells of a row, or behind each, and a row over as many lines as its
cells take. The headings, on one line or a line each, say how many bars make a row.

A stroke between spaces, “Objective / Actions / Lead”, is such a bar too where all rows have as many: so tables look
that another program turned into text.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

_LEAST_BARS, _LONGEST_HEADING, _MOST_LINES, _LONGEST_ROW = 2, 60, 400, 40
_MOST_HEADINGS = 9
_LEAST_STROKED = 3
_LABELLED = re.compile(r"[A-Z][\w /]{1,30}:\s+\S")
# Line, row, column, where in the line the words begin, and the words with the bar behind them.
Piece = tuple[int, int, int, int, str]


class _Drawn(NamedTuple):
    """How a table is drawn: with which bar, how many to a row, and whether one ends a row."""

    bar: str
    bars: int
    is_closed: bool


def table_at(lines: Sequence[str], place: int) -> int:
    """Return how many lines a table takes that begins at a place; 0 where none does."""
    drawn = _drawn_at(lines, place)
    if drawn is None:
        return 0
    ends = list(_rows(lines, place, drawn))
    least = 2 if drawn.bar == "|" and drawn.bars >= _LEAST_BARS else _LEAST_STROKED
    return ends[-1] - place if len(ends) >= least else 0


def rows_of(lines: Sequence[str]) -> Iterator[Piece]:
    """Yield the words of each cell, a line at a time, with the bar behind them; a bar may stand by itself."""
    drawn = _drawn_at(lines, 0)
    begin = 0
    for row, end in enumerate(_rows(lines, 0, drawn) if drawn else ()):
        column = 0
        for number in range(begin, end):
            at = 0
            for piece in _cut(lines[number], drawn.bar if drawn else ""):
                if words := piece.strip():
                    begins = piece.index(words[0])
                    yield number, row, column, at + begins, piece[begins:]
                column += piece.count(drawn.bar if drawn else "")
                at += len(piece)
        begin = end


def _drawn_at(lines: Sequence[str], place: int) -> _Drawn | None:
    """Return how a table is drawn whose headings begin at a place; nothing where no headings do."""
    for bar in ("|", " / "):
        if bar not in lines[place]:
            continue
        if bars := _bars_of_headings(lines[place], bar):
            return _Drawn(bar, bars, lines[place].rstrip().endswith("|"))
        if bar == "|" and (bars := _bars_of_a_line_each(lines, place)):
            return _Drawn(bar, bars, is_closed=True)
    return None


def _bars_of_headings(line: str, bar: str) -> int:
    """Return how many bars a row has by its headings; 0 where a line is no row of headings."""
    words = line.strip()
    bars = words.count(bar)
    cells = [cell.strip() for cell in words.rstrip("|").split(bar)]
    # “Action: … | Lead: … | By: …” says each thing by a label of its own.
    says_values = sum(map(bool, map(_LABELLED.match, cells))) * 2 > len(cells)
    is_headings = all(map(_is_heading, cells)) and not says_values
    # A single bar makes two columns; a single stroke says “or”.
    is_enough = bars >= _LEAST_BARS or (bars == 1 and bar == "|" and not words.endswith(bar))
    return bars if is_enough and not words.startswith(bar) and is_headings else 0


def _bars_of_a_line_each(lines: Sequence[str], place: int) -> int:
    """Return how many headings stand one under the other, a bar behind each, over cells that fill whole rows."""
    run = 0
    for line in lines[place : place + _MOST_HEADINGS]:
        words = line.strip()
        if not (words.endswith("|") and words.count("|") == 1 and _is_heading(words.rstrip("|"))):
            break
        run += 1
    bars = 0
    if run < _LEAST_BARS:
        return 0
    for line in lines[place : place + _MOST_LINES]:
        if not line.rstrip().endswith("|"):
            break
        bars += line.count("|")
    return next((each for each in range(run, _LEAST_BARS - 1, -1) if bars % each == 0 and bars > each), 0)


def _is_heading(words: str) -> bool:
    cell = words.strip()
    return 0 < len(cell) <= _LONGEST_HEADING and (cell[0].isupper() or cell[0] == "#") and not cell.endswith(".")


def _rows(lines: Sequence[str], place: int, drawn: _Drawn) -> Iterator[int]:
    """Yield the line behind each row. A row is whole with its last bar, or with its last line where none ends it."""
    begin, held, full = place, 0, 0
    for number in range(place, min(len(lines), place + _MOST_LINES)):
        bars = lines[number].count(drawn.bar)
        held, full = held + bars, number + 1 if bars else full
        is_last = number + 1 == len(lines)
        if number == begin and drawn.is_closed and not bars and not _goes_on_over_lines(lines[place:number]):
            return
        if held > drawn.bars or number - begin > _LONGEST_ROW:
            return
        if drawn.bar != "|":
            following = "" if is_last else lines[number + 1].strip()
            if held == drawn.bars and (drawn.bar in following or not following):
                # What stands over the headings when they are said again is no part of the last cell.
                yield full if following == lines[place].strip() else number + 1
                begin, held = number + 1, 0
            if not held and (not following or following == lines[place].strip()):
                return
        elif not drawn.is_closed and held < drawn.bars:
            return
        elif held == drawn.bars and (not drawn.is_closed or lines[number].rstrip().endswith("|")):
            yield number + 1
            begin, held = number + 1, 0
        elif is_last and held:
            yield number + 1


def _goes_on_over_lines(rows: Sequence[str]) -> bool:
    """Say whether cells of the rows so far took more than a line: else one without a bar is none of the table's."""
    return any("|" not in line for line in rows)


def _cut(line: str, bar: str) -> list[str]:
    """Cut a line behind each of its bars."""
    return [piece for piece in re.split(rf"(?<={re.escape(bar)})", line) if piece] if bar else [line]
