"""Reading a ladder of improvement that a trust wrote itself: a table, or headings with lists.

What is read is a grid: phases, and rows that say something of each. What a row is about is guessed from its heading,
and always shown to a person, who says otherwise where the guess is wrong. A test that cannot be understood is kept as
it was written and is not tested: nothing is made up.
"""

from goldenthread.domain.reading.ladder_reading.bounds import lasts_of, test_of
from goldenthread.domain.reading.ladder_reading.grid import LEAVE, ROLES, ReadLadder, Row, begins_strongest, read
from goldenthread.domain.reading.ladder_reading.told import LABEL, PHASE, PHASES, columns_of, read_told, tables_of
from goldenthread.domain.reading.ladder_reading.whole import document_of

__all__ = [
    "LABEL",
    "LEAVE",
    "PHASE",
    "PHASES",
    "ROLES",
    "ReadLadder",
    "Row",
    "begins_strongest",
    "columns_of",
    "document_of",
    "lasts_of",
    "read",
    "read_told",
    "tables_of",
    "test_of",
]
