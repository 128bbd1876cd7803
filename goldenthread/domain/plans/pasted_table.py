"""Rows of a spreadsheet as somebody pastes them, read as parts of a plan with their columns.

A first row of headings says what each column holds: the plan's own word for a level, a number, a date, or a
column of the plan. Without one, the first column is the title, behind a number where there is one. A cell that
is left empty, or says what the cell above it says, belongs to the same part. Nothing is left out: a column that
the plan does not know is kept under its own heading.
"""

import csv
import io
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from goldenthread.domain.plans.pasted_outline import PastedLine, is_listed

TITLES = {"title", "name", "what", "part"}
NUMBERS = {"no", "no.", "number", "ref", "ref.", "reference", "#"}
DATES = {"by when", "when", "due", "due date", "date", "deadline", "timescale", "by"}
NUMBER = re.compile(r"^[A-Za-z]{0,4}\s?\d{1,3}(?:\.\d{1,3})*\.?$|^\(?[a-z]\)$")
# A cell of several lines, as a spreadsheet copies it.
QUOTED = re.compile(r'(?:^|(?<=\t))"(?:[^"]|"")*"(?=\t|$)', re.MULTILINE)

Rows = Sequence[Sequence[str]]


def is_table(text: str) -> bool:
    """Say whether pasted text is rows of cells: tabs between words in most lines that have any words.

    A word processor sets a tab behind the number of a list as well: lines of that kind alone are no table.
    """
    rows = QUOTED.sub(lambda cell: " ".join(cell[0].split()), text.replace("\r\n", "\n"))
    lines = [line.strip(" \u00a0").lstrip("\t") for line in rows.splitlines() if line.strip()]
    tabbed = [line for line in lines if "\t" in line]
    return 2 * len(tabbed) > len(lines) and not all(is_listed(line) for line in tabbed)


def read_rows(text: str, levels: Sequence[str], columns: Sequence[str] = ()) -> list[PastedLine]:
    """Read rows as parts. `levels` are the plan's words for them, top first; `columns` its headings."""
    rows = [[cell.strip() for cell in row] for row in _rows(text)]
    rows = [row for row in rows if any(row)]
    if not rows:
        return []
    roles = _roles(rows[0], levels, columns)
    if roles is None:
        return _merged(rows, _roles_without_headings(rows, columns))
    return _merged(rows[1:], roles)


def _rows(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text.replace("\r\n", "\n").replace("\0", "")), delimiter="\t"))


Role = tuple[str, str]
"""What a column holds: ("level", its rank), ("number", ""), ("date", "") or ("cell", its heading)."""


def _roles(headings: Sequence[str], levels: Sequence[str], columns: Sequence[str]) -> list[Role] | None:
    """Return what each column holds by its heading; None where the first row is no row of headings."""
    ranks = {word.lower(): rank for rank, word in enumerate(levels)}
    known = {name.lower() for name in columns}
    roles = [_role(heading, ranks) for heading in headings]
    is_headed = [kind != "cell" or said.lower() in known for kind, said in roles]
    if sum(is_headed) < 2 and not (len(roles) == 1 and is_headed[0]):
        return None
    if not any(kind == "level" for kind, _ in roles):
        title = next(
            (at for at, (kind, said) in enumerate(roles) if kind == "cell" and said.lower() not in known), None
        )
        if title is None:
            return None
        roles[title] = ("level", "0")
    return roles


def _role(heading: str, ranks: Mapping[str, int]) -> Role:
    word = " ".join(heading.lower().split())
    for level, rank in ranks.items():
        if word in (level, f"{level}s", f"our {level}"):
            return ("level", str(rank))
    if word in TITLES:
        return ("level", "0") if not ranks else ("level", str(min(ranks.values())))
    if word in NUMBERS:
        return ("number", "")
    if word in DATES:
        return ("date", "")
    return ("cell", heading.replace("\n", " "))


def _roles_without_headings(rows: Rows, columns: Sequence[str]) -> list[Role]:
    width = max(len(row) for row in rows)
    firsts = [row[0] for row in rows if row[0]]
    has_number = width > 1 and bool(firsts) and all(NUMBER.match(first) for first in firsts)
    roles: list[Role] = [("number", ""), ("level", "0")] if has_number else [("level", "0")]
    spare = (f"Column {n}" for n in range(len(columns) + len(roles) + 1, 1_000))
    names = iter(columns)
    while len(roles) < width:
        roles.append(("cell", next(names, "") or next(spare)))
    return roles


def _merged(rows: Rows, roles: Sequence[Role]) -> list[PastedLine]:
    """Make a part of each new title, and give each row's other cells to the deepest part that it speaks of."""
    ranks = sorted({int(said) for kind, said in roles if kind == "level"})
    open_titles: dict[int, str] = {}
    lines: list[PastedLine] = []
    for row in rows:
        facts = _facts(row, roles)
        is_new = False
        for depth, rank in enumerate(ranks, start=1):
            title = facts.get(f"level {rank}", "")
            if title and title != open_titles.get(depth):
                open_titles = {deeper: said for deeper, said in open_titles.items() if deeper < depth} | {
                    depth: title
                }
                lines.append(PastedLine(depth, "", title.replace("\n", " ")))
                is_new = True
        if lines:
            lines[-1] = _with_cells(lines[-1], facts, is_new=is_new)
    return lines


def _facts(row: Sequence[str], roles: Sequence[Role]) -> dict[str, str]:
    names = Counter[str]()
    facts: dict[str, str] = {}
    for (kind, said), cell in zip(roles, row, strict=False):
        name = f"{kind} {said}".strip()
        names[name] += 1
        facts[name if names[name] == 1 else f"{name} {names[name]}"] = cell
    return facts


def _with_cells(line: PastedLine, facts: Mapping[str, str], *, is_new: bool) -> PastedLine:
    cells = dict(line.cells)
    for name, text in facts.items():
        if name.startswith("cell ") and text:
            heading = name.removeprefix("cell ")
            cells[heading] = "\n".join(filter(None, (cells.get(heading, ""), text)))
    return replace(
        line, cells=cells, number=facts.get("number", "") if is_new else line.number,
        due_words=facts.get("date", "") or line.due_words,
    )  # fmt: skip
