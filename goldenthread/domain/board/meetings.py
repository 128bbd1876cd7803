"""What comes to a meeting, and whether it may decide.

A body decides only with a quorum: enough members present, here or from afar, of those who sit on it that day; who
only attends does not count. A schedule of business says what comes to every body of a kind, at each meeting or in
some months, so that nothing that the year asks of it is forgotten.
"""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Quorum:
    """How many were there of how many needed; `withdrawn` had a conflict and left for the item."""

    present: int
    needed: int
    withdrawn: int = 0

    @property
    def is_met(self) -> bool:
        return self.present - self.withdrawn >= max(self.needed, 1)


@dataclass(frozen=True)
class Line:
    """One line of a schedule of business; no months means each meeting."""

    key: str
    months: Sequence[int] = ()


def business_of(key: str) -> str:
    """Return what a line of a schedule is about, whatever the month in which it comes: “results-9” is “results”."""
    name, dash, month = key.rpartition("-")
    return name if dash and month.isdigit() else key


def comes_to(lines: Iterable[Line], held_on: dt.date) -> list[str]:
    """Return which lines come to a meeting on a day, in their order."""
    return [line.key for line in lines if not line.months or held_on.month in line.months]


def papers_by(held_on: dt.date) -> dt.date:
    """Return the day by which papers go out: seven clear days lie between it and the meeting."""
    return held_on - dt.timedelta(days=8)


def reads_work(*, is_of_one_place: bool, sits: bool, is_open: bool, sees_everywhere: bool) -> bool:
    """Say who reads a body's open agenda, papers and questions before its minutes are approved.

    What a school's own body works on is read there. What a body of the whole trust works on speaks of every school:
    those who see no more than their own place read it only where the trust says that the body is open to them.
    """
    return is_of_one_place or sits or is_open or sees_everywhere


def reads_confidential(*, is_member: bool, is_clerk: bool) -> bool:
    """Say who reads what a body keeps to itself: its members and its clerk. Whoever only attends does not."""
    return is_member or is_clerk
