"""Tables turned on their side: parts head the columns, and what is said of each stands behind labels at the left."""

from goldenthread.domain.reading.plan_reading.lines.outline import Outline
from goldenthread.domain.reading.plan_reading.notes import Notes
from goldenthread.domain.reading.plan_reading.tables.heading_rows import is_of_a_year
from goldenthread.domain.reading.plan_reading.tables.side_tables import SideTables
from goldenthread.domain.reading.plan_reading.taken_in.items import Grid
from goldenthread.domain.reading.plan_reading.vocabulary import Vocabulary

_LEAST_PARTS, _LEAST_LABELS = 2, 2
_LONGEST_NAME = 120


def takes(grid: Grid, notes: Notes, outline: Outline, side: SideTables) -> bool:
    """Read a plan on a page whose priorities stand side by side above “Why?”, “What we will do” and “Lead”."""
    if not _is_turned(grid, notes.vocabulary):
        return False
    head, *rows = grid.rows
    for place in head.filled:
        side.read_band(head.cells[place].lines[0])
        if (part := notes.stack.top) is not None:
            part.text.extend(head.cells[place].lines[1:])
        for row in rows:
            if row.is_filled(place):
                side.say(row.cells[0], row.cells[place])
    outline.close()
    notes.keep_table(grid, head.texts, [row.texts for row in rows], "elements")
    return True


def _is_turned(grid: Grid, words: Vocabulary) -> bool:
    head, *rows = grid.rows
    labels = [row.texts[0].replace("\n", " ") for row in rows]
    names = [head.texts[place].replace("\n", " ") for place in head.filled]
    if head.is_filled(0) or len(names) < _LEAST_PARTS or len(labels) < _LEAST_LABELS or not all(labels):
        return False
    if any(len(name) > _LONGEST_NAME or words.is_column(name) or is_of_a_year(name) for name in names):
        return False
    known = [words.column(label) for label in labels if words.is_column(label)]
    return len(known) * 3 >= len(labels) * 2 and len(set(known)) >= _LEAST_LABELS
