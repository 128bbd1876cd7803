"""The names of the sheets of a workbook: which are headings of the plan, and which say nothing of it."""

import itertools
from collections import Counter, defaultdict
from collections.abc import Sequence

from goldenthread.domain.reading.plan_reading.taken_in.marks import mark_of
from goldenthread.domain.reading.plan_reading.vocabulary import Vocabulary, plain
from goldenthread.foundation.documents.document import Block, Document, Span

# So many rows of so many cells are a table of columns, whatever stands on other sheets.
_SEVERAL_ROWS, _SEVERAL_CELLS = 3, 3
_FIRST_ROWS = 8


def names_of(document: Document, vocabulary: Vocabulary) -> tuple[frozenset[Span], list[Block]]:
    """Return where the names stand of sheets that hold the same table, and the blocks that only name a sheet.

    Under the name of a sheet among alike ones stands a plan of its own; said again in its first cell it is furniture.
    """
    names = [block for block in document.blocks if block.heading and block.cell is None]
    alike = _alike(document, names, vocabulary)
    if not alike:
        return frozenset(), _needless(document, vocabulary)
    again = [
        following for block, following in itertools.pairwise(document.blocks)
        if block.span in alike and plain(block.text) == plain(following.text)
    ]  # fmt: skip
    return alike, again


def titles_of(document: Document, vocabulary: Vocabulary) -> list[Block]:
    """Return the first row of each sheet where it is the plan’s title on all, with the sheet’s name or without."""
    found: list[tuple[str, Block]] = []
    for block, following in itertools.pairwise(document.blocks):
        if block.heading and block.cell is None and following.cell is not None and following.page == block.page:
            found.append((plain(following.text).replace(plain(block.text), "").strip(" -:"), following))
    said = {words for words, _ in found}
    is_title = len(said) == 1 and len(found) > 1 and vocabulary.speaks_of_plan(next(iter(said)))
    is_alone = all(_is_alone(block, document) for _, block in found)
    return [block for _, block in found] if is_title and is_alone else []


def _is_alone(block: Block, document: Document) -> bool:
    at = block.cell.row if block.cell else -1
    held = [other for other in document.blocks if other.page == block.page and other.cell and other.cell.row == at]
    return held == [block]


def _alike(document: Document, names: Sequence[Block], vocabulary: Vocabulary) -> frozenset[Span]:
    """Return the names of all sheets where each holds the same headings and none is a part that its name counts."""
    firsts = {
        block.page: following for block, following in itertools.pairwise(document.blocks)
        if block.heading and block.cell is None
    }  # fmt: skip
    heads = [_headings(document, block.page, vocabulary) for block in names]
    is_counted = any(
        mark_of(block.text.strip(), "", vocabulary).sort
        for name in names
        for block in (name, firsts.get(name.page, name))
    )
    are_other = [name.page in firsts and _says_more(firsts[name.page].text, name.text) for name in names]
    if len(names) < 2 or is_counted or any(are_other) or not heads[0] or len(set(heads)) > 1:
        return frozenset()
    return frozenset(block.span for block in names)


def _says_more(first: str, name: str) -> bool:
    """Say whether the first words of a sheet hold its name and more: they are its heading."""
    ours, theirs = plain(name), plain(first)
    return ours != theirs and f" {ours} " in f" {theirs} "


def _headings(document: Document, page: int, vocabulary: Vocabulary) -> tuple[str, ...]:
    """Return the first row of a sheet that holds several headings of columns that we know."""
    rows: dict[int, list[str]] = defaultdict(list)
    for block in document.blocks:
        if block.page == page and block.cell and block.cell.row < _FIRST_ROWS:
            rows[block.cell.row].append(plain(block.text))
    return next(
        (
            tuple(row)
            for row in rows.values()
            if sum(map(vocabulary.is_column, row)) * 2 >= len(row) >= _SEVERAL_CELLS
        ),
        (),
    )


def _needless(document: Document, vocabulary: Vocabulary) -> list[Block]:
    """Return the names of sheets that are no headings of the plan.

    Such is the name of a book's only sheet, or of the only one that holds a table of columns beside a cover or notes,
    and one whose sheet begins with a part of its own or says it again.
    """
    names = [block for block in document.blocks if block.heading and block.cell is None]
    if len(names) == 1:
        return names
    wide = _sheets_of_columns(document)
    found = [block for block in names if {block.page} == wide]
    for block, following in itertools.pairwise(document.blocks):
        if not (block.heading and block.cell is None and following.cell is not None):
            continue
        said = mark_of(following.text.strip(), "", vocabulary)
        ours, theirs = plain(block.text), plain(following.text)
        if (said.sort == "level" and said.body) or (ours and (ours == theirs or f" {ours} " in f" {theirs} ")):
            found.append(block)
    return found


def _sheets_of_columns(document: Document) -> set[int]:
    """Return the sheets that hold rows of several cells, and no mere list of labels with their values."""
    filled: dict[int, Counter[int]] = defaultdict(Counter)
    for block in document.blocks:
        if block.cell is not None:
            filled[block.page][block.cell.row] += 1
    return {
        page for page, rows in filled.items()
        if sum(count >= _SEVERAL_CELLS for count in rows.values()) >= _SEVERAL_ROWS
    }  # fmt: skip
