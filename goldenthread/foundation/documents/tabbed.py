"""Tables typed with tabs: paragraphs one under the other, each with words parted by tabs, as many in each."""

import itertools
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from goldenthread.foundation.documents.document import Block, Document, Place, Span

# Two columns are a table only where there are rows enough, and no label stands before what it says.
LEAST_ROWS, LEAST_COLUMNS, LEAST_PAIRS = 2, 2, 3
_PAGE = re.compile(r"\d{1,3}|[ivx]{1,5}")


def with_tables(document: Document, before: Mapping[int, int]) -> Document:
    """Return a document with such paragraphs as rows of tables; `before` counts the tabs that lead one in."""
    if not any("\t" in block.text for block in document.blocks):
        return document
    tables = max((block.cell.table for block in document.blocks if block.cell), default=0)
    blocks: list[Block] = []
    for is_tabbed, held in itertools.groupby(enumerate(document.blocks), key=lambda pair: _is_tabbed(pair[1])):
        run = list(held)
        rows = list(_rows(run, before)) if is_tabbed else []
        tables += bool(rows)
        blocks += _cells(rows, tables) if rows else [block for _, block in run]
    return replace(document, blocks=tuple(blocks))


def _is_tabbed(block: Block) -> bool:
    return "\t" in block.text and not (block.cell or block.marker or block.heading) and block.part == "body"


def _rows(run: Sequence[tuple[int, Block]], before: Mapping[int, int]) -> list[list[Block]]:
    """Return the cells of each paragraph; none where they are no table. Several tabs may stand for one."""
    for is_each in (True, False):
        rows = [list(_pieces(block, before.get(at, 0), is_each=is_each)) for at, block in run]
        width = len(rows[0])
        if len(rows) < LEAST_ROWS or width < LEAST_COLUMNS or not all(cell.text for cell in rows[0]):
            continue
        are_pairs = width == LEAST_COLUMNS
        if are_pairs and (len(rows) < LEAST_PAIRS or any(row[0].text.endswith(":") for row in rows)):
            continue
        if all(1 < len(row) <= width for row in rows) and not all(_PAGE.fullmatch(row[-1].text) for row in rows[1:]):
            return rows
    return []


def _pieces(block: Block, before: int, *, is_each: bool) -> Iterator[Block]:
    for _ in range(before if is_each else min(before, 1)):
        yield replace(block, text="", span=Span(block.span.start, block.span.start))
    for match in re.finditer(r"[^\t]*" if is_each else r"[^\t]+", block.text):
        if match.start() and not match[0] and block.text[match.start() - 1] != "\t":
            continue  # The empty end behind a cell.
        words = match[0].strip()
        start = block.span.start + match.start() + (match[0].index(words) if words else 0)
        yield replace(block, text=words, span=Span(start, start + len(words)))


def _cells(rows: Sequence[Sequence[Block]], table: int) -> Iterator[Block]:
    for at, row in enumerate(rows):
        for column, cell in enumerate(row):
            if cell.text:
                yield replace(cell, cell=Place(table, at, column))
