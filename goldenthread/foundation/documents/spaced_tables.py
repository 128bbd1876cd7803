"""Tables drawn with spaces: words that begin at the same places, line under line, below a line of headings."""

import re
from collections.abc import Iterator

LEAST_COLUMNS = 3
MOST_LINES = 400
_CHUNK = re.compile(r"\S+(?: \S+)*")
_LONGEST_HEADING = 45
Chunk = tuple[int, str]


def table_at(lines: list[str], place: int) -> int:
    """Return how many lines a table takes that begins at a place; 0 where none does."""
    starts = [at for at, _ in _chunks(lines[place])]
    if len(starts) < LEAST_COLUMNS or not _are_headings(lines[place]):
        return 0
    end, last = place + 1, min(len(lines), place + MOST_LINES)
    while end < last and lines[end].strip() and "\t" not in lines[end]:
        end += 1
    below = [_chunks(line) for line in lines[place + 1 : end]]
    aligned = [all(any(abs(at - start) <= 1 for start in starts) for at, _ in chunks) for chunks in below]
    full = sum(len(chunks) >= LEAST_COLUMNS - 1 for chunks in below)
    return end - place if below and full and all(aligned) else 0


def rows_of(lines: list[str]) -> Iterator[tuple[int, int, int, str]]:
    """Yield line, row, column's place and words of each cell; a line of few cells goes on with the row above."""
    starts = [at for at, _ in _chunks(lines[0])]
    row = -1
    for number, line in enumerate(lines):
        chunks = _chunks(line)
        begins = chunks[0][0] <= starts[0] + 1 and len(chunks) > 1
        row += begins or row < 0
        for at, words in chunks:
            column = max(place for place, start in enumerate(starts) if start <= at + 1)
            yield number, row, column, words


def _chunks(line: str) -> list[Chunk]:
    return [(match.start(), match[0]) for match in _CHUNK.finditer(line)]


def _are_headings(line: str) -> bool:
    words = [words for _, words in _chunks(line)]
    return all(
        (each[0].isupper() or each[0] == "#") and len(each) <= _LONGEST_HEADING and not each.endswith(".")
        for each in words
    )
