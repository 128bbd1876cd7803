"""A block of figures as it is pasted from a spreadsheet: a row for each place, a column for each measure.

A row at the top names the measures, below titles where there are any, and a column the places, each as the reader of
the block knows them. A share may come as its figure, as “930 of 1000” or “930/1000” in one cell, or as two columns,
“how many” and “out of”. A group of pupils stands in a column of its own, or with the measure at the top of its
column: “Attendance, girls”. A block without names is taken in the order of the grid only where it has just as many
rows and columns. What is not recognised is said, and nothing of it is guessed.
"""

import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from goldenthread.domain.groups import pupil_groups
from goldenthread.domain.measures.figure_columns import FigureColumns
from goldenthread.domain.measures.figures import MARKERS

TOPS = ("how many", "number", "numerator", "count")
BOTTOMS = ("out of", "of", "denominator", "total", "cohort")
REASONS = {"n/a": "NA", "na": "NA", "not available": "NA", "not published": "NP", "none entered": "NE"}
# So many of what is asked for are named where none was recognised.
NAMED = 3
# As many lines may stand above the headings.
TITLES = 10
# So much is kept of the name of a row that is not known.
LONGEST_NAME = 120
EMPTY = frozenset({"", "-", "–", "—", "…"})
_SHARE = re.compile(r"\s*(\d[\d,. ]*?)\s*(?:/|of|out of)\s*(\d[\d,. ]*)\s*", re.IGNORECASE)
_PART = re.compile(
    r"(.+?)[\s:,(–—-]+(" + "|".join(re.escape(word) for word in (*TOPS, *BOTTOMS)) + r")\)?", re.IGNORECASE
)


@dataclass(frozen=True)
class Cell:
    """One figure as typed: the figure, the two numbers behind it, or the reason why there is none."""

    value: str = ""
    numerator: str = ""
    denominator: str = ""
    marker: str = ""

    def joined(self, other: "Cell") -> "Cell":
        """Return both halves of a share that came in two columns."""
        return Cell(
            self.value or other.value, self.numerator or other.numerator, self.denominator or other.denominator,
            self.marker or other.marker,
        )  # fmt: skip


@dataclass(frozen=True)
class Block:
    """What was read: cells by measure, place and group, and the names that were not recognised."""

    cells: Mapping[tuple[str, str, str], Cell] = field(default_factory=dict)
    unknown_rows: Sequence[str] = ()
    unknown_columns: Sequence[str] = ()
    says: str = ""


def rows_of(text: str) -> list[list[str]]:
    """Split pasted or saved text into cells: by tabs where there are any, and otherwise by commas or semicolons."""
    tidy = text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "").lstrip("\ufeff")
    first = tidy.partition("\n")[0]
    mark = "\t" if "\t" in tidy else (";" if first.count(";") > first.count(",") else ",")
    rows = [[cell.strip() for cell in row] for row in csv.reader(io.StringIO(tidy), delimiter=mark)]
    return [row for row in rows if any(row)]


def read_block(
    rows: Sequence[Sequence[str]],
    *,
    places: Mapping[str, Sequence[str]],
    measures: Mapping[str, Sequence[str]],
    groups: Sequence[str] = (),
    told: FigureColumns | None = None,
) -> Block:
    """Read a block. `places` and `measures` are what the grid has, in its order, each with the names it goes by.

    `groups` are the groups of pupils that it asks for beside all of them. Where it is `told` what the columns hold,
    none is known by its heading.
    """
    if not rows:
        return Block(says="There is nothing in it.")
    if told:
        return _filled(rows[told.top + 1 :], told, _by_name(places), groups, told.left_out(rows[told.top]))
    top = _top(rows, measures, groups)
    columns, unknown_columns = _columns(rows[top], measures, groups)
    by_name = _by_name(places)
    if not columns and not any(plain(row[0]) in by_name for row in rows):
        return _in_order(rows, list(places), list(measures))
    body = rows[top + 1 :]
    if not columns and len(measures) == 1 and (only := _only_column(rows, by_name, groups)) is not None:
        columns, body = {only: (next(iter(measures)), "value", "")}, rows
    if not columns:
        asked = ", ".join(f"“{names[0]}”" for names in list(measures.values())[:NAMED])
        return Block(says=f"No column is called like what is asked for, such as {asked}. Copy the headings as well.")
    return _filled(body, FigureColumns(top, columns), by_name, groups, unknown_columns)


def _filled(
    body: Sequence[Sequence[str]], of: FigureColumns, by_name: Mapping[str, str], groups: Sequence[str],
    unknown_columns: Sequence[str],
) -> Block:  # fmt: skip
    """Return the cells of the rows beneath the headings. A place is named in any cell, unless it is told in which."""
    cells: dict[tuple[str, str, str], Cell] = {}
    unknown_rows = []
    for row in filter(any, body):
        named = [row[at] for at in of.places if at < len(row)] if of.places else row
        place = next((by_name[plain(cell)] for cell in named if plain(cell) in by_name), None)
        if place is None:
            unknown_rows.append(next(filter(None, named), " ".join(row).strip())[:LONGEST_NAME])
            continue
        own = _group_of(row, of.figures, groups)
        for at, (measure, part, group) in of.figures.items():
            if at < len(row) and (cell := _cell(row[at], part)):
                key = (measure, place, group or own)
                cells[key] = cells.get(key, Cell()).joined(cell)
    return Block(cells, unknown_rows, unknown_columns)


def known_columns(
    rows: Sequence[Sequence[str]], measures: Mapping[str, Sequence[str]], groups: Sequence[str] = ()
) -> FigureColumns:
    """Return the columns whose headings say what they hold."""
    top = _top(rows, measures, groups)
    return FigureColumns(top, _columns(rows[top], measures, groups)[0])


def _top(rows: Sequence[Sequence[str]], measures: Mapping[str, Sequence[str]], groups: Sequence[str]) -> int:
    """Return which row holds the headings: the first to name what is asked for, where titles stand above it."""
    return next((at for at, row in enumerate(rows[:TITLES]) if _columns(row, measures, groups)[0]), 0)


def _only_column(rows: Sequence[Sequence[str]], places: Mapping[str, str], groups: Sequence[str]) -> int | None:
    """Return the column that holds all that is said of the places beside their names, where there is one alone."""
    said = {
        at
        for row in rows
        if any(plain(cell) in places for cell in row)
        for at, cell in enumerate(row)
        if cell and plain(cell) not in places and (not groups or pupil_groups.named(cell, groups) is None)
    }
    return said.pop() if len(said) == 1 else None


def _columns(
    headings: Sequence[str], measures: Mapping[str, Sequence[str]], groups: Sequence[str]
) -> tuple[dict[int, tuple[str, str, str]], list[str]]:
    """Return which measure each column holds, which half of it and of which group; and the headings of the others."""
    by_name = _by_name(measures)
    found, unknown = {}, []
    for at, heading in enumerate(headings):
        match = _PART.fullmatch(heading.strip())
        part = "value" if match is None else ("numerator" if match[2].lower() in TOPS else "denominator")
        named = _measure_and_group(heading, by_name, groups)
        if named is not None:
            found[at] = (named[0], "value", named[1])
        elif match and (named := _measure_and_group(match[1], by_name, groups)):
            found[at] = (named[0], part, named[1])
        elif heading and at:
            unknown.append(heading)
    return found, [
        name for name in unknown if plain(name) not in {"urn", "code", "school", "place", "group"}
    ] if found else []


def _measure_and_group(heading: str, by_name: Mapping[str, str], groups: Sequence[str]) -> tuple[str, str] | None:
    """Return the measure that a heading names, with the group beside it: “Attendance, girls”, “Girls: attendance”."""
    if plain(heading) in by_name:
        return by_name[plain(heading)], ""
    for mark in (":", ",", "–", "—", " - ", "("):
        before, found, after = heading.rpartition(mark)
        for name, group in ((before, after), (after, before)):
            kept = pupil_groups.named(group, groups) if found and groups else None
            if kept is not None and plain(name) in by_name:
                return by_name[plain(name)], kept
    return None


def _group_of(row: Sequence[str], columns: Mapping[int, object], groups: Sequence[str]) -> str:
    """Return the group that a row names in a cell of its own; all pupils where it names none."""
    if not groups:
        return ""
    named = (pupil_groups.named(cell, groups) for at, cell in enumerate(row) if at not in columns and cell)
    return next((group for group in named if group is not None), "")


def _in_order(rows: Sequence[Sequence[str]], places: Sequence[str], measures: Sequence[str]) -> Block:
    width = max(len(row) for row in rows)
    if len(rows) != len(places) or width != len(measures):
        return Block(
            says=f"It names no place and no measure, and its {len(rows)} rows and {width} columns are not the "
            f"{len(places)} and {len(measures)} of the grid. Copy the names as well."
        )
    return Block({
        (measure, place, ""): cell
        for place, row in zip(places, rows, strict=True)
        for measure, typed in zip(measures, row, strict=False)
        if (cell := _cell(typed, "value"))
    })  # fmt: skip


def _cell(typed: str, part: str) -> Cell | None:
    text = typed.strip()
    if text.lower() in EMPTY:
        return None
    marker = text.upper() if text.upper() in MARKERS else REASONS.get(text.lower(), "")
    if marker:
        return Cell(marker=marker)
    if part == "value" and (match := _SHARE.fullmatch(text)):
        return Cell(numerator=match[1].strip(), denominator=match[2].strip())
    return Cell(**{part: text})


def _by_name(named: Mapping[str, Sequence[str]]) -> dict[str, str]:
    found: dict[str, str] = {}
    for key, name in _pairs(named):
        found.setdefault(plain(name), key)
    found.pop("", None)
    return found


def _pairs(named: Mapping[str, Sequence[str]]) -> Iterator[tuple[str, str]]:
    for key, names in named.items():
        for name in names:
            yield key, name


def plain(name: str) -> str:
    """Return a name as it is compared: any case, whatever marks stand in it."""
    return re.sub(r"[^a-z0-9%]+", " ", name.lower()).strip()
