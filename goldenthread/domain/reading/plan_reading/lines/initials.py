"""Initials of people that look like the numbers of a list: “A. Khan leads on reading”."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from goldenthread.domain.reading.plan_reading.taken_in.items import Item, Line, Row
from goldenthread.domain.reading.plan_reading.taken_in.marks import Mark

_LETTERED = re.compile(r"(?:[A-H]|[IVX]{1,4})[.)]")


def without_initials(items: Sequence[Item]) -> Iterator[Item]:
    """Take the number from “A. Khan …”: a letter counts only where those before it, or the next, count as well."""
    counted = {line.mark.number.rstrip(".)") for item in items for line in _lines_in(item) if _is_lettered(line)}
    alone = {
        letter
        for letter in counted
        if len(letter) == 1 and not (counted & {chr(ord(letter) - 1), chr(ord(letter) + 1)}) and letter not in "IVX"
    } | ({"I", "V", "X"} & counted if not counted & {"II", "III", "IV", "VI", "IX"} else set())
    for item in items:
        yield _plainly(item, alone) if alone else item


def _lines_in(item: Item) -> Iterator[Line]:
    if isinstance(item, Line):
        yield item
    else:
        yield from (line for row in item.rows for cell in row.cells for line in cell.lines)


def _is_lettered(line: Line) -> bool:
    return line.mark.sort == "code" and bool(_LETTERED.fullmatch(line.mark.number))


def _plainly(item: Item, alone: set[str]) -> Item:
    if isinstance(item, Line):
        is_initial = _is_lettered(item) and item.mark.number.rstrip(".)") in alone
        return replace(item, mark=Mark(body=item.text)) if is_initial else item
    rows = [
        Row(tuple(replace(cell, lines=tuple(_plain_line(line, alone) for line in cell.lines)) for cell in row.cells))
        for row in item.rows
    ]
    return replace(item, rows=tuple(rows))


def _plain_line(line: Line, alone: set[str]) -> Line:
    found = _plainly(line, alone)
    return found if isinstance(found, Line) else line
