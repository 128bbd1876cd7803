"""Where a figure may stand when its target falls due: a simple projection, with its range, and never a fact.

Each period is compared with the same one a year before, because a spring is unlike an autumn; the middle one of
those changes is what a year brings. Where there is no year before, the middle step from period to period is. The
range is as wide as those changes differ among themselves, at the least half of what the figure usually moves in
one period, and widens with every period ahead. Fewer than four
figures, or a day more than two years off, is not projected at all. A projection is drawn apart from what was read,
and no standing is ever worked out from it: it can only warn.
"""

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum
from itertools import pairwise
from operator import ge, gt, le, lt
from statistics import median, pstdev

from goldenthread.domain.calendar import Period, first_of
from goldenthread.domain.measures.figures import DONE_KINDS, Yardstick, written
from goldenthread.domain.measures.goals import Target, by_when, goal

FEWEST = 4
FEWEST_YEARLY = 2
FURTHEST = dt.timedelta(days=730)
MOST_STEPS = 24
NOT_PROJECTED = DONE_KINDS | {"grade", "narrative", "direction"}


class Outlook(StrEnum):
    """What a projection says of a target."""

    LIKELY = "likely to be reached"
    OPEN = "could go either way"
    WARNING = "likely to be missed"


@dataclass(frozen=True)
class Step:
    """One period ahead: the figure projected for it, and the range around it."""

    period: Period
    value: Decimal
    low: Decimal
    high: Decimal


@dataclass(frozen=True)
class Forecast:
    """The periods ahead up to the target's day, and on what the projection rests."""

    steps: Sequence[Step]
    by_year: bool
    figures: int

    @property
    def last(self) -> Step:
        return self.steps[-1]


def project(
    figures: Sequence[tuple[Period, Decimal]], until: dt.date, yardstick: Yardstick, *, today: dt.date
) -> Forecast | None:
    """Return the periods after the last figure up to a day; None where too little is known, or it is too far off.

    `figures` are of one kind of period, in order.
    """
    if yardstick.kind in NOT_PROJECTED or len(figures) < FEWEST or until > today + FURTHEST:
        return None
    ahead = _periods_ahead(figures[-1][0], until)
    if not ahead:
        return None
    known = {period.key: value for period, value in figures}
    moves = [after - before for (_, before), (_, after) in pairwise(figures)]
    yearly = [value - known[before] for period, value in figures if (before := _year_before(period)) in known]
    by_year = len(yearly) >= FEWEST_YEARLY
    values = _by_year(known, ahead, yearly) if by_year else _by_step(figures[-1][1], ahead, moves)
    width = max(_spread(yearly if by_year else moves), median(abs(move) for move in moves) / 2)
    steps = [_step(*pair, width, number, yardstick) for number, pair in enumerate(zip(ahead, values, strict=True), 1)]
    return Forecast(steps, by_year, len(figures))


def outlook(forecast: Forecast, target: Target) -> Outlook | None:
    """Say what a projection means for a plain figure aimed at; None for a target of another shape."""
    if target.value is None or target.reference or target.op not in {">=", ">", "<=", "<"}:
        return None
    last, wanted = forecast.last, target.value
    worst, best = (last.low, last.high) if target.op in {">=", ">"} else (last.high, last.low)
    reached = _REACHED[target.op]
    if reached(worst, wanted):
        return Outlook.LIKELY
    return Outlook.OPEN if reached(best, wanted) else Outlook.WARNING


_REACHED: dict[str, Callable[[Decimal, Decimal], bool]] = {">=": ge, ">": gt, "<=": le, "<": lt}


def aim_ahead(target: Target, *, today: dt.date) -> Target | None:
    """Return the target, or the next of its steps where its day is further off than a projection reaches.

    None where it names no day that one reaches.
    """
    furthest = today + FURTHEST
    if target.due is not None and today < target.due <= furthest:
        return target
    for year in sorted(target.steps):
        ends_on = dt.date(first_of(year) + 1, 8, 31)
        if today < ends_on <= furthest:
            return replace(target, value=target.steps[year], due=ends_on, due_words=f"in {year}", steps={})
    return None


def sentence(forecast: Forecast, yardstick: Yardstick) -> str:
    """Say a projection, with its range and on what it rests."""
    last = forecast.last
    value, low, high = (_shown(each, yardstick) for each in (last.value, last.low, last.high))
    basis = (
        "how each period has changed on the year before" if forecast.by_year else "the steps from period to period"
    )
    return (
        f"If it goes on as it has: {value} in {last.period.label}, most likely between {low} and {high}. "
        f"This rests on {forecast.figures} figures and {basis}."
    )


def warning(forecast: Forecast, target: Target, yardstick: Yardstick) -> str:
    """Say what it would take where even the better end of the range misses the target; nothing elsewhere."""
    if outlook(forecast, target) is not Outlook.WARNING:
        return ""
    assert target.value is not None
    last, left = forecast.last, len(forecast.steps)
    best, more = (last.high, "more") if target.op in {">=", ">"} else (last.low, "less")
    short = _distance(abs(target.value - best), yardstick)
    each = _distance(abs(target.value - last.value) / left, yardstick)
    periods = f"each of the {left} periods left" if left > 1 else "the one period left"
    aim = f"{goal(target, yardstick)}{by_when(target.due_words, target.due)}"
    takes = f"it would take {each} {more} in {periods} than it is heading for"
    return f"Even the better end misses {aim} by {short}: {takes}."


def _periods_ahead(last: Period, until: dt.date) -> list[Period]:
    """Return the periods after the last figure's whose figures speak for the day: all that have ended by then."""
    found: list[Period] = []
    period = last.following()
    while period.ends_on <= until and len(found) < MOST_STEPS:
        found.append(period)
        period = period.following()
    return found


def _year_before(period: Period) -> str:
    return period.same_last_year().key


def _by_year(known: dict[str, Decimal], ahead: Sequence[Period], changes: Sequence[Decimal]) -> list[Decimal]:
    """Carry each period on from the same a year before; what lies a second year off rests on the first."""
    change, latest = median(changes), list(known.values())[-1]
    carried = dict(known)
    for period in ahead:
        carried[period.key] = carried.get(_year_before(period), latest) + change
    return [carried[period.key] for period in ahead]


def _by_step(last: Decimal, ahead: Sequence[Period], moves: Sequence[Decimal]) -> list[Decimal]:
    return [last + median(moves) * number for number in range(1, len(ahead) + 1)]


def _spread(changes: Sequence[Decimal]) -> Decimal:
    """Return twice how far the changes differ among themselves."""
    return 2 * pstdev(changes)


def _step(period: Period, value: Decimal, width: Decimal, number: int, yardstick: Yardstick) -> Step:
    """Widen the range with the root of the periods ahead, and keep a share between nought and a hundred."""
    middle, wide = _within(value, yardstick), width * Decimal(number).sqrt()
    return Step(period, middle, _within(middle - wide, yardstick), _within(middle + wide, yardstick))


def _within(value: Decimal, yardstick: Yardstick) -> Decimal:
    return min(max(value, Decimal(0)), Decimal(100)) if yardstick.scale == 100 else value


def _shown(value: Decimal, yardstick: Yardstick) -> str:
    return written(value, yardstick, exact=True)


def _distance(value: Decimal, yardstick: Yardstick) -> str:
    shown = _shown(value, yardstick)
    return shown.replace("\u00a0%", " percentage points") if yardstick.scale == 100 else shown
