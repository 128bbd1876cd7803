"""Where somebody who watches over a duty stands in the training for it, and how sure members are of their words.

A programme runs over two years, so that whoever takes the link on half-way still comes round to each session of it.
A session that was missed is named, for it has to be made up; one that is booked is not done until its day. How sure
somebody is of a role's words is the mean of what they last said of each.
"""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

# How long before a session those who have no place in it are asked.
AHEAD = dt.timedelta(days=42)


@dataclass(frozen=True)
class Sat:
    """One session as one person stands to it: its day, whether they have a place, and whether they came."""

    on: dt.date
    is_booked: bool = False
    came: bool | None = None


@dataclass(frozen=True)
class Standing:
    """How far somebody is: what they did of all, what they missed, and what comes next."""

    done: int
    many: int
    missed: int
    next_on: dt.date | None
    is_booked: bool

    @property
    def is_complete(self) -> bool:
        return bool(self.many) and self.done == self.many


def standing(sessions: Iterable[Sat], *, since: dt.date, today: dt.date) -> Standing:
    """Say how far somebody is; what took place before they took the link on was not missed."""
    listed = sorted(sessions, key=lambda one: one.on)
    coming = [one for one in listed if one.on >= today and one.came is None]
    first = next(iter(coming), None)
    return Standing(
        done=sum(one.came is True for one in listed),
        many=len(listed),
        missed=sum(one.on < today and one.on >= since and one.came is not True for one in listed),
        next_on=first.on if first else None,
        is_booked=bool(first and first.is_booked),
    )


def is_asked(found: Standing, today: dt.date) -> bool:
    """Say whether somebody is asked to take a place in what comes next."""
    return found.next_on is not None and not found.is_booked and found.next_on - AHEAD <= today


@dataclass(frozen=True)
class Sure:
    """How sure somebody was of the words by the end of a day: the mean of their last word on each."""

    on: dt.date
    mean: Decimal
    words: int


def sureness(said: Sequence[tuple[dt.date, str, int]]) -> list[Sure]:
    """Return, for each day on which somebody said anything, how sure they were of all that they had spoken of."""
    last: dict[str, int] = {}
    found: dict[dt.date, Sure] = {}
    for on, key, step in sorted(said, key=lambda one: one[0]):
        last[key] = step
        mean = (Decimal(sum(last.values())) / len(last)).quantize(Decimal("0.1"), ROUND_HALF_UP)
        found[on] = Sure(on, mean, len(last))
    return list(found.values())
