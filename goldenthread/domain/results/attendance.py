"""Attendance from register marks, session by session.

A session is half a day. A pupil attends who is present or at an approved educational activity. What could have
been attended is what was, and what was missed with leave or without; days when the school was closed, or the
pupil not expected, are no part of it. Persistent absence is of a pupil's own possible sessions, told in whole
numbers, so that ten in a hundred is never missed by a rounding.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from goldenthread.domain.results.rates import rate

CLASSES = ("present", "approved activity", "authorised", "unauthorised", "not possible")


class UnknownCode(ValueError):
    """A mark that is no code of that day. It is never guessed at."""


@dataclass(frozen=True)
class Code:
    """What a mark stands for, and on which days it was in use."""

    means: str
    starts: dt.date = dt.date.min
    ends: dt.date = dt.date.max


# Where columns have moved, what stands for a mark may be a name.
LONGEST_NAMED = 3


def _named(mark: str) -> str:
    return f"“{mark}”" if len(mark) <= LONGEST_NAMED else f"a mark of {len(mark)} letters"


def class_of(mark: str, day: dt.date, codes: Mapping[str, Code]) -> str:
    """Return the class of a mark on a day. Raises UnknownCode, also for a code withdrawn by then."""
    code = codes.get(mark)
    if code is None:
        raise UnknownCode(f"{_named(mark)} is no attendance code")
    if not code.starts <= day <= code.ends:
        raise UnknownCode(f"{_named(mark)} was no attendance code in {day:%B %Y}")
    return code.means


@dataclass(frozen=True)
class Sessions:
    """How many sessions fell into each class, of a pupil, a group or a school."""

    present: int = 0
    approved: int = 0
    authorised: int = 0
    unauthorised: int = 0

    @property
    def attending(self) -> int:
        return self.present + self.approved

    @property
    def absent(self) -> int:
        return self.authorised + self.unauthorised

    @property
    def possible(self) -> int:
        return self.attending + self.absent

    def __add__(self, other: "Sessions") -> "Sessions":
        return Sessions(
            self.present + other.present, self.approved + other.approved,
            self.authorised + other.authorised, self.unauthorised + other.unauthorised,
        )  # fmt: skip

    @property
    def attendance(self) -> Decimal | None:
        return rate(Decimal(self.attending), Decimal(self.possible))

    @property
    def overall_absence(self) -> Decimal | None:
        return rate(Decimal(self.absent), Decimal(self.possible))

    @property
    def authorised_absence(self) -> Decimal | None:
        return rate(Decimal(self.authorised), Decimal(self.possible))

    @property
    def unauthorised_absence(self) -> Decimal | None:
        return rate(Decimal(self.unauthorised), Decimal(self.possible))


def is_persistent(absent: int, possible: int) -> bool:
    """Say whether a pupil missed a tenth or more of their own possible sessions."""
    return possible > 0 and absent * 10 >= possible


def is_near_persistent(absent: int, possible: int) -> bool:
    """Say whether a pupil missed a twentieth or more of their own sessions, and not yet a tenth."""
    return possible > 0 and absent * 20 >= possible and not is_persistent(absent, possible)


def is_severe(absent: int, possible: int) -> bool:
    """Say whether a pupil missed half or more of their own possible sessions."""
    return possible > 0 and absent * 2 >= possible
