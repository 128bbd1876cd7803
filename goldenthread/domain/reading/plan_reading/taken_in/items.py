"""What a document is taken in as: lines, and grids of rows of cells, each with where it lies in the text."""

import re
from dataclasses import dataclass

from goldenthread.domain.reading.plan_reading.taken_in.marks import Mark
from goldenthread.foundation.documents.document import Span

ENDS = (".", "!", "?", ":", ";")
# How high a heading is that has no type of its own and is known by the list of contents: below all that have.
ANNOUNCED = 30
LONGEST_TITLE = 110
_SENTENCES = re.compile(r"[a-z0-9)]{2}[.?!]\s+[A-Z]")


@dataclass(frozen=True)
class Line:
    """A paragraph or a part of a cell. `gap` counts the blank lines above; `spans` are where it lies in the text."""

    text: str
    spans: tuple[Span, ...]
    mark: Mark
    heading: int = 0
    indent: int = 0
    is_bold: bool = False
    page: int = 0
    gap: int = 1
    size: float = 0

    @property
    def body(self) -> str:
        """Return the words behind the bullet or number."""
        return self.mark.body

    @property
    def span(self) -> Span:
        """Return where it begins and ends."""
        return Span(self.spans[0].start, self.spans[-1].end)

    @property
    def is_short(self) -> bool:
        """Say whether it is short and open-ended enough to be a heading."""
        words = self.text
        return (
            len(words) <= LONGEST_TITLE
            and not words.endswith((".", ";", ",", ":"))
            and any(character.isalpha() for character in words)
            and not _SENTENCES.search(words)
            and not words[0].islower()
            and words[0] not in "“‘\"'("
        )

    @property
    def is_capitals(self) -> bool:
        """Say whether it is written in capitals."""
        return self.text.isupper() and sum(character.isalpha() for character in self.text) > 3


@dataclass(frozen=True)
class Cell:
    """A cell with its lines; `rows` is how many rows it covers, `tables` are those that stand within it.

    `drawn` is what one without words says by its colour.
    """

    lines: tuple[Line, ...] = ()
    rows: int = 1
    columns: int = 1
    tables: tuple["Grid", ...] = ()
    drawn: tuple[Line, ...] = ()

    @property
    def text(self) -> str:
        """Return its words, a line each."""
        return "\n".join(line.text for line in self.lines)

    @property
    def spans(self) -> tuple[Span, ...]:
        """Return where its lines lie."""
        return tuple(span for line in self.lines for span in line.spans)


@dataclass(frozen=True)
class Row:
    """A row of a table, with a cell for each of its columns."""

    cells: tuple[Cell, ...]

    @property
    def texts(self) -> list[str]:
        """Return the words of each cell."""
        return [cell.text for cell in self.cells]

    @property
    def filled(self) -> list[int]:
        """Return which columns hold words."""
        return [place for place, cell in enumerate(self.cells) if cell.lines]

    def is_filled(self, place: int) -> bool:
        """Say whether a column holds words; what lies outside the row does not."""
        return 0 <= place < len(self.cells) and bool(self.cells[place].lines)

    @property
    def tables(self) -> list["Grid"]:
        """Return the tables that stand within its cells."""
        return [table for cell in self.cells for table in cell.tables]

    @property
    def spans(self) -> tuple[Span, ...]:
        """Return where its words lie."""
        return tuple(span for cell in self.cells for span in cell.spans)


@dataclass(frozen=True)
class Grid:
    """A table of a document, as a grid of cells."""

    rows: tuple[Row, ...]
    page: int = 0
    gap: int = 1

    @property
    def width(self) -> int:
        """Return how many columns it has."""
        return max((len(row.cells) for row in self.rows), default=0)

    @property
    def spans(self) -> tuple[Span, ...]:
        """Return where its words lie."""
        return tuple(span for row in self.rows for span in row.spans)

    @property
    def span(self) -> Span:
        """Return where it begins and ends."""
        spans = self.spans
        return Span(min(span.start for span in spans), max(span.end for span in spans))


Item = Line | Grid
