"""Reading a ladder of improvement that a trust wrote itself: a table, or headings with lists.

What is read is a grid: phases, and rows that say something of each. What a row is about is guessed from its heading,
and always shown to a person, who says otherwise where the guess is wrong. A test that cannot be understood is kept as
it was written and is not tested: nothing is made up.
"""

from goldenthread.domain.reading.ladder_reading.bounds import lasts_of, test_of
from goldenthread.domain.reading.ladder_reading.grid import LEAVE, ROLES, Bit, ReadLadder, Row, begins_strongest, read
from goldenthread.domain.reading.ladder_reading.whole import document_of

__all__ = [
    "LEAVE",
    "ROLES",
    "Bit",
    "ReadLadder",
    "Row",
    "begins_strongest",
    "document_of",
    "lasts_of",
    "read",
    "test_of",
]
