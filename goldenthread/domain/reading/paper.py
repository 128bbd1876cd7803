"""A paper as it lies: its lines and its tables in the order of reading, whatever kind of paper it is."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple

from goldenthread.foundation.documents.document import Block, Document

# How deep a heading is that is one by its bold letters alone.
BOLD = 4
# And one that is by its place alone, at the head of a passage.
OF_A_PASSAGE = 3
_GAP = re.compile(r"\n[ \t]*\n")
_FEWEST_PASSAGES, _LONGEST_HEAD = 3, 70
# A line with its own answer behind it.
_TELLS_ALREADY = re.compile(r"[:?]\s+\S")


class Bit(NamedTuple):
    """A stretch of a paper: its words, the level of a heading, whether it is of a list, its cell, and its letters."""

    text: str
    heading: int = 0
    is_item: bool = False
    cell: tuple[int, int, int] | None = None
    is_bold: bool = False


@dataclass(frozen=True)
class Grid:
    """A table as cells."""

    rows: Sequence[Sequence[str]]


def bits_of(document: Document) -> list[Bit]:
    """Return what a document says, without what stands at the head and foot of its pages."""
    sheets = sum(block.style == "sheet name" for block in document.blocks)
    return [
        _bit(block)
        for block in document.blocks
        if block.part == "body" and not (block.style == "sheet name" and sheets == 1)
    ]


def bits_in(text: str) -> list[Bit]:
    """Return pasted lines, each by itself; short first lines of passages with a gap between them are headings."""
    passages = [
        lines for one in _GAP.split(text) if (lines := [line.strip() for line in one.splitlines() if line.strip()])
    ]
    heads = [len(lines) > 1 and could_head(lines[0]) for lines in passages]
    is_parted = sum(heads) >= _FEWEST_PASSAGES
    return [
        Bit(line, OF_A_PASSAGE if is_parted and head and at == 0 else 0)
        for lines, head in zip(passages, heads, strict=True) for at, line in enumerate(lines)
    ]  # fmt: skip


def could_head(line: str) -> bool:
    """Say whether a line is short and no sentence, greeting or point of a list."""
    return (
        len(line) <= _LONGEST_HEAD and line[:1].isalnum() and not line[:1].islower()
        and line[-1] not in ".,;!" and not _TELLS_ALREADY.search(line)
    )  # fmt: skip


def parts_of(bits: Iterable[Bit]) -> Iterator[Bit | Grid]:
    """Yield lines one by one, and each table whole."""
    for table, held in groupby(bits, key=lambda bit: bit.cell and bit.cell[0]):
        if table is None:
            yield from held
        else:
            yield Grid(_squared(held))


def _squared(bits: Iterable[Bit]) -> list[list[str]]:
    cells: dict[tuple[int, int], list[Bit]] = {}
    for bit in bits:
        if bit.cell is not None:
            cells.setdefault(bit.cell[1:], []).append(bit)
    return squared({place: _told(held) for place, held in cells.items()})


def _told(cell: Sequence[Bit]) -> str:
    """Return the lines of a cell; a first one that is bold over others that are not is a label, and ends as one."""
    first, *rest = (bit.text.strip() for bit in cell)
    is_label = cell[0].is_bold and bool(rest) and not any(bit.is_bold for bit in cell[1:])
    return "\n".join([f"{first}:" if is_label and first[-1:] not in ":?" else first, *rest])


def squared(cells: Mapping[tuple[int, int], str]) -> list[list[str]]:
    """Return cells by their row and column as rows of one width."""
    deep = max((row for row, _ in cells), default=-1) + 1
    wide = max((column for _, column in cells), default=-1) + 1
    return [[cells.get((row, column), "") for column in range(wide)] for row in range(deep)]


def _bit(block: Block) -> Bit:
    cell = (block.cell.table, block.cell.row, block.cell.column) if block.cell else None
    level = block.heading or (BOLD if block.is_bold and not block.marker else 0)
    return Bit(block.text, 0 if cell else level, bool(block.marker), cell, block.is_bold)
