"""Collecting figures by a day: what is asked about a figure before it is kept, and how it came in.

A figure outside the range that its kind has, or unlike those of the same place before, is asked about and never
refused: figures do leap, and then whoever sends one says that it is right. Unlike is what moves four times as far
as the place usually moves in one period; where too little is known of a place, a change of fifteen percentage
points, or of half the figure. A figure that came after the day is in, and is said to be late.
"""

import datetime as dt
from collections.abc import Iterable, Sequence
from decimal import Decimal
from enum import StrEnum
from itertools import pairwise
from statistics import median

from goldenthread.domain.measures.figures import DONE_KINDS, Yardstick, in_digits, written

# Kinds whose figures are places in a list or words: one is never far from another.
NOT_COMPARED = DONE_KINDS | {"grade", "narrative", "direction"}
NEVER_BELOW_NOUGHT = frozenset({"count", "rank"})
MOVES = 4
SMALL_POINTS, LARGE_POINTS = Decimal(3), Decimal(15)
SMALL_PART, LARGE_PART = Decimal("0.1"), Decimal("0.5")


class Came(StrEnum):
    """How a figure that a round asks for has come in."""

    IN = "in"
    IN_LATE = "in late"
    REASON = "reason given"
    WAITED_FOR = "waited for"
    OVERDUE = "late"


def was_here(joined_on: dt.date | None, day: dt.date) -> bool:
    """Say whether a school was in the trust by a day: of a period that began before it came it owes no figure."""
    return joined_on is None or joined_on <= day


def is_kept(newest: Iterable[dt.date | None], due: dt.date, founded_on: dt.date) -> bool:
    """Say whether a trust asks for the figures of a period that ended on the day `due`.

    A trust that has just come is not asked for what ended before it did, unless it has brought figures of its past:
    `newest` are the days on which the periods of those that it has ended.
    """
    return due >= founded_on or any(newest)


def came(recorded_on: dt.date | None, due_on: dt.date, *, today: dt.date, has_figure: bool = True) -> Came:
    """Say how a figure came in; without a day it has not come."""
    if recorded_on is None:
        return Came.OVERDUE if today > due_on else Came.WAITED_FOR
    if not has_figure:
        return Came.REASON
    return Came.IN_LATE if recorded_on > due_on else Came.IN


def doubts(value: Decimal | None, earlier: Sequence[tuple[str, Decimal]], yardstick: Yardstick) -> list[str]:
    """Return what is asked about a figure, a sentence each; `earlier` are those before, with their periods."""
    if value is None or yardstick.kind in NOT_COMPARED:
        return []
    return [says for says in (_out_of_range(value, yardstick), _unlike(value, earlier, yardstick)) if says]


def _out_of_range(value: Decimal, yardstick: Yardstick) -> str:
    shown = written(value, yardstick, exact=True)
    if _is_share(yardstick) and not 0 <= value <= 100:
        return f"{shown} is not between 0 and 100."
    if yardstick.kind in NEVER_BELOW_NOUGHT and value < 0:
        return f"{shown} is below nought."
    return ""


def _unlike(value: Decimal, earlier: Sequence[tuple[str, Decimal]], yardstick: Yardstick) -> str:
    if not earlier:
        return ""
    period, last = earlier[-1]
    moved = value - last
    usual = _usual_move([each for _, each in earlier])
    if abs(moved) <= _most(last, usual, yardstick):
        return ""
    way = "above" if moved > 0 else "below"
    says = f"{written(value, yardstick, exact=True)} is {_distance(moved, yardstick)} {way} {period}"
    says += f" ({written(last, yardstick, exact=True)})"
    return f"{says}; it usually moves by {_distance(usual, yardstick)}." if usual is not None else f"{says}."


def _usual_move(values: Sequence[Decimal]) -> Decimal | None:
    """Return the middle one of the moves from period to period; None where there are fewer than two."""
    moves = [abs(after - before) for before, after in pairwise(values)]
    return median(moves) if len(moves) > 1 else None


def _most(last: Decimal, usual: Decimal | None, yardstick: Yardstick) -> Decimal:
    """Return the longest move about which nothing is asked."""
    if usual is None:
        return LARGE_POINTS if _is_share(yardstick) else abs(last) * LARGE_PART
    least = SMALL_POINTS if _is_share(yardstick) else abs(last) * SMALL_PART
    return max(MOVES * usual, least)


def _distance(moved: Decimal, yardstick: Yardstick) -> str:
    if not _is_share(yardstick):
        return written(abs(moved), yardstick, exact=True)
    return f"{in_digits(abs(moved), yardstick.decimals)} percentage points"


def _is_share(yardstick: Yardstick) -> bool:
    return yardstick.scale == 100
