"""A file on which somebody told of a visit, cut into the pieces that it is read from."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

from goldenthread.domain.reading.visit_reading import Piece, ReadVisit, meaning, read_visit, rows_told, visits_in
from goldenthread.features.intake.scheme_tables import tables_of
from goldenthread.foundation.documents.document import Block, Document, Place
from goldenthread.foundation.documents.safely import read_safely


def read_visit_file(content: bytes | Path, name: str, today: dt.date) -> tuple[ReadVisit, list[str]]:
    """Return what a form says of a visit; of a list with a visit a row, the first, and each as the lines of a form.

    Raises UnreadableDocument with a sentence.
    """
    document = read_safely(content, name)
    listed = [one for table in tables_of(document)[0] for one in visits_in(table.rows, today)]
    return (read_visit_text(listed[0], today) if listed else read_visit(_pieces(document), today)), listed


def read_visit_text(text: str, today: dt.date) -> ReadVisit:
    """Return what pasted lines say of a visit; a short line that is known, or ends in a colon, is a label."""
    lines = [line.strip() for line in text.splitlines()]
    return read_visit((Piece(line, is_label=line.endswith((":", "?"))) for line in lines if line), today)


def _pieces(document: Document) -> Iterator[Piece]:
    """Return a document's pieces: in a table of pairs the first of each pair is a label and the next its value."""
    last: Place | None = None
    is_value = is_told = False
    headed = _headed(document)
    for block in document.blocks:
        here = block.cell
        if here is not None and here.table in headed:
            yield from headed.pop(here.table)
            headed[here.table] = []
            continue
        if here is None:
            yield Piece(block.text, is_label=_looks_a_label(block))
        elif last is None or (here.table, here.row) != (last.table, last.row):
            is_value = False
            is_told = _is_whole(block.text)
            yield Piece(block.text, is_label=_is_short(block.text))
        else:
            # A cell beside a label is its value; the cell after that, or after one that says both, begins a pair.
            is_value = is_value if here.column == last.column else not (is_value or is_told)
            is_told = _is_whole(block.text) and not is_value
            yield Piece(block.text, is_label=not is_value and _is_short(block.text), is_value=is_value)
        last = here


def _headed(document: Document) -> dict[int, list[Piece]]:
    """Return what tables with headings of their own tell, by the table."""
    numbers = list(dict.fromkeys(block.cell.table for block in document.blocks if block.cell))
    told = zip(numbers, tables_of(document)[0], strict=True)
    return {number: pieces for number, table in told if (pieces := rows_told(table.rows))}


def _looks_a_label(block: Block) -> bool:
    marked = bool(block.heading) or block.is_bold or block.text.strip().endswith((":", "?"))
    return marked and _is_short(block.text) and (bool(block.heading) or meaning(block.text) is not None)


def _is_whole(text: str) -> bool:
    """Say whether a cell holds a label and its value both: “School: Elm Park”."""
    label, colon, value = text.partition(":")
    return bool(colon and value.strip()) and meaning(label) is not None


def _is_short(text: str) -> bool:
    return len(text) <= 90 and "\n" not in text.strip()
