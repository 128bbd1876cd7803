"""What is asked of the members of bodies once a year, and what may be shown of their answers.

A word of confirmation counts for twelve months. Of what people say about a body, only what all said together is
shown, and only once enough of them have; those inside and those outside are shown apart only where there are enough
of each, or the few could be worked out from the whole. A skill is short where fewer have it than the body wants. What
is to be looked at so many times a year is behind once the middle of a share of the year has gone by without its look.
"""

import datetime as dt
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum

from goldenthread.domain.board.seats import months_after

# What somebody said on a day is taken to hold for so many months.
HOLDS = 12

Scores = Mapping[str, int]


def holds_until(made_on: dt.date) -> dt.date:
    """Return the last day on which a confirmation counts."""
    return months_after(made_on, HOLDS)


def is_confirmed(made_on: dt.date | None, today: dt.date) -> bool:
    return made_on is not None and today <= holds_until(made_on)


def asked_again_on(made_on: dt.date | None, since: dt.date) -> dt.date:
    """Return by when a confirmation is due: a month after somebody begins, and then before the last one lapses."""
    return holds_until(made_on) if made_on else months_after(since, 1)


def asked_since(sits_since: dt.date, kept_since: dt.date, today: dt.date) -> dt.date:
    """Return since when somebody can be asked: since they sit there, and not before a register is kept here."""
    return max(sits_since, min(kept_since, today))


@dataclass(frozen=True)
class Have:
    """How many have a skill at the step that counts, and how many more a body wants."""

    key: str
    have: int
    answered: int
    wanted: int

    @property
    def short(self) -> int:
        return max(self.wanted - self.have, 0)


def skills(answers: Sequence[Scores], wanted: Mapping[str, int], *, counts_from: int) -> list[Have]:
    """Say of each skill how many have it. What somebody left open is not counted as lacking it."""
    return [
        Have(
            key,
            sum(answer.get(key, -1) >= counts_from for answer in answers),
            sum(key in answer for answer in answers),
            number,
        )
        for key, number in wanted.items()
    ]


@dataclass(frozen=True)
class Together:
    """What people said of one criterion together: their mean to one place, the lowest and the highest step."""

    mean: Decimal
    lowest: int
    highest: int
    answers: int


def together(answers: Iterable[Scores], key: str, *, least: int) -> Together | None:
    """Return what people said together, or nothing while there are too few of them."""
    said = [answer[key] for answer in answers if key in answer]
    if not said or len(said) < least:
        return None
    mean = (Decimal(sum(said)) / len(said)).quantize(Decimal("0.1"), ROUND_HALF_UP)
    return Together(mean, min(said), max(said), len(said))


def may_part(inside: Sequence[Scores], outside: Sequence[Scores], *, least: int) -> bool:
    """Say whether those inside and those outside may be shown apart."""
    return len(inside) >= least and len(outside) >= least


class Looking(StrEnum):
    """Whether a body has looked as often as the year up to now asks for."""

    BEHIND = "behind"
    ON_COURSE = "on course"
    ENOUGH = "enough"


def looking(looks: Iterable[dt.date], times: int, begins: dt.date, today: dt.date) -> Looking:
    """Say how a body that is to look so many times a year has looked since it began; what is to come counts not."""
    seen = sum(begins <= day <= today for day in looks)
    if seen >= times:
        return Looking.ENOUGH
    due = math.floor(times * (today - begins).days / 365 + 0.5)
    return Looking.BEHIND if seen < due else Looking.ON_COURSE
