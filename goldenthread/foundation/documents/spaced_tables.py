"""Tables drawn with spaces: words that begin at the same places, line under line, below a line of headings."""

import re
from collections.abc import Iterator, Sequence

# Two columns are a table only where two rows at least fill both.
LEAST_COLUMNS = 2
MOST_LINES = 400
_CHUNK = re.compile(r"\S+(?: \S+)*")
_LONGEST_HEADING = 45
_COUNT = re.compile(r"(?:no|nr|ref)\.|#|20\d\d(?:\s?[-–/]\s?\d{2,4})?", re.IGNORECASE)
_NUMBER = re.compile(r"\(?[A-Z]{0,3}\d{1,3}(?:\.\d{1,3})*[a-z]?[.):]?")
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
    full = sum(len(chunks) >= max(len(starts) - 1, LEAST_COLUMNS) for chunks in below)
    return end - place if full >= (1 if len(starts) > LEAST_COLUMNS else 2) and all(aligned) else 0


def rows_of(lines: list[str]) -> Iterator[tuple[int, int, int, str]]:
    """Yield line, row, column's place and words of each cell; a line of few cells goes on with the row above."""
    starts = [at for at, _ in _chunks(lines[0])]
    firsts = [chunks[0][1] for line in lines[1:] if (chunks := _chunks(line)) and chunks[0][0] <= starts[0] + 1]
    is_counted = all(map(_NUMBER.fullmatch, firsts))
    row = -1
    for number, line in enumerate(lines):
        chunks = _chunks(line)
        row += row < 0 or _begins_row(chunks, starts, is_counted=is_counted)
        for at, words in chunks:
            column = max(place for place, start in enumerate(starts) if start <= at + 1)
            yield number, row, column, words


def _begins_row(chunks: Sequence[Chunk], starts: Sequence[int], *, is_counted: bool) -> bool:
    """Say whether a line begins a row: its first cell is filled, or all others are and none goes on in a sentence."""
    if chunks[0][0] <= starts[0] + 1:
        return is_counted or len(chunks) > 1
    is_full = len(chunks) >= len(starts) - 1 > LEAST_COLUMNS
    return is_full and not is_counted and not any(words[0].islower() for _, words in chunks)


def _chunks(line: str) -> list[Chunk]:
    return [(match.start(), match[0]) for match in _CHUNK.finditer(line)]


def _are_headings(line: str) -> bool:
    words = [words for _, words in _chunks(line)]
    return all(
        bool(_COUNT.fullmatch(each))
        or (each[0].isupper() and len(each) <= _LONGEST_HEADING and not each.endswith((".", ":")))
        for each in words
    )
