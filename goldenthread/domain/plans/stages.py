"""The order in which stages of many initiatives are read side by side.

Each initiative passes its own stages in its own order. Put together, a stage stands after the one that comes
before it wherever it is named first, the longest row of stages being read first.
"""

from collections.abc import Iterable, Sequence


def together(rows: Iterable[Sequence[str]]) -> list[str]:
    """Return every name once, in an order that follows the rows as far as they agree."""
    found: list[str] = []
    for row in sorted(rows, key=len, reverse=True):
        at = 0
        for name in row:
            if name in found:
                at = found.index(name) + 1
            else:
                found.insert(at, name)
                at += 1
    return found
