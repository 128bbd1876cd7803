"""A round's figures on a sheet: the one that is sent out to be filled, and what comes back as a file or a paste."""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence

from goldenthread.domain.measures.figure_block import Block, read_block, rows_of
from goldenthread.domain.measures.figure_columns import FigureColumns
from goldenthread.features.measures.models import Measure
from goldenthread.features.measures.queries import Owed
from goldenthread.features.organisations.models import School
from goldenthread.foundation.documents.document import UnreadableDocument
from goldenthread.foundation.documents.safely import read_safely

TEXT = (".csv", ".txt", ".tsv")
ALL = "All pupils"


def sheet(owed: Sequence[Owed]) -> str:
    """Return the sheet to fill: a row for each place, a column for each figure, or two where it is a share.

    Where any is asked for by group, each place has a row for each group, and the first for all its pupils.
    """
    file = io.StringIO()
    rows = csv.writer(file)
    measures = list(dict.fromkeys(one.measure for one in owed))
    groups = list(dict.fromkeys(one.group for one in owed))
    by_group = ["Group"] if groups != [""] else []
    rows.writerow(["School", "URN", *by_group, *(heading for measure in measures for heading in _headings(measure))])
    empty = [""] * sum(len(_headings(each)) for each in measures)
    for school in dict.fromkeys(one.school for one in owed):
        for group in groups:
            own = [_harmless(group or ALL)] if by_group else []
            rows.writerow([_harmless(school.name), school.urn, *own, *empty])
    return "\ufeff" + file.getvalue()


def _headings(measure: Measure) -> list[str]:
    name = _harmless(measure.name)
    return [f"{name}: how many", f"{name}: out of"] if measure.is_share else [name]


def _harmless(text: str) -> str:
    """Keep a spreadsheet from taking a name for a formula."""
    return f"'{text}" if text[:1] in "=+-@\t" else text


def rows_given(*, text: str = "", content: bytes = b"", name: str = "") -> list[list[str]]:
    """Return the rows of what was pasted, or else of a file; ValueError says in words why there are none."""
    try:
        return rows_of(text) if text.strip() else _rows_of_file(content, name)
    except UnreadableDocument as wrong:
        raise ValueError(str(wrong)) from wrong
    except csv.Error as wrong:
        raise ValueError("That cannot be read as a table. Copy the cells again, or save the file anew.") from wrong


def as_text(rows: Sequence[Sequence[str]]) -> str:
    """Return rows as they would be pasted."""
    file = io.StringIO()
    csv.writer(file, delimiter="\t").writerows(rows)
    return file.getvalue()


def measures_of(owed: Iterable[Owed]) -> dict[str, tuple[str, ...]]:
    """Return the names that each measure goes by."""
    return {one.measure.ref: (one.measure.name, one.measure.key) for one in owed}


def places_of(owed: Iterable[Owed], also: Mapping[str, str] | None = None) -> dict[str, tuple[str, ...]]:
    """Return the names that each place goes by, and those that it was `also` said to go by, by name."""
    more: dict[str, list[str]] = {}
    for name, ref in (also or {}).items():
        more.setdefault(ref, []).append(name)
    return {one.school.ref: (*_names_of(one.school), *more.get(one.school.ref, ())) for one in owed}


def groups_of(owed: Iterable[Owed]) -> list[str]:
    return list(dict.fromkeys(one.group for one in owed if one.group))


def read(
    owed: Sequence[Owed], rows: Sequence[Sequence[str]], told: FigureColumns | None = None,
    also: Mapping[str, str] | None = None,
) -> Block:  # fmt: skip
    """Read rows against what is owed. Whatever they hold, the answer is a block."""
    return read_block(
        rows, places=places_of(owed, also), measures=measures_of(owed), groups=groups_of(owed), told=told
    )  # fmt: skip


def _names_of(school: School) -> tuple[str, ...]:
    return school.name, school.short_name, school.urn, school.key


def _rows_of_file(content: bytes, name: str) -> list[list[str]]:
    if name.lower().endswith(TEXT):
        return rows_of(_decoded(content))
    return [row for row in _tables(content, name) if any(row)]


def _decoded(content: bytes) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


def _tables(content: bytes, name: str) -> Iterator[list[str]]:
    """Return the rows of the tables of a workbook, one sheet after another."""
    rows: dict[tuple[int, int], dict[int, str]] = {}
    for block in read_safely(content, name).blocks:
        if block.cell is not None:
            row = rows.setdefault((block.cell.table, block.cell.row), {})
            row[block.cell.column] = f"{row.get(block.cell.column, '')} {block.text}".strip()
    first = min((column for row in rows.values() for column in row), default=0)
    for row in rows.values():
        yield [row.get(at, "") for at in range(first, max(row) + 1)]
