"""Whether the tags of a PDF are believed, and what they tell of its pages.

Tags that tell lines of one sentence apart were made line by line, by a program that did not know the document; where
nearly everything is one heading, none is.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise

from goldenthread.foundation.documents.pdf_grids import MOST_LINES, NEAR, Cell, Grid
from goldenthread.foundation.documents.pdf_lines import Line, lines_of
from goldenthread.foundation.documents.pdf_page import Page
from goldenthread.foundation.documents.pdf_tags import Slot
from goldenthread.foundation.documents.pdf_words import Word

_MOST_BROKEN, _LEAST_TAGGED, _MOST_OF_A_HEADING = 0.1, 0.5, 0.7
_LEAST_OF_A_TABLE = 2
# In sizes of the type, how far to the side a line may begin that goes on with the one above.
_BESIDE = 3


def keep_believed(pages: Sequence[Page]) -> None:
    """Forget the tags of pages where they cannot be right."""
    lines = [[line for line in page.all_lines() if line.tag] for page in pages]
    tagged = sum(len(line.text) for held in lines for line in held)
    everything = sum(len(line.text) for page in pages for line in page.all_lines())
    headings: Counter[int] = Counter()
    for line in (line for held in lines for line in held if line.tag and line.tag.heading):
        headings[line.tag.heading if line.tag else 0] += len(line.text)
    within = broken = 0
    for above, below in (pair for held in lines for pair in pairwise(held)):
        is_same = above.tag and below.tag and above.tag.block == below.tag.block
        within += bool(is_same)
        broken += not is_same and _goes_on(above, below)
    is_whole = (
        tagged >= _LEAST_TAGGED * everything and max(headings.values(), default=0) <= _MOST_OF_A_HEADING * tagged
    )
    if is_whole and broken <= _MOST_BROKEN * (within + broken):
        return
    for page in pages:
        for word in (word for line in page.all_lines() for word in line.words):
            word.tag = None


def _goes_on(above: Line, below: Line) -> bool:
    """Say whether a line begins within the sentence of the one right above it."""
    is_over = abs(above.x0 - below.x0) < _BESIDE * below.size and above.size == below.size
    is_below = is_over and 0 < above.y - below.y < 2 * below.size
    return is_below and not below.is_marked and below.text[0].islower() and above.text[-1] not in ".!?:;,"


def add_tables(page: Page) -> None:
    """Put the words of tables that only tags tell into cells: those in no ruled table, and those within another."""
    loose = list(_words(page.lines))
    nested = {slot.within.table for word in _all(page) if (slot := _slot(word)) and slot.within}
    if nested:
        # Their rules run into those about them, and tell neither.
        broken = [any(_outermost(word) in nested for word in _held(grid)) for grid in page.grids]
        loose += [
            word for grid, is_broken in zip(page.grids, broken, strict=True) if is_broken for word in _held(grid)
        ]
        page.grids = [grid for grid, is_broken in zip(page.grids, broken, strict=True) if not is_broken]
    tables: defaultdict[int, list[Word]] = defaultdict(list)
    for word in loose:
        if table := _outermost(word):
            tables[table].append(word)
    for word in (word for grid in page.grids for word in _held(grid)):
        tables.pop(_outermost(word), None)
    found = [grid for words in tables.values() if (grid := _grid(words, None))]
    taken = {id(word) for grid in found for word in _held(grid)}
    if found or nested:
        page.lines = lines_of(word for word in loose if id(word) not in taken)
        page.grids = sorted([*page.grids, *found], key=lambda grid: (-round(grid.top / NEAR), grid.xs[0]))


def _grid(words: Sequence[Word], within: Slot | None) -> Grid | None:
    """Return the table that words stand in by their tags; nothing where it has but one row or column."""
    cells: defaultdict[Slot, list[Word]] = defaultdict(list)
    for word in words:
        slot = _slot(word)
        while slot and slot.within != within:
            slot = slot.within
        if slot:
            cells[slot].append(word)
    rows = {row: at for at, row in enumerate(sorted({slot.row for slot in cells}))}
    columns = max((slot.column + slot.columns for slot in cells), default=0)
    is_table = min(len(rows), len({slot.column for slot in cells})) >= _LEAST_OF_A_TABLE
    if not is_table or max(len(rows), columns) > MOST_LINES:
        return None
    tops, lefts = [0.0] * len(rows), [0.0] * columns
    for slot, held in cells.items():
        tops[rows[slot.row]] = max(tops[rows[slot.row]], *(word.y + word.size for word in held))
        left = min(word.x0 for word in held)
        lefts[slot.column] = min(lefts[slot.column] or left, left)
    found = Grid([*tops, min(word.y for word in words)], [*accumulate(lefts, max), max(word.x1 for word in words)])
    for slot, held in sorted(cells.items(), key=lambda pair: pair[0][:3]):
        at = rows[slot.row]
        cell = Cell(at, slot.column, min(slot.rows, len(rows) - at), slot.columns)
        inner: defaultdict[int, list[Word]] = defaultdict(list)
        for word in held:
            (cell.words if _slot(word) == slot else inner[_below(word, slot)]).append(word)
        for words_within in inner.values():
            table = _grid(words_within, slot)
            cell.tables += [table] if table else []
            cell.words += [] if table else words_within
        found.cells.append(cell)
    return found


def _slot(word: Word) -> Slot | None:
    return word.tag.slot if word.tag else None


def _below(word: Word, outer: Slot) -> int:
    """Return the table in which a word stands right within a cell."""
    slot = _slot(word)
    while slot and slot.within != outer:
        slot = slot.within
    return slot.table if slot else 0


def _outermost(word: Word) -> int:
    slot = _slot(word)
    while slot and slot.within:
        slot = slot.within
    return slot.table if slot else 0


def _held(grid: Grid) -> Iterator[Word]:
    for cell in grid.all_cells():
        yield from cell.words


def _all(page: Page) -> Iterator[Word]:
    yield from _words(page.lines)
    for grid in page.grids:
        yield from _held(grid)


def _words(lines: Sequence[Line]) -> Iterator[Word]:
    for line in lines:
        yield from line.words
