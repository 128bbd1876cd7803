"""A document as it was read: its text, and the blocks that lie on it. Standard library only.

The text is everything that the document says, in reading order, and is what every span counts in. A block is a
stretch of it with what the page showed of it. The gaps between blocks are white space and nothing else.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple


@dataclass(frozen=True)
class Span:
    """A stretch of a document's text, counted in characters; the end is not part of it."""

    start: int
    end: int


@dataclass(frozen=True)
class Place:
    """Where a cell stands: its table in the document, its row and column, and how many of each it covers.

    `within` is the cell of another table in which its own table stands.
    """

    table: int
    row: int
    column: int
    rows: int = 1
    columns: int = 1
    within: "Place | None" = None


@dataclass(frozen=True)
class Block:
    """A stretch of text that stands by itself: a paragraph, a heading, a line of a list, a part of a cell.

    `heading` is the level that the document's own styles give it, from 1; 0 where it has none. `indent` is how deep
    it is set in, in steps of a list or of white space. `marker` is the bullet or number that the document draws
    and does not write (“2.1”, “•”). `style` is the document's own name for its look. `size` is that of its type in
    points, where known. `part` tells body from header, footer, footnote and box.
    """

    text: str
    span: Span
    heading: int = 0
    indent: int = 0
    marker: str = ""
    style: str = ""
    size: float = 0
    is_bold: bool = False
    colour: str = ""
    page: int = 0
    part: str = "body"
    cell: Place | None = None


class Fill(NamedTuple):
    """A cell that is drawn on a colour, which may say something by itself: the colour’s name."""

    table: int
    row: int
    column: int
    colour: str


@dataclass(frozen=True)
class Document:
    """A document's text with its blocks in reading order.

    `form` is how it was kept (docx, pdf, xlsx, csv, json, markdown, text). `facts` are what it says of itself (title,
    dates, sheet names; never its author). `flaws` are sentences about what could not be read: a page that is a
    picture, text whose letters are shifted, a line that breaks off. `fills` are the coloured cells of its tables.
    """

    name: str
    form: str
    text: str
    blocks: Sequence[Block] = ()
    facts: Mapping[str, str] = field(default_factory=dict)
    flaws: Sequence[str] = ()
    fills: Sequence[Fill] = ()


class UnreadableDocument(Exception):
    """A file that cannot be read as a document; the message says why, and what to do, to who brought it."""
