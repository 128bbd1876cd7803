"""A table as cells."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Table:
    """A table as cells, with the name of its sheet or the words above it.

    `numbers` are the rows of the file that the rows beneath the headings come from, where they do not simply follow.
    """

    rows: Sequence[Sequence[str]]
    name: str = ""
    numbers: Sequence[int] = ()
