"""Sheets that list a plan, a row a part: columns headed Level and Title say so, the others are the plan's own."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from goldenthread.domain.plans import plan_layout as layout
from goldenthread.domain.reading.plan_reading.laid_out.gathering import Gathering
from goldenthread.domain.reading.plan_reading.notes import Notes
from goldenthread.domain.reading.plan_reading.taken_in.source import SHEETS
from goldenthread.domain.reading.plan_reading.vocabulary import plain
from goldenthread.foundation.documents.document import Block, Document

_OURS = (layout.LEVEL, layout.NUMBER, layout.TITLE, layout.TEXT, layout.DEPTH)
# A sheet that keeps a program from calculating a cell does so with a quote, which is no part of its words.
_GUARDED = re.compile(r"'+[=+\-@\t\r]")

Cells = dict[int, list[Block]]


def is_laid_out(document: Document) -> bool:
    """Say whether the first row of one of its sheets heads a column of levels and one of titles."""
    return document.form in SHEETS and any(_lists_parts(rows[0]) for rows in _tables(document))


def read(notes: Notes) -> None:
    """Read the sheet of parts, and those that stand beside it."""
    gathering = Gathering(notes)
    document = notes.source.document
    gathering.set_aside("sheet name", [block for block in document.blocks if block.cell is None])
    for rows in _tables(document):
        names = _names(rows[0])
        if _lists_parts(rows[0]):
            _read_parts(gathering, rows)
        elif {layout.KIND, layout.SAYS} <= set(names.values()):
            _read_statements(gathering, rows)
        else:
            _read_fields(gathering, rows)


def _tables(document: Document) -> Iterator[list[Cells]]:
    blocks = [block for block in document.blocks if block.cell]
    for _, held in groupby(blocks, key=lambda block: block.cell and block.cell.table):
        rows = []
        for _, in_row in groupby(held, key=lambda block: block.cell and block.cell.row):
            cells: Cells = defaultdict(list)
            for block in in_row:
                cell = cells[block.cell.column if block.cell else 0]
                cell.append(block if cell or document.form != "csv" else _unguarded(block))
            rows.append(dict(cells))
        yield rows


def _unguarded(block: Block) -> Block:
    return replace(block, text=block.text[1:].strip()) if _GUARDED.match(block.text) else block


def _names(row: Cells) -> dict[int, str]:
    return {column: " ".join(block.text for block in cell) for column, cell in row.items()}


def _lists_parts(row: Cells) -> bool:
    named = {plain(name) for name in _names(row).values()}
    return {plain(layout.LEVEL), plain(layout.TITLE)} <= named


def _read_parts(gathering: Gathering, rows: Sequence[Cells]) -> None:
    names = _names(rows[0])
    gathering.set_aside("heading of a table", [block for cell in rows[0].values() for block in cell])
    places: dict[str, int] = {}
    for column, name in sorted(names.items()):
        ours = next((each for each in _OURS if plain(each) == plain(name)), "")
        if ours:
            places.setdefault(ours, column)
    is_said = {at: places[layout.TITLE] not in row for at, row in enumerate(rows)}
    parts = [row for at, row in enumerate(rows) if at and not is_said[at]]
    depths = iter(_depths(parts, places))
    source_at = next((column for column, name in names.items() if name == layout.SOURCE), -1)
    for at, row in enumerate(rows[1:], start=1):
        if is_said[at]:
            _read_aside(gathering, row, places, source_at)
            continue
        _open(gathering, row, places, next(depths))
        for column, cell in sorted(row.items()):
            if column not in places.values():
                gathering.add_cell(names.get(column) or f"Column {column + 1}", cell)


def _open(gathering: Gathering, row: Cells, places: dict[str, int], depth: int) -> None:
    head = [block for name, column in places.items() if name != layout.TEXT for block in row.get(column, ())]
    gathering.open_part(
        depth, _said(row, places, layout.LEVEL), _said(row, places, layout.NUMBER),
        _said(row, places, layout.TITLE), head,
    )  # fmt: skip
    gathering.add_text(row.get(places.get(layout.TEXT, -1), []))


def _depths(parts: Sequence[Cells], places: dict[str, int]) -> list[int]:
    said = [_said(row, places, layout.DEPTH) for row in parts]
    if parts and all(depth.isdecimal() and 0 < len(depth) < 3 for depth in said):
        return [max(int(depth), 1) for depth in said]
    return layout.depths_of([_said(row, places, layout.LEVEL) for row in parts])


def _said(row: Cells, places: dict[str, int], name: str) -> str:
    return "\n".join(block.text for block in row.get(places.get(name, -1), ()))


def _read_aside(gathering: Gathering, row: Cells, places: dict[str, int], source_at: int) -> None:
    """Take in a row without a title: a statement, whose kind stands where a part has its level."""
    kind = row.get(places[layout.LEVEL], [])
    words, source = row.get(places.get(layout.TEXT, -1), []), row.get(source_at, [])
    if words:
        gathering.add_statement(" ".join(block.text for block in kind), words, source)
    rest = [block for cell in row.values() for block in cell if block not in words]
    gathering.set_aside("kind of a statement", rest)


def _read_statements(gathering: Gathering, rows: Sequence[Cells]) -> None:
    names = {name: column for column, name in _names(rows[0]).items()}
    gathering.set_aside("heading of a table", [block for cell in rows[0].values() for block in cell])
    gathering.part = None

    def under(row: Cells, *headings: str) -> list[Block]:
        return [block for heading in headings for block in row.get(names.get(heading, -1), ())]

    for row in rows[1:]:
        words, name = under(row, layout.SAYS, layout.QUOTATION), under(row, layout.NAME)
        source = under(row, layout.SOURCE, layout.YEAR, layout.BASE)
        if words:
            gathering.add_statement(_said(row, names, layout.KIND), words, source, name=name)
        held = {block.span for block in (*words, *name, *source)} if words else set()
        rest = [block for cell in row.values() for block in cell if block.span not in held]
        gathering.set_aside("kind of a statement", rest)


def _read_fields(gathering: Gathering, rows: Sequence[Cells]) -> None:
    """Take a sheet of names and what they stand for, below its headings."""
    for at, row in enumerate(rows):
        first, *rest = (row[column] for column in sorted(row))
        blocks = [block for cell in rest for block in cell]
        if at and blocks:
            gathering.keep_control(" ".join(block.text for block in first), first, blocks)
        else:
            gathering.set_aside("heading of the control block", [*first, *blocks])
