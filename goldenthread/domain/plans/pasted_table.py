"""Rows of a spreadsheet as somebody pastes them, read as parts of a plan with their columns.

A row of headings says what each column holds. It is the first row of more than one cell, and may stand again
further down; a row of one cell above it is a heading of what follows. Without headings the first column is the
title, behind a number where there is one. A cell that is left empty, or says what the cell above it says, belongs to
the same part. Nothing is left out: a column that the plan does not know is kept under its own heading.
"""

import csv
import io
import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from goldenthread.domain.plans.pasted_headings import (
    CELL,
    DATE,
    LEVEL,
    NUMBER,
    Meaning,
    Role,
    is_number,
    roles_of,
    roles_without_headings,
)
from goldenthread.domain.plans.pasted_outline import PastedLine, called_by, is_listed, line_of, parted

# A cell of several lines, as a spreadsheet copies it.
QUOTED = re.compile(r'(?:^|(?<=\t))"(?:[^"]|"")*"(?=\t|$)', re.MULTILINE)
_NAMED = re.compile(r"^(?P<word>[^\W\d]+(?: [^\W\d]+)?) \d{1,2}\b")


def is_table(text: str) -> bool:
    """Say whether pasted text is rows of cells: tabs between words in most lines that have any words.

    A word processor sets a tab behind the number of a list as well: lines of that kind alone are no table.
    """
    rows = QUOTED.sub(lambda cell: " ".join(cell[0].split()), text.replace("\r\n", "\n"))
    lines = [line.strip(" \u00a0").lstrip("\t") for line in rows.splitlines() if line.strip()]
    tabbed = [line for line in lines if "\t" in line]
    return 2 * len(tabbed) > len(lines) and not all(is_listed(line) for line in tabbed)


def read_rows(
    text: str, levels: Sequence[str], columns: Sequence[str] = (), meaning: Meaning = lambda _: ""
) -> list[PastedLine]:
    """Read rows as parts. `levels` are the plan's words for them, top first; `columns` its headings.

    `meaning` says what any other heading usually means: level, number, date, or what else a column holds.
    """
    rows = [row for row in _rows(text) if any(row)]
    head = next((row for row in rows if _filled(row) > 1), [])
    roles = roles_of(head, levels, columns, meaning)
    if roles is None:
        reader = _Parts(roles_without_headings(rows, levels, columns) if rows else [], levels)
        return reader.read((row, False) for row in rows)
    over = [_is_over(row, rows[at + 1 : at + 2], head, roles, meaning) for at, row in enumerate(rows)]
    top = min(role.rank for role in roles if role.kind == LEVEL)
    deep = max(role.rank for role in roles if role.kind == LEVEL) - top + 1
    holds = any(over) and (top > 0 or sum(over) > 1) and deep < max(len(levels), 1)
    reader = _Parts(roles, levels, below=int(holds))
    return reader.read((row, is_over) for row, is_over in zip(rows, over, strict=True) if row != head)


def _rows(text: str) -> list[list[str]]:
    read = csv.reader(io.StringIO(text.replace("\r\n", "\n").replace("\0", "")), delimiter="\t")
    return [[cell.strip() for cell in row] for row in read]


def _filled(row: Sequence[str]) -> int:
    return sum(map(bool, row))


def _is_over(
    row: Sequence[str], after: Sequence[Sequence[str]], head: Sequence[str], roles: Sequence[Role], meaning: Meaning
) -> bool:
    """Say whether a row is one cell over all columns: a heading of what follows."""
    if _filled(row) != 1 or not row[0]:
        return False
    if head in after or (roles[0].kind == NUMBER and not is_number(row[0])):
        return True
    named = _NAMED.match(row[0])
    return named is not None and meaning(named["word"]) == LEVEL and named["word"].lower() != roles[0].heading.lower()


class _Parts:
    """Makes a part of each new title, and gives each row's other cells to the deepest part that it speaks of.

    A number stands for the first of a row's titles, unless one of them has several rows with a number of their own.
    """

    def __init__(self, roles: Sequence[Role], levels: Iterable[str], below: int = 0) -> None:
        self.roles, self.below = roles, below
        self.ranks = sorted({role.rank for role in roles if role.kind == LEVEL})
        self.called = called_by(levels)
        self.has_numbers = any(role.kind == NUMBER for role in roles)
        self.open: dict[int, str] = {}
        self.number = ""
        self.numbered: list[tuple[str, int, int]] = []
        self.lines: list[PastedLine] = []

    def read(self, rows: Iterable[tuple[Sequence[str], bool]]) -> list[PastedLine]:
        """Read rows in their order, each with whether it is a heading over those that follow."""
        for row, is_over in rows:
            if is_over:
                self.open = {}
                self._begin(1, row[0])
            else:
                self._read(row)
        tops = [self.lines[first].depth for _, first, _ in self.numbered]
        for number, first, last in self.numbered:
            at = last if tops and max(tops) > min(tops) else first
            self.lines[at] = replace(self.lines[at], number=number)
        return self.lines

    def _read(self, row: Sequence[str]) -> None:
        cells = list(zip(self.roles, row, strict=False))
        titles = {role.rank: cell for role, cell in cells if role.kind == LEVEL and cell}
        number = next((cell for role, cell in cells if role.kind == NUMBER), "")
        first = len(self.lines)
        for depth, rank in enumerate(self.ranks, start=1):
            title = titles.get(rank, "")
            if title and title != self.open.get(depth):
                self.open = {deeper: said for deeper, said in self.open.items() if deeper < depth} | {depth: title}
                self._begin(depth + self.below, title)
        if len(self.lines) == first and (not self.lines or number not in ("", self.number)):
            # A row that continues no part: it is the first, or has a number of its own.
            words = titles[max(titles)] if titles else number or next(filter(None, row))
            self._begin(max(len(self.open), 1) + self.below, words)
        if number and len(self.lines) > first:
            self.numbered.append((number, first, len(self.lines) - 1))
        self.number = number or self.number
        self.lines[-1] = _filled_in(self.lines[-1], cells)

    def _begin(self, depth: int, words: str) -> None:
        number, words = ("", words) if self.has_numbers else parted(words, self.called)
        self.lines.append(line_of(depth, number, words))


def _filled_in(line: PastedLine, cells: Iterable[tuple[Role, str]]) -> PastedLine:
    """Return a part with what stands beside it; of several days the first is its own, and all others are kept."""
    held, due = dict(line.cells), line.due_words
    for role, cell in cells:
        is_other_day = role.kind == DATE and bool(due) and cell != due
        if cell and (role.kind == CELL or is_other_day):
            held[role.heading] = "\n".join(filter(None, (held.get(role.heading), cell)))
        elif cell and role.kind == DATE:
            due = cell
    return replace(line, cells=held, due_words=due)
