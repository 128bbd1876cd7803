"""Lays blocks into one text, so that each knows its span and white space alone stands between them."""

import re
from dataclasses import dataclass, field
from typing import Any

from goldenthread.foundation.documents.document import Block, Document, Fill, Span, UnreadableDocument

MOST_CHARACTERS = 3_000_000
MOST_BLOCKS = 150_000

# What XML and a database refuse, and no page shows; a form feed ends a page.
_UNSHOWN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufeff\u00ad\ud800-\udfff]")


@dataclass
class Laying:
    """A document on its way: blocks are laid one after another, and flaws noted once each."""

    name: str
    form: str
    blocks: list[Block] = field(default_factory=list)
    facts: dict[str, str] = field(default_factory=dict)
    flaws: dict[str, None] = field(default_factory=dict)
    fills: list[Fill] = field(default_factory=list)
    _pieces: list[str] = field(default_factory=list)
    _length: int = 0

    def lay(self, words: str, gap: str = "\n", **shown: Any) -> None:
        """Lay a stretch of text after `gap`; what is empty is not laid."""
        words = shown_of(words)
        if not words:
            return
        if self._pieces:
            self._pieces.append(gap)
            self._length += len(gap)
        span = Span(self._length, self._length + len(words))
        self._pieces.append(words)
        self._length = span.end
        self.blocks.append(Block(text=words, span=span, **shown))
        if self._length > MOST_CHARACTERS or len(self.blocks) > MOST_BLOCKS:
            raise UnreadableDocument(
                "The document holds more text than any plan does (over 3 million letters), and is not read. "
                "Bring in the part of it that is the plan."
            )

    def flaw(self, sentence: str) -> None:
        """Note what could not be read."""
        self.flaws[sentence] = None

    def fill(self, table: int, row: int, column: int, colour: str) -> None:
        """Note the colour of a cell, where it has one."""
        if colour and len(self.fills) < MOST_BLOCKS:
            self.fills.append(Fill(table, row, column, colour))

    def fact(self, key: str, value: str) -> None:
        """Note what the document says of itself."""
        if value := shown_of(value)[:300]:
            self.facts[key] = value

    def document(self) -> Document:
        """Return the document, or say that there is nothing in it."""
        if not self.blocks:
            raise UnreadableDocument(" ".join(["There is no text in this document.", *self.flaws]))
        return Document(
            self.name, self.form, "".join(self._pieces), tuple(self.blocks), dict(self.facts), tuple(self.flaws),
            tuple(self.fills),
        )  # fmt: skip


def shown_of(words: str) -> str:
    """Return words without what is never seen, and without white space about them."""
    return _UNSHOWN.sub("", words).strip()
