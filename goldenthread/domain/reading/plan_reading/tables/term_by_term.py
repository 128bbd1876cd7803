"""Tables whose columns are the terms and whose rows say what is done, reached and by whom in each of them.

They say of each term what other tables say of each row, so they are read on their side: a row a term, which stands
last in it.
"""

import re

from goldenthread.domain.reading.plan_reading.taken_in.items import Grid, Row
from goldenthread.domain.reading.plan_reading.vocabulary import Vocabulary

_LEAST_TERMS, _LEAST_LABELS = 2, 2
_TERM = re.compile(
    r"(?:(?:autumn|spring|summer)(?: term)?(?: ?[12])?|term ?[1-6]|half[- ]term ?[1-6]|quarter ?[1-4]|q[1-4])"
    r"(?:[ ,:–-]{1,3}20\d\d(?:[/–-]\d{2,4})?)?",
    re.IGNORECASE,
)


def on_its_side(grid: Grid, words: Vocabulary) -> Grid:
    """Return a table with a row for each term, where its columns are terms and its rows what is said of them."""
    if len(grid.rows) <= _LEAST_LABELS or any(len(row.cells) != grid.width for row in grid.rows):
        return grid
    head, *body = grid.rows
    terms, labels = head.texts[1:], [row.texts[0] for row in body]
    are_terms = len(terms) >= _LEAST_TERMS and all(_TERM.fullmatch(" ".join(term.split())) for term in terms)
    if not are_terms or not all(map(words.is_column, labels)) or "level" not in map(words.column, labels):
        return grid
    if any(cell.rows > 1 or cell.columns > 1 for row in grid.rows for cell in row.cells):
        return grid
    order = sorted(range(len(body)), key=lambda at: words.column(labels[at]) != "level")
    across = (Row((*(body[row].cells[at] for row in order), head.cells[at])) for at in range(grid.width))
    return Grid(tuple(across), grid.page, grid.gap)
