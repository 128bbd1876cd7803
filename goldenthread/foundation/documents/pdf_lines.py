"""From words on a page to lines, columns and paragraphs, as an eye would follow them."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median

from goldenthread.foundation.documents.pdf_tags import Tag
from goldenthread.foundation.documents.pdf_words import Word

GUTTER = 9.0
MOST_ROWS = 400

_MARK = re.compile(
    r"[•●▪◦■□➢►‣○–*§✓✔➔-]|o|\(?[a-zA-Z]{1}[.)]|\(?[ivx]{1,4}[.)]|\(?\d{1,2}[.):]|\d{1,2}(\.\d{1,2}){1,3}[.)]?|"
    r"[A-Z]{1,3}\d{1,2}(\.\d{1,2}){1,3}[.:)]?|\d{1,2}[a-z][.)]"
)
# “Priority 1: Reading”, “Goal Two – People”.
_NUMBERED_NAME = re.compile(
    r"[A-Z][A-Za-z]{2,}\s(?:\d{1,2}|[A-H]|[Oo]ne|[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]ix)(?::|\s[-–—]$)"
)
_BARE_NUMBER = re.compile(r"[\d.]{1,6}")
# Wider than between words, in sizes of the type.
_WIDE, _FAR, _PATIENCE = 0.75, 4.0, 5
_FEWEST_HEADS, _MOST_IN_FEWEST = 3, 1.4
# A paragraph's lines stand so close at the least, and so much closer than paragraphs do.
_LEAST_LEADING, _WITHIN, _FEWEST_BROKEN = 1.0, 0.85, 2
_PAGE_NUMBERS = re.compile(r"[.…\s]*\d{1,3}")


@dataclass
class Line:
    """Words that follow one another on one height."""

    words: list[Word]

    @property
    def text(self) -> str:
        return " ".join(word.text for word in self.words)

    @property
    def x0(self) -> float:
        return self.words[0].x0

    @property
    def x1(self) -> float:
        return max(word.x1 for word in self.words)

    @property
    def y(self) -> float:
        return self.words[0].y

    @property
    def size(self) -> float:
        """Return that of most of its letters: a bullet may be larger than what it stands before."""
        letters: Counter[float] = Counter()
        for word in self.words:
            letters[word.size] += len(word.text)
        return max(letters, key=lambda size: (letters[size], size))

    @property
    def is_bold(self) -> bool:
        return all(word.is_bold for word in self.words if word.text[0].isalnum()) and self.words[-1].is_bold

    @property
    def tag(self) -> Tag | None:
        """Return what the page says of it, behind the mark of a point."""
        tags = [word.tag for word in self.words if word.tag]
        return next((tag for tag in tags if not tag.is_mark), tags[0] if tags else None)

    @property
    def is_marked(self) -> bool:
        """Say whether the line begins an item of a list."""
        texts = [word.text for word in self.words[:3]]
        return len(texts) > 1 and bool(_MARK.fullmatch(texts[0]) or _NUMBERED_NAME.match(" ".join(texts)))


@dataclass
class Aligned:
    """Columns of lines side by side: prose that runs down each, or rows of a table without lines."""

    columns: list[list[Line]]
    rows: list[list[list[Line]]] = field(default_factory=list)


def lines_of(words: Iterable[Word]) -> list[Line]:
    """Return the stretches of words on one height, from the top and from the left."""
    lines: list[Line] = []
    for row in _heights(words):
        row.sort(key=lambda word: word.x0)
        line = [row[0]]
        for word in row[1:]:
            reach = max(line[-1].size, word.size) * 1.5
            if (
                len(line) == 1
                and word.text[0].isalpha()
                and _is_lone_mark(line[0].text, begins_row=line[0] is row[0])
            ):
                reach = max(reach, 60)
            if word.x0 - line[-1].x1 > reach:
                lines.append(Line(line))
                line = []
            line.append(word)
        lines.append(Line(line))
    return lines


def _is_lone_mark(text: str, *, begins_row: bool) -> bool:
    """Say whether a word may be the mark of an item set far off; a bare number within a row is none."""
    return bool(_MARK.fullmatch(text) or (begins_row and _BARE_NUMBER.fullmatch(text)))


def _heights(words: Iterable[Word]) -> list[list[Word]]:
    rows: list[list[Word]] = []
    for word in sorted(words, key=lambda each: (-each.y, each.x0)):
        if rows and abs(rows[-1][0].y - word.y) < 0.4 * max(min(rows[-1][0].size, word.size), 4):
            rows[-1].append(word)
        else:
            rows.append([word])
    return rows


# --- Columns


def parts_of(lines: list[Line]) -> list[Line | Aligned]:
    """Return what stands on a page in the order in which it is read."""
    rows: list[list[Line]] = []
    for line in lines:
        if rows and abs(rows[-1][0].y - line.y) < 0.4 * max(min(rows[-1][0].size, line.size), 4):
            rows[-1].append(line)
        else:
            rows.append([line])
    tables = _close_tables(rows)
    parts: list[Line | Aligned] = []
    at = 0
    while at < len(rows):
        until, found = _aligned_from(rows, at)
        within = [(start, *tables[start]) for start in range(at, until if found else at + 1) if start in tables]
        if within and (found is None or len(within[0][2].columns) > len(found.columns)):
            start, until, table = within[0]
            until, found = (until, table) if start == at else (until, None)
        if found is None:
            parts += _one_line(rows[at])
            at += 1
        else:
            parts.append(found)
            at = until
    return parts


def _aligned_from(rows: list[list[Line]], at: int, patience: int = _PATIENCE) -> tuple[int, Aligned | None]:
    """Return how far down columns reach from a row, and those columns."""
    until, gaps = _run(rows, at, patience)
    return until, _columns(rows[at:until], gaps) if gaps else None


def _close_tables(rows: list[list[Line]]) -> dict[int, tuple[int, Aligned]]:
    """Return the tables whose cells stand no further apart than words may, by the row in which each begins."""
    close = [[piece for line in row for piece in _apart(line)] for row in rows]
    found: dict[int, tuple[int, Aligned]] = {}
    at = 0
    while at < len(close):
        until, table = _aligned_from(close[: _near(close, at)], at, 1) if len(close[at]) > 1 else (at, None)
        if table and table.rows and _heads(table.columns):
            found[at] = (until, table)
        at = max(until, at + 1) if at in found else at + 1
    return found


def _near(rows: list[list[Line]], at: int) -> int:
    """Return where white space ends what begins in a row: no table without rules has so much between its rows."""
    for above, row in pairwise(range(at, len(rows))):
        if rows[above][0].y - rows[row][0].y > _FAR * rows[row][0].size:
            return row
    return len(rows)


def _apart(line: Line) -> Iterator[Line]:
    """Part a line at each space that is wider than between words: cells without rules may stand so close."""
    held: list[Word] = []
    for word in line.words:
        is_item = len(held) == 1 and _is_lone_mark(held[0].text, begins_row=True)
        if held and not is_item and word.x0 - held[-1].x1 > _WIDE * word.size:
            yield Line(held)
            held = []
        held = [*held, word]
    yield Line(held)


def _one_line(row: list[Line]) -> list[Line]:
    """Join a title and the number of its page; anything else beside one another stays apart."""
    if len(row) == 2 and _PAGE_NUMBERS.fullmatch(row[1].text):
        return [Line([*row[0].words, *row[1].words])]
    return row


Gap = tuple[float, float]


def _run(rows: list[list[Line]], start: int, patience: int = _PATIENCE) -> tuple[int, list[Gap]]:
    """Return how far down, from a row, a white band stays open between text on its left and on its right.

    Where one of several closes after so many rows for each, as `patience` says, what stands there is no more of it.
    """
    gaps: list[Gap] = [(-1e6, 1e6)]
    best: tuple[int, list[Gap]] = (start + 1, [])
    left, right = 1e6, -1e6
    for at in range(start, min(len(rows), start + MOST_ROWS)):
        gaps = [
            (low, high)
            for gap in gaps for low, high in _open(gap, rows[at]) if high - low >= GUTTER
        ]  # fmt: skip
        left, right = min(left, rows[at][0].x0), max(right, *(line.x1 for line in rows[at]))
        inner = [gap for gap in gaps if gap[0] > left and gap[1] < right]
        if not inner:
            if best[1] or all(gap[0] <= left and gap[1] >= right for gap in gaps) or at - start > 6:
                break
            continue
        if best[1] and len(inner) < len(best[1]) and at - start > patience * len(best[1]):
            break
        best = (at + 1, inner)
    return best


def _open(gap: Gap, row: list[Line]) -> list[Gap]:
    found, low = [], gap[0]
    for line in sorted(row, key=lambda each: each.x0):
        if line.x1 <= low or line.x0 >= gap[1]:
            continue
        found.append((low, line.x0))
        low = line.x1
    found.append((low, gap[1]))
    return found


def _columns(rows: list[list[Line]], gaps: list[Gap]) -> Aligned | None:
    edges = sorted(gaps)
    columns: list[list[Line]] = [[] for _ in range(len(edges) + 1)]
    for row in rows:
        for line in row:
            columns[sum(line.x0 >= high - 1 for _, high in edges)].append(line)
    if any(len(column) < 2 for column in columns) or sum(map(len, columns)) < 3 * len(columns):
        return None
    if all(_PAGE_NUMBERS.fullmatch(line.text) for line in columns[-1]) and len(columns) == 2:
        return None
    found = Aligned(columns)
    if len(columns) <= 12 and _is_table(columns, rows):
        found.rows = _table_rows(columns)
    return found


def _is_table(columns: list[list[Line]], rows: list[list[Line]]) -> bool:
    """Tell rows of cells from prose in columns: cells begin together, prose does not."""
    full = sum(len(row) == len(columns) for row in rows)
    fill = median(line.x1 - line.x0 for column in columns for line in column) / max(
        (max(line.x1 for line in column) - min(line.x0 for line in column)) for column in columns
    )
    shortest = min(median(len(line.text) for line in column) for column in columns)
    if full >= 0.7 * len(rows) and (fill < 0.55 or shortest < 12 or len(columns) > 3):
        return True
    if _heads(columns):
        return True
    first = _starts(columns[0])
    together = [sum(any(abs(y - each) < 3 for each in _starts(column)) for y in first) for column in columns[1:]]
    return len(first) > 2 and min(together) >= 0.6 * len(first)


def _heads(columns: list[list[Line]]) -> list[float]:
    """Return the heights of a table's rows where white space does not part them; empty where nothing tells them.

    There every column has a line that begins anew, and the column with the fewest has hardly another.
    """
    heights = _rows_of_heights(sorted((line for column in columns for line in column), key=lambda line: -line.y))
    found = [
        row[0].y for row in heights
        if len(row) == len(columns) and not any(line.text[0].islower() for line in row)
    ]  # fmt: skip
    fewest = min(columns, key=len)
    is_each = len(found) >= _FEWEST_HEADS and len(fewest) <= _MOST_IN_FEWEST * len(found)
    return found if is_each and found[0] >= heights[0][0].y else []


def _starts(column: list[Line]) -> list[float]:
    """Return the heights at which something begins after white space."""
    lead = leading_of(column)
    return [
        line.y for above, line in zip([None, *column], column, strict=False)
        if above is None or above.y - line.y > 1.25 * lead
    ]  # fmt: skip


def _table_rows(columns: list[list[Line]]) -> list[list[list[Line]]]:
    tops = row_tops(columns)
    rows: list[list[list[Line]]] = [[[] for _ in columns] for _ in tops]
    for place, column in enumerate(columns):
        for line in column:
            rows[max(sum(line.y <= top + 3 for top in tops) - 1, 0)][place].append(line)
    return rows


def row_tops(columns: list[list[Line]]) -> list[float]:
    """Return the heights at which the rows of a table without rules begin."""
    lines = sorted((line for column in columns for line in column), key=lambda line: -line.y)
    heights = _rows_of_heights(lines)
    filled = sum(len(row) == len(columns) for row in heights)
    lead, first = leading_of(lines), {id(line) for line in columns[0]}
    every_line = filled >= 0.7 * len(heights)
    by_white = [
        row[0].y for above, row in zip([None, *heights], heights, strict=False)
        if above is None or (every_line and len(row) > 1 and any(id(line) in first for line in row))
        or above[0].y - row[0].y > 1.25 * lead
    ]  # fmt: skip
    heads = _heads(columns)
    return heads if len(heads) > len(by_white) else by_white


def _rows_of_heights(lines: list[Line]) -> list[list[Line]]:
    rows: list[list[Line]] = []
    for line in lines:
        if rows and rows[-1][0].y - line.y < 3:
            rows[-1].append(line)
        else:
            rows.append([line])
    return rows


def leading_of(lines: list[Line]) -> float:
    """Return the usual distance from a line to the next."""
    steps = sorted(
        above.y - below.y for above, below in pairwise(lines)
        if 1 < above.y - below.y < 2.4 * max(below.size, 4)
    )  # fmt: skip
    if not steps:
        return 1.3 * (lines[0].size if lines else 10)
    # The lower half: where there are as many gaps between paragraphs as within, the smaller is the leading.
    usual = steps[len(steps) // 3]
    # Where most paragraphs are one line long, those few that are broken show it.
    within = [
        above.y - below.y for above, below in pairwise(lines)
        if above.size == below.size and _LEAST_LEADING * below.size < above.y - below.y < _WITHIN * usual
    ]  # fmt: skip
    return max(within) if len(within) >= _FEWEST_BROKEN and max(within) - min(within) < 1 else usual
