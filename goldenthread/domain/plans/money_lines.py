"""Lines of a budget as they are pasted: for what, then the sum.

The sum is known by a pound sign, or by a tab or a semicolon before it; a bare number at the end of a line may be
a year or a class, so it is asked about and never guessed.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

LINE = re.compile(r"^(?P<title>.*?\S)(?:\s*[\t;]\s*£?|[\s:,–-]*£)\s*(?P<sum>-?\d[\d,]*(?:\.\d{1,2})?)\s*$")


@dataclass(frozen=True)
class MoneyLine:
    """One line: for what, and how many pounds."""

    title: str
    amount: Decimal


def read_lines(lines: Iterable[str]) -> tuple[list[MoneyLine], list[str]]:
    """Return the lines that say a sum, and those that do not; empty ones are nothing."""
    read, unread = [], []
    for line in filter(None, map(str.strip, lines)):
        found = LINE.match(line)
        if found:
            read.append(MoneyLine(found["title"].strip(), Decimal(found["sum"].replace(",", ""))))
        else:
            unread.append(line)
    return read, unread
