"""Rows of a form by themselves: pairs of label and answer, labels and answers by turns, and what is to be done."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

# What heads a column, or asks for what stands beside it, is no longer.
SHORT_HEAD = 60
# By how much more a cell looks like a label than what answers it.
_LEAST_MARGIN = 0.4


def pairs_in(rows: Sequence[Sequence[str]]) -> Iterator[tuple[int, str, str]]:
    """Yield each label with what stands beside it, and its row counted from 1, in a table drawn in pairs."""
    for number, row in enumerate(rows, start=1):
        cells = [cell.strip() for cell in row]
        for label, said in list(pairwise(cells))[::2]:
            if label and len(label) <= SHORT_HEAD and label != said:
                yield number, label, said


# The headings of a table of what is to be done.
DOES = re.compile(
    r"(?:agreed |further |next )*(?:actions?|steps?|recommendations?|what(?= (?:will|is to|needs?|must)\b|\W*$))\b",
    re.IGNORECASE,
)
WHEN = re.compile(r"\b(?:when|date|deadline|due|timescale)\b|^by$", re.IGNORECASE)
WHOSE = re.compile(r"\b(?:who|whom|lead|owner|responsib\w+)\b", re.IGNORECASE)


def things_to_do(heads: Sequence[str]) -> int | None:
    """Return the column that says what is to be done, where others say by whom or by when; else nothing."""
    does = next((at for at, head in enumerate(heads) if DOES.match(head.strip())), None)
    beside = [head for at, head in enumerate(heads) if at != does and head]
    return does if any(WHEN.search(one) or WHOSE.search(one) for one in beside) else None


def in_turn(cells: Sequence[str], likeness: Sequence[float]) -> list[tuple[str, str | None]]:
    """Cut cells into labels with what follows each, and cells by themselves, so that the whole is most likely.

    A label is more like one than what answers it; after a pair another is likely.
    """
    best: list[tuple[float, list[tuple[str, str | None]]]] = [(0, []), (0, [(cells[0], None)])]
    for at in range(1, len(cells)):
        alone, paired = best[-1], best[-2]
        goes_on = bool(paired[1]) and paired[1][-1][1] is not None
        margin = likeness[at - 1] - likeness[at] + goes_on
        gain = margin if likeness[at - 1] > 0 and margin >= _LEAST_MARGIN else -1
        one = (alone[0], [*alone[1], (cells[at], None)])
        both = (paired[0] + gain, [*paired[1], (cells[at - 1], cells[at])])
        best.append(max(one, both, key=lambda each: each[0]))
    return best[-1][1]
