"""Tables whose first column only names parts that stand elsewhere: “Goal 1 | Attendance | 93 % | 95 %”."""

from collections.abc import Sequence
from dataclasses import replace

from goldenthread.domain.reading.plan_reading.drafts import LISTED, Draft, Stack
from goldenthread.domain.reading.plan_reading.tables.columns import Columns, level_name
from goldenthread.domain.reading.plan_reading.taken_in.items import Line, Row
from goldenthread.domain.reading.plan_reading.taken_in.marks import figures
from goldenthread.domain.reading.plan_reading.vocabulary import plain

_NAMES_PARTS = ("level", "success", "activities", "milestones")


def under_parts_above(columns: Columns, rows: Sequence[Row], stack: Stack) -> Columns:
    """Return the columns of a table whose rows hang from parts that were read before; its own where they do not.

    Each row names such a part first, and one of them at least has several rows: the next column names what hangs
    there.
    """
    place = columns.titles[0]
    further = next((at for at in range(place + 1, len(columns.headings)) if at != columns.number), None)
    if len(columns.titles) > 1 or further is None or columns.meanings[further] not in _NAMES_PARTS:
        return columns
    lines = [row.cells[place].lines[0] for row in rows if place < len(row.cells) and row.cells[place].lines]
    parts = [part_named(line, columns.names[0], stack) for line in lines]
    if not parts or None in parts or len(rows) <= len({id(part) for part in parts}):
        return columns
    return replace(
        columns,
        titles=[place, further],
        names=[columns.names[0], level_name(columns.headings[further])],
        is_under=True,
    )


def part_named(line: Line, level: str, stack: Stack) -> Draft | None:
    """Return the one part that a cell names by its level and number, or by its words; nothing where none or two."""
    number, words = figures(line.mark.number), plain(line.body or line.text)
    is_numbered = line.mark.sort == "level" or (level and line.text.strip(".)( ").isdigit())
    number = number or (figures(line.text) if is_numbered else [])
    found = [
        draft
        for root in stack.roots
        for draft in root.walk()
        if draft.sort[0] not in LISTED
        and (
            (number and figures(draft.number) == number and draft.level.lower() == (line.mark.level or level).lower())
            or (words and plain(draft.title) == words)
        )
    ]
    return found[0] if len(found) == 1 else None
