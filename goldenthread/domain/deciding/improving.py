"""Which schools improve fastest, and whether help goes where the need is.

Progress is counted in steps of the ladder over the years since a school was first placed: a step back counts against
it, and a school placed less than a year ago is not compared yet. Need is how far below the top of the ladder a school
stands. Help follows need where no school that needs more was given less.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

YEAR = 365


@dataclass(frozen=True)
class Stay:
    """A stay in a phase: the place of the phase on its ladder, from the bottom, and from which day."""

    place: int
    from_on: dt.date


def pace(stays: Sequence[Stay], today: dt.date) -> Decimal | None:
    """Return steps a year since a school was first placed; None while that is less than a year ago."""
    if not stays:
        return None
    days = (today - stays[0].from_on).days
    if days < YEAR:
        return None
    return (Decimal(stays[-1].place - stays[0].place) * YEAR / days).quantize(Decimal("0.01"))


@dataclass(frozen=True)
class Helped:
    """A school with what it needs (steps below the top), and the days of help that it was given lately."""

    name: str
    need: int
    days: Decimal


def against_need(schools: Sequence[Helped]) -> list[tuple[Helped, Helped]]:
    """Return pairs where a school that needs more was given less: the needier first, the worst pair first."""
    found = [
        (needier, other)
        for needier in schools
        for other in schools
        if needier.need > other.need and needier.days < other.days
    ]
    return sorted(found, key=lambda pair: (pair[0].days - pair[1].days, pair[0].name))
